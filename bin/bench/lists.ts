import { performance } from 'node:perf_hooks'
import { createDraft } from '#actions/dossiers/beginning.ts'
import { inTransaction } from '#db/transaction.ts'
import type { DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { world } from '../../test/world.ts'

/**
 * How long the list of a past day takes when it is asked for first and again, and the history of a dossier with 300 changes:
 * milliseconds of the server's own CPU beside those of the clock. `lists.ts 10000` for more people.
 */
const people = Number(process.argv[2] ?? 1_000)
const w = await world()

async function timed(name: string, work: () => Promise<unknown>) {
  const [from, cpu] = [performance.now(), process.threadCpuUsage()]
  await work()
  const { user, system } = process.threadCpuUsage(cpu)
  process.stdout.write(
    `${name}: ${(performance.now() - from).toFixed(0)} ms, ${((user + system) / 1000).toFixed(0)} ms of CPU\n`,
  )
}

const get = async (path: string) => {
  const { status } = await w.as('hr').get(path)
  if (status !== 200) throw new Error(`${path} was answered ${status}.`)
}

for (let at = 0; at < people; at += 1) {
  const basic = { name: `丁某${at}`, unit: w.units.tech, post: '工程师', birth: '197501' as never }
  await inTransaction(w.app, (app) =>
    createDraft(app, w.actor('hr'), {
      entity: w.units.company,
      keeper: 'hr',
      records: [{ section: 'basic', fields: basic }],
    }),
  )
}
w.clock.forward(10 * 24 * 60)
await get('/dossiers')
await timed(`today's list of ${people}`, () => get('/dossiers'))
await timed('a past day, first', () => get('/dossiers?asOf=2026-11-30'))
await timed('a past day, again', () => get('/dossiers?asOf=2026-11-30'))
await timed('a past day, sorted', () => get('/dossiers?asOf=2026-11-30&sort=birth'))
await timed('another past day, first', () => get('/dossiers?asOf=2026-11-29'))

const { location } = await w.as('hr').post(paths.newDossier(), { name: '丁变更', unit: w.units.tech, post: '工程师' })
const id = (location ?? '').split('/').at(-1) as DossierId
for (let at = 0; at < 300; at += 1)
  await w.as('hr').post(paths.sectionRecords(id, 'training'), { name: `培训${at}`, from: `20${10 + (at % 15)}.01` })
for (const round of [1, 2, 3, 4, 5]) await timed(`history of 300 changes ${round}`, () => get(paths.dossierHistory(id)))
for (const round of [1, 2, 3]) await timed(`its last page ${round}`, () => get(paths.dossierHistory(id, 6)))
await timed('by section', () => get(paths.dossierHistory(id, undefined, { section: 'training' })))
for (const round of [1, 2, 3])
  await timed(`two days ${round}`, () => get(paths.dossierHistory(id, undefined, { first: '2026-11-30' })))
await w.close()
