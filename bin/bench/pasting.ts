import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../../test/forms.ts'
import { world } from '../../test/world.ts'

/**
 * How long 2,000 pasted rows are looked through and saved, and how long others wait meanwhile: the delays of the event loop,
 * and a second client that reads a list every 20 ms and is timed from when it meant to. In a data folder, one process.
 */
const rows = Number(process.argv[2] ?? 2_000)
const folder = mkdtempSync(join(tmpdir(), 'juanzong-pasting-'))
const w = await world(folder)
const { location = '' } = await w.as('hr').post(paths.newDossier(), {
  name: '丁粘贴',
  unit: w.units.tech,
  post: '工程师',
  sex: '男',
  birth: '1990.02',
})
const grid = paths.sectionGrid((location ?? '').split('/').at(-1) as never, 'training')
const pasted = Array.from(
  { length: rows },
  (_, at) => `项目${at}\t20${String(10 + (at % 15))}.${String(1 + (at % 12)).padStart(2, '0')}`,
).join('\n')

async function measured(name: string, work: () => Promise<{ status: number }>) {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const waits: number[] = []
  let isOver = false
  const other = w.as('headTech')
  await other.get(paths.dossiers())
  const second = (async () => {
    for (let due = performance.now(); !isOver; ) {
      await wait(Math.max(0, due - performance.now()))
      await other.get(paths.dossiers())
      waits.push(performance.now() - due)
      due = Math.max(due + 20, performance.now())
    }
  })()
  const turns = countTurns()
  delay.enable()
  const from = performance.now()
  const { status } = await work()
  const took = performance.now() - from
  delay.disable()
  const longest = turns.stop()
  isOver = true
  await second
  waits.sort((a, b) => a - b)
  const of = (share: number) => waits[Math.min(waits.length - 1, Math.floor(waits.length * share))]?.toFixed(0)
  const loop = (value: number) => (value / 1e6).toFixed(0)
  process.stdout.write(
    `${name}: ${status}, ${took.toFixed(0)} ms; loop p99 ${loop(delay.percentile(99))}, max ${loop(delay.max)} ms; ` +
      `longest turn ${longest.toFixed(0)} ms of CPU; ` +
      `second client (${waits.length}) p50 ${of(0.5)}, p99 ${of(0.99)}, max ${of(1)} ms\n`,
  )
}

/** The longest turn of the event loop in milliseconds of its own CPU: the same however busy the machine is otherwise. */
function countTurns() {
  let [isOver, longest, before] = [false, 0, process.threadCpuUsage()]
  const next = () => {
    const { user, system } = process.threadCpuUsage(before)
    longest = Math.max(longest, (user + system) / 1000)
    before = process.threadCpuUsage()
    if (!isOver) setImmediate(next)
  }
  setImmediate(next)
  return {
    stop: () => {
      isOver = true
      return longest
    },
  }
}

const form = await drawnForm((await w.as('hr').get(grid)).text, grid)
for (const round of [1, 2, 3])
  await measured(`check ${round}`, () => w.as('hr').post(grid, { ...form, rows: pasted, step: 'check' }))
const wrong = pasted.replaceAll(/\t.*/g, '\t去年')
for (const round of [1, 2])
  await measured(`check, all wrong ${round}`, () => w.as('hr').post(grid, { ...form, rows: wrong, step: 'check' }))
await measured('save', () => w.as('hr').post(grid, { ...form, rows: pasted, step: 'save' }))
for (const round of [1, 2]) await measured(`open grid ${round}`, () => w.as('hr').get(grid))
await measured('check what is on file', () => w.as('hr').post(grid, { ...form, rows: pasted, step: 'check' }))
await w.close()
rmSync(folder, { recursive: true })
