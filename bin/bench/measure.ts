import { setTimeout as pause } from 'node:timers/promises'
import { load, percentile, type Round, type Target } from './load.ts'
import type { Server } from './processes.ts'
import type { Work } from './work.ts'

/** One line of the table. `value` and `bare` are in `unit`; `goal` is a share of the bare stack, or null where there is none. */
export type Row = {
  readonly work: string
  readonly unit: string
  readonly value: number
  readonly p50: number | null
  readonly p95: number | null
  readonly bare: number | null
  readonly share: number | null
  readonly goal: number | null
  readonly met: boolean | null
}

export type Sides = {
  readonly real: { readonly server: Server; readonly cookie: string }
  readonly bare: { readonly server: Server; readonly urls: readonly (readonly string[])[] }
}

/**
 * One kind of work, in alternating rounds so that both sides meet the same machine: a share is the middle one of the
 * pairs. `peak` is told the memory after each round of the application.
 */
export async function measure(
  { work, goal, urls }: Work,
  at: number,
  { real, bare }: Sides,
  {
    rounds,
    seconds,
    peak,
  }: { readonly rounds: number; readonly seconds: number; readonly peak: (mebibytes: number) => void },
): Promise<Row & { readonly bytes: readonly [real: number, bare: number] }> {
  const ours = { port: real.server.port, cookie: real.cookie, urls }
  const theirs = { port: bare.server.port, urls: bare.urls[at] ?? [] }
  await untilAnswered(ours)
  await load(ours, { seconds: seconds / 2 })
  await load(theirs, { seconds: seconds / 2 })
  const pairs: { readonly our: Round; readonly their: Round }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const our = await load(ours, { seconds })
    peak(real.server.memory())
    pairs.push({ our, their: await load(theirs, { seconds }) })
  }
  const took = pairs.flatMap(({ our }) => our.took)
  const share = middle(pairs.map(({ our, their }) => our.rate / their.rate))
  return {
    work,
    unit: 'answers/s',
    value: middle(pairs.map(({ our }) => our.rate)),
    p50: percentile(took, 50),
    p95: percentile(took, 95),
    bare: middle(pairs.map(({ their }) => their.rate)),
    share,
    goal,
    met: share >= goal,
    bytes: [middle(pairs.map(({ our }) => our.bytes)), middle(pairs.map(({ their }) => their.bytes))],
  }
}

/** Whoever asks for the first figure is led to a page that says how far the reading of all dossiers is. */
async function untilAnswered({ port, cookie, urls: [url = '/'] }: Target): Promise<void> {
  const headers = { Cookie: cookie ?? '', 'Sec-Fetch-Site': 'same-origin' }
  for (let isLed = true; isLed; ) {
    const answer = await fetch(`http://127.0.0.1:${port}${url}`, { headers })
    await answer.body?.cancel()
    isLed = answer.redirected
    if (isLed) await pause(100)
  }
}

const middle = (values: readonly number[]): number => percentile(values, 50)
