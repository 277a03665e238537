import { afterAll, beforeAll, expect, it } from 'vitest'
import { moveDossier } from '#actions/dossiers/archiving.ts'
import { createDraft } from '#actions/dossiers/beginning.ts'
import { packed, unpacked } from '#db/returns/packed.ts'
import { inTransaction } from '#db/transaction.ts'
import type { DossierId } from '#domain/ids.ts'
import { expected } from '#domain/result.ts'
import { countedBy } from '#domain/returns/asked.ts'
import { tallyOf } from '#domain/returns/figures.ts'
import { countingIn } from '#domain/returns/snapshot.ts'
import { readListQuery } from '#domain/roster/query.ts'
import { figureText } from '#domain/statistics/figure.ts'
import { tableKeys } from '#domain/statistics/tables/index.ts'
import { groupsOf, tally } from '#domain/statistics/tally.ts'
import type { Day } from '#domain/time.ts'
import { takeReturn } from '#gate/returns/freezing.ts'
import { listedOf } from '#gate/returns/names.ts'
import { unitsFor } from '#gate/returns/reading.ts'
import { viewerFor } from '#gate/statistics/counting.ts'
import { paths } from '#views/paths.ts'
import { organisation } from '../domain/statistics/people.ts'
import { begun, freeze } from '../routes/returns.ts'
import { type World, world } from '../world.ts'

let w: World

const tables = tableKeys
const day = '2026-11-24' as Day

async function file(seed: number, count: number) {
  const places = [w.units.tech, w.units.finance, w.units.office]
  for (const [at, { versions }] of organisation(seed, count).people.entries()) {
    const records = Object.entries(versions.at(-1)?.contents ?? {}).flatMap(([section, records]) =>
      (records ?? []).map(({ fields }) => ({
        section,
        fields: section === 'basic' ? { ...fields, name: `丁某${at}`, unit: places[at % places.length] } : fields,
      })),
    )
    await inTransaction(w.app, async (app) => {
      const asked = { entity: w.units.company, keeper: 'hr', records: records as never } as const
      const made = expected(await createDraft(app, w.actor('hr'), asked))
      for (const state of ['confirming', 'approving', 'archived'] as const) await moveDossier(app, made, state)
    })
  }
}

beforeAll(async () => {
  w = await world(undefined, 'enterprise')
  await file(11, 12)
})

afterAll(() => w.close())

const wanted = () => ({ day, clock: 'effective' as const, tables, units: unitsFor(w.app, w.actor('hr'), tables) })

it('freezes one state of the house while others write to it', async () => {
  let done = false
  const writing = (async () => {
    for (let seed = 20; !done && seed < 32; seed += 1) await file(seed, 1)
  })()
  const { snapshot, tables: frozen } = await takeReturn(w.app, w.actor('hr'), wanted())
  done = true
  await writing
  const isMean = (is: string | undefined) => is === 'mean'
  for (const table of frozen) {
    const { census, mayCount } = countingIn(snapshot, countedBy(table.key))
    const again = tally(census, table.layout, mayCount(groupsOf(table.layout)))
    const people = ({ rows, columns }: typeof again) =>
      rows.map(({ path, cells }) => [path, cells.filter((_, at) => !isMean(columns[at]?.is))])
    expect(people(tallyOf(table)), table.key).toEqual(people(again))
  }
  const staff = frozen.find(({ key }) => key === 'by-department')?.people
  for (const key of ['by-rank', 'by-sex', 'by-age', 'by-education'] as const)
    expect(frozen.find((table) => table.key === key)?.people, key).toBe(staff)
})

it('keeps people in few bytes and gives them back as they were', async () => {
  const { snapshot } = await takeReturn(w.app, w.actor('hr'), wanted())
  const { things: _, ...held } = snapshot
  expect(await unpacked(await packed(snapshot))).toEqual(held)
})

it('opens under every number of a return as many names as it counted, with those whom the reader may list', async () => {
  const id = await begun(w, { table: tables, day })
  expect((await freeze(w, id)).status).toBe(303)
  const hr = w.actor('hr')
  const { text } = await w.as('hr').get(paths.returnTable(id, 'by-department'))
  const figures = [...text.matchAll(/\/dossiers\?figure=([^"]+)"[^>]*>(\d+)</g)]
  expect(figures.length).toBeGreaterThan(20)
  for (const [, figure = '', number] of figures) {
    const { query } = readListQuery([['figure', decodeURIComponent(figure)]])
    const viewer = await viewerFor(w.app, hr, query)
    expect(viewer.among?.frozen, figure).toEqual({ people: Number(number), hidden: 0 })
    expect(w.app.roster.list(viewer, query).count, figure).toBe(Number(number))
  }
})

it('opens nobody under a figure of a return for whoever may not see it, nor under one of another day or of groups that no table has', async () => {
  const id = await begun(w, { table: ['by-sex', 'on-the-rolls'], day })
  await freeze(w, id)
  const figure = { of: 'staff', day, clock: 'effective', within: ['who', 'career'], where: [], frozen: id } as const
  const count = async (who: 'hr' | 'legal' | 'headTech', one: Parameters<typeof figureText>[0]) => {
    const { query } = readListQuery([['figure', figureText(one)]])
    return w.app.roster.list(await viewerFor(w.app, w.actor(who), query), query).count
  }
  expect(await count('hr', figure)).toBeGreaterThan(0)
  expect(await count('hr', { ...figure, day: '2026-11-23' as Day })).toBe(0)
  expect(await count('hr', { ...figure, within: ['who', 'pay'] })).toBe(0)
  expect(await count('legal', { ...figure, of: 'present', within: ['who'] })).toBe(0)
  expect(await count('headTech', figure)).toBe(0)
})

it('lists nobody whose dossier is no more', () => {
  const gone = '00000000-0000-7000-8000-00000000dead' as DossierId
  expect(listedOf(w.app, w.actor('hr'), [gone, w.dossiers.wang], new Set(['who']))).toEqual([w.dossiers.wang])
})
