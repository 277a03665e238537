import { setImmediate } from 'node:timers/promises'
import { moveDossier } from '#actions/dossiers/archiving.ts'
import { createDraft } from '#actions/dossiers/beginning.ts'
import * as volumes from '#db/custody/volumes.ts'
import * as materials from '#db/materials/sealed.ts'
import { inTransaction } from '#db/transaction.ts'
import type { DossierId, MaterialId, VolumeId } from '#domain/ids.ts'
import type { Entry } from '#domain/materials/material.ts'
import { expected } from '#domain/result.ts'
import { countedBy } from '#domain/returns/asked.ts'
import { tableKeys } from '#domain/statistics/tables/index.ts'
import { isWorkedOut } from '#domain/statistics/worked-out.ts'
import type { Instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { paths } from '#views/paths.ts'
import { organisation } from '../../test/domain/statistics/people.ts'
import { begun, freeze, sign, signers } from '../../test/routes/returns.ts'
import { world } from '../../test/world.ts'
import { type Goal, row, watched } from './turns.ts'

/**
 * How long it takes to look at an annual return of every table, to freeze and to sign it, how long others wait meanwhile, and what it
 * weighs. `returns.ts 1000` for fewer people.
 */
const people = Number(process.argv[2] ?? 10_000)
const w = await world(undefined, 'enterprise')

const classes = ['1', '2', '3', '4-1', '5', '6', '7', '8', '9-1', '10'] as const

const units = [w.units.tech, w.units.finance, w.units.hr, w.units.office]
for (const [at, { versions }] of organisation(1, people).people.entries()) {
  const records = Object.entries(versions.at(-1)?.contents ?? {}).flatMap(([section, records]) =>
    (records ?? []).map(({ fields }) => ({
      section,
      fields: section === 'basic' ? { ...fields, name: `丙某${at}`, unit: units[at % units.length] } : fields,
    })),
  )
  await inTransaction(w.app, async (app) => {
    const asked = { entity: w.units.company, keeper: 'hr', records: records as never } as const
    const made = expected(await createDraft(app, w.actor('hr'), asked))
    for (const state of ['confirming', 'approving', 'archived'] as const) await moveDossier(app, made, state)
    await belongings(app, made)
  })
}

/** A volume, and ten papers of one class each, which came one year after the other; the last one waits to be filed. */
async function belongings(app: App, dossier: DossierId): Promise<void> {
  await volumes.volumeAt(app.db, dossier, { kind: 'original', serial: 1 }, app.newId<VolumeId>())
  const by = w.account('hr')
  const papers = classes.flatMap((own, at) => {
    const id = app.newId<MaterialId>()
    const came = `${2016 + at}-03-1${at % 10}T02:00:00.000Z` as Instant
    const entry: Entry = { class: own, title: `第${at}份`, copies: 1, pages: 2, form: 'original', volume: 'original' }
    const steps = at === classes.length - 1 ? (['received'] as const) : (['received', 'filed'] as const)
    return steps.map((kind, step) => ({ id, version: step + 1, kind, at: came, by, entry }))
  })
  await materials.add(app, dossier, papers)
}

/** Nobody else waits longer than this for any of it. */
const wait: Goal = { wait: 20 }

async function timed<Answer>(name: string, work: () => Promise<Answer>, goal = wait): Promise<Answer> {
  const { took, answer } = await watched(work)
  process.stdout.write(row(name, [took], goal))
  return answer
}

const table = tableKeys.filter((key) => !isWorkedOut(countedBy(key)))
process.stdout.write(`${people} people, ${table.length} tables\n`)
// What serving any page needs is loaded.
await w.as('hr').get(paths.dossiers())
await timed('the first figure', () => w.as('hr').get(paths.statisticsTable('by-rank')))
await timed('everybody read and today told apart', async () => {
  while (w.app.statistics.takesLong()) await setImmediate()
})
for (const [year, day] of [
  ['first', '2025-12-31'],
  ['next', '2026-11-24'],
] as const) {
  const id = await begun(w, { table, day })
  const as = w.as(signers.maker)
  await timed(`${year}: its page before freezing`, () => as.get(paths.return(id)))
  await timed(`${year}: its page again`, () => as.get(paths.return(id)))
  const frozen = await timed(`${year}: page and freezing`, () => freeze(w, id))
  if (frozen.status !== 303) throw new Error(`Not frozen: ${frozen.status}.`)
  await timed(`${year}: signed once`, () => sign(w.as(signers.reviewer), id))
  await timed(`${year}: signed by all`, () => sign(w.as(signers.head), id))
  await timed(`${year}: its page`, () => as.get(paths.return(id)))
  const { text } = await timed(`${year}: a table`, () => as.get(paths.returnTable(id, 'by-department')))
  const why = /href="([^"]*\/changes\?[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
  if (why) await timed(`${year}: why a cell changed`, () => as.get(why))
  const pdf = () => as.bytes(paths.returnAct(id, 'sheet'), {})
  await timed(`${year}: all tables as one PDF`, pdf, { answer: 3000, ...wait })
  await timed(`${year}: all tables as one PDF, again`, pdf, { answer: 3000, ...wait })
  const parts = await w.app.db.selectFrom('return_parts').selectAll().where('return_id', '=', id).execute()
  const weight = parts.reduce((sum, { content }) => sum + content.byteLength, 0)
  process.stdout.write(`${year}: ${(weight / 1024).toFixed(0)} KB in ${parts.length} envelopes\n`)
}
await w.close()
