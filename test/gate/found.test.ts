import { afterEach, beforeEach, expect, it } from 'vitest'
import { findingsIn } from '#domain/checks/findings.ts'
import type { PartialDate } from '#domain/time.ts'
import { foundIn } from '#gate/asides/found.ts'
import { type Reading, readDossier } from '#gate/dossiers/reader.ts'
import { houseOf } from '#house/house.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type Cast, cast, type FormValues, type World, world } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

/** What everybody is told of every dossier, each asked twice, against the rules run anew. */
async function agreesWithTheRules() {
  for (const [key, dossier] of Object.entries(w.dossiers)) {
    for (const who of Object.keys(cast) as Cast[]) {
      const read = await readDossier(w.app, w.actor(who), dossier, { act: 'dossier.read' })
      if (read) for (const asked of asking) agrees(read, asked, `${who} ${key}`)
    }
  }
}

const days = ['20260901', '20560901'] as PartialDate[]
const asking = days.flatMap((today) => [[], ['XH-0001']].map((alike) => ({ today, alike })))

function agrees(read: Reading, asked: (typeof asking)[number], what: string) {
  const afresh = findingsIn(read.contents, { groups: read.groups, ...asked })
  for (const _ of [1, 2]) expect(foundIn(w.app, read, asked), what).toEqual(afresh)
}

const save = async (typed: FormValues) => {
  const action = paths.sectionRecords(w.dossiers.zhou, 'basic')
  const { text } = await w.as('hr').get(paths.section(w.dossiers.zhou, 'basic'))
  return (await w.as('hr').post(action, { ...drawnForm(text, action), ...typed })).status
}

const reading = async () => {
  const found = await readDossier(w.app, w.actor('hr'), w.dossiers.zhou, { act: 'dossier.read' })
  if (!found) throw new Error('There is no such dossier.')
  return found
}

const today = '20260901' as PartialDate

it('tells everybody what the rules find in what that person may see, before and after a change', async () => {
  await agreesWithTheRules()
  expect(await save({ workStart: '2000.08' })).toBe(303)
  await agreesWithTheRules()
  expect(await save({ workStart: '1986.08', birth: '1985.01' })).toBe(303)
  await agreesWithTheRules()
})

it('runs the rules once for what nobody has changed', async () => {
  const first = foundIn(w.app, await reading(), { today })
  expect(foundIn(w.app, await reading(), { today })).toBe(first)
  await save({ workStart: '2000.08' })
  expect(foundIn(w.app, await reading(), { today })).not.toBe(first)
})

it('never tells whoever sees fewer groups what was found for another', async () => {
  const read = await reading()
  expect(foundIn(w.app, read, { today }).size).toBeGreaterThan(0)
  const less = { ...read, groups: new Set(['photo'] as const) }
  const afresh = findingsIn(less.contents, { groups: less.groups, today })
  expect(foundIn(w.app, less, { today })).toEqual(afresh)
  expect(afresh).not.toEqual(foundIn(w.app, read, { today }))
})

it('remembers nothing of a dossier of which a part cannot be read', async () => {
  const damaged = { ...(await reading()), lines: { read: 3, of: 4 } }
  expect(foundIn(w.app, damaged, { today })).not.toBe(foundIn(w.app, damaged, { today }))
})

it('remembers nothing once the house is locked', async () => {
  const read = await reading()
  const before = foundIn(w.app, read, { today })
  await houseOf(w.app).seal()
  expect(foundIn(w.app, read, { today })).not.toBe(before)
})
