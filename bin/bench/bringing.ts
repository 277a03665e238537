import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import type { BringingId } from '#domain/ids.ts'
import { withCheck } from '#domain/people/id-number.ts'
import { paths } from '#views/paths.ts'
import { written } from '../../test/domain/imports/person-file.ts'
import { world } from '../../test/world.ts'

/**
 * How long so many exchange files take from the form that is sent to the list of doubts, how long a second client waits
 * meanwhile who reads a list every 20 ms and is timed from when it meant to, and by how much the memory of the process
 * grows. In a data folder, one process; the workers that read count with it.
 */
const files = Number(process.argv[2] ?? 500)
const folder = mkdtempSync(join(tmpdir(), 'juanzong-bringing-'))
const w = await world(folder)

const fileAt = (at: number): File => {
  const number = withCheck(
    `110${String(101 + Math.floor(at / 600)).padStart(3, '0')}1975${dayAt(at)}9${String(at % 100).padStart(2, '0')}`,
  )
  const birth = at % 3 === 0 ? '1975' : '197503'
  return new File([written({ XingMing: `林${at}`, ShenFenZheng: number, ChuShengNianYue: birth })], `${at}.lrmx`)
}
const dayAt = (at: number) => {
  const day = Math.floor(at / 100)
  return `${String(1 + (day % 12)).padStart(2, '0')}${String(1 + Math.floor(day / 12)).padStart(2, '0')}`
}

const other = w.as('headTech')
await other.get(paths.dossiers())
await w.as('hr').get(paths.bringings())
globalThis.gc?.()
const before = process.memoryUsage().rss
let [highest, isOver] = [before, false]
const waits: number[] = []
const delay = monitorEventLoopDelay({ resolution: 1 })
const second = (async () => {
  for (let due = performance.now(); !isOver; ) {
    await wait(Math.max(0, due - performance.now()))
    await other.get(paths.dossiers())
    waits.push(performance.now() - due)
    highest = Math.max(highest, process.memoryUsage().rss)
    due = Math.max(due + 20, performance.now())
  }
})()

const form = Array.from({ length: files }, (_, at) => fileAt(at))
delay.enable()
const from = performance.now()
const sent = await w.as('hr').post(paths.bringings(), { unit: w.units.finance, files: form })
const answered = performance.now() - from
const loops = [delay.max]
delay.reset()
const id = (sent.location ?? '').split('/').at(-1) as BringingId
await w.app.bringer.rest()
const read = performance.now() - from
loops.push(delay.max)
delay.reset()
const page = await w.as('hr').get(paths.bringing(id))
const listed = performance.now() - from
loops.push(delay.max)
delay.disable()
isOver = true
await second

const counts = await w.app.db
  .selectFrom('brought')
  .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
  .groupBy('state')
  .execute()
waits.sort((a, b) => a - b)
const of = (share: number) => waits[Math.min(waits.length - 1, Math.floor(waits.length * share))]?.toFixed(0)
const seconds = (ms: number) => (ms / 1000).toFixed(1)
process.stdout.write(
  `${files} files: form answered ${sent.status} after ${seconds(answered)} s, all read after ${seconds(read)} s, ` +
    `list of doubts ${page.status} after ${seconds(listed)} s (goal 60 s)\n` +
    `${counts.map(({ state, count }) => `${state} ${count}`).join(', ')}\n` +
    `second client (${waits.length}) p50 ${of(0.5)}, p99 ${of(0.99)}, max ${of(1)} ms; ` +
    `longest turn of the loop while sent, read, listed: ${loops.map((one) => (one / 1e6).toFixed(0)).join(', ')} ms\n` +
    `memory ${Math.round(before / 2 ** 20)} MiB, highest ${Math.round(highest / 2 ** 20)} MiB: ` +
    `grew by ${Math.round((highest - before) / 2 ** 20)} MiB (goal 100)\n`,
)
await w.close()
rmSync(folder, { recursive: true })
