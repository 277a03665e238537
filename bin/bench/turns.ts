import { performance } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'

/** What some work took, and the longest turn of the event loop meanwhile, which is what somebody else waits; in milliseconds. */
export type Took = {
  readonly clock: number
  /** Of the thread that serves, by the system in steps of up to 4. */
  readonly processor: number
  readonly turnByClock: number
  readonly turnByProcessor: number
}

/** Milliseconds of the processor that this thread has had. */
function processor(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** Does some work while somebody else asks for a turn each millisecond. */
export async function watched<Answer>(work: () => Promise<Answer>): Promise<{ took: Took; answer: Answer }> {
  let isOver = false
  let [turnByClock, turnByProcessor] = [0, 0]
  const other = (async () => {
    let [clock, used] = [performance.now(), processor()]
    while (!isOver) {
      // Without resting it would be most of what is measured while a worker draws.
      await setTimeout(1)
      const [now, nowUsed] = [performance.now(), processor()]
      turnByClock = Math.max(turnByClock, now - clock)
      turnByProcessor = Math.max(turnByProcessor, nowUsed - used)
      clock = now
      used = nowUsed
    }
  })()
  await new Promise(setImmediate)
  const [clock, used] = [performance.now(), processor()]
  const answer = await work()
  const took = { clock: performance.now() - clock, processor: processor() - used }
  isOver = true
  await other
  return { took: { ...took, turnByClock, turnByProcessor }, answer }
}

/** What must not be longer than `most` milliseconds: how long an answer takes in 95 of 100, or whoever comes meanwhile waits. */
export type Goal = { readonly answer?: number; readonly wait?: number }

/** One row: 50 and 95 of 100 and the longest by processor time, by the clock, the longest turn, and whether each goal is met. */
export function row(name: string, all: readonly Took[], { answer, wait }: Goal = {}): string {
  const of = (one: (took: Took) => number, share: number) => {
    const sorted = all.map(one).toSorted((a, b) => a - b)
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  }
  const said = (one: (took: Took) => number) => [0.5, 0.95, 1].map((share) => of(one, share).toFixed(0)).join(' / ')
  const held = (is: number, most: number | undefined) =>
    most === undefined ? '' : ` (goal ${most}: ${is <= most ? 'met' : 'MISSED'})`
  const [slow, turn] = [of(({ processor }) => processor, 0.95), of(({ turnByProcessor }) => turnByProcessor, 1)]
  return `${name}: ${said(({ processor }) => processor)} ms of processor${held(slow, answer)}, ${said(({ clock }) => clock)} ms by the clock; longest turn ${turn.toFixed(0)} ms of processor${held(turn, wait)}, ${of(({ turnByClock }) => turnByClock, 1).toFixed(0)} by the clock\n`
}
