import { afterAll, beforeAll, expect, it } from 'vitest'
import { moveDossier } from '#actions/dossiers/archiving.ts'
import { createDraft } from '#actions/dossiers/beginning.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Group } from '#domain/access/groups.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import { expected } from '#domain/result.ts'
import { type Cross, crossText, groupsOfCross } from '#domain/statistics/cross.ts'
import { measureOf, personMeasures } from '#domain/statistics/measures/index.ts'
import { paths } from '#views/paths.ts'
import { organisation, random } from '../domain/statistics/people.ts'
import { plainly } from '../routes/addresses.ts'
import { type Cast, type World, world } from '../world.ts'

/** Two houses of the same people: what finance may not read is another in each. */
let houses: readonly World[]

/** What stands of a group that finance lists is the one's, everything else the other's. */
const open: readonly Group[] = ['who', 'pay', 'contact']

beforeAll(async () => {
  houses = await Promise.all([houseOf(41), houseOf(42)])
})
afterAll(() => Promise.all(houses.map((w) => w.close())))

async function houseOf(seed: number): Promise<World> {
  const w = await world(undefined, 'enterprise')
  const [shown, hidden] = [organisation(40, 8).people, organisation(seed, 8).people]
  const places = [w.units.tech, w.units.finance, w.units.office]
  for (const [at, one] of shown.entries()) {
    const [own, other] = [one.versions.at(-1)?.contents ?? {}, hidden[at]?.versions.at(-1)?.contents ?? {}]
    const records = Object.entries(other).flatMap(([section, records]) =>
      (records ?? []).map(({ fields }, nth) => {
        const visible = sectionOf(section)?.fields.filter(({ group }) => open.includes(group)) ?? []
        const mine = own[section as keyof typeof own]?.[nth]?.fields ?? {}
        const seen = Object.fromEntries(visible.flatMap(({ key }) => (key in mine ? [[key, mine[key]]] : [])))
        const whose = Object.fromEntries(visible.map(({ key }) => [key, undefined]))
        const named = section === 'basic' ? { name: `丙某${at}`, unit: places[at % places.length] } : {}
        const all = Object.entries({ ...fields, ...whose, ...seen, ...named })
        return { section, fields: Object.fromEntries(all.filter(([, value]) => value !== undefined)) }
      }),
    )
    await inTransaction(w.app, async (app) => {
      const made = expected(
        await createDraft(app, w.actor('hr'), { entity: w.units.company, keeper: 'hr', records: records as never }),
      )
      for (const state of ['confirming', 'approving', 'archived'] as const) await moveDossier(app, made, state)
    })
  }
  return w
}

/** Everything that somebody is answered about a table that the HR lead shares with finance. */
async function answersOf(w: World, who: Cast, text: string): Promise<readonly (readonly [number, string])[]> {
  const lead = w.as('hrLead')
  const { location } = await lead.post(paths.savedCrosses(), { asked: text, name: '共享的表' })
  const id = (new URL(location ?? '', 'http://x').searchParams.get('saved') ?? '') as never
  const step = (what: 'share' | 'removal', version: string, more = {}) =>
    lead.post(paths.savedCrossStep(id, what), { version, ...more })
  expect((await step('share', '1', { duty: 'finance' })).status).toBe(303)
  const reader = w.as(who)
  expect((await reader.post(paths.savedCrossStep(id, 'pin'), { how: 'pin' })).status).toBe(303)
  const asked = text.split('~').slice(1).join('&')
  const answers = [
    await reader.get(paths.savedCrosses()),
    await reader.get(paths.savedCross(id)),
    await reader.get(paths.home()),
    await reader.get(paths.pinnedCrosses()),
    await reader.get(`${paths.statisticsCross()}?${asked}&saved=${id}`),
    await reader.post(paths.crossSheet(), { asked: text, saved: id }),
    await reader.post(paths.crossFile(), { cross: id }),
  ]
  expect((await step('removal', '2')).status).toBe(303)
  return answers.map(({ status, text }) => [status, plainly(text)] as const)
}

it('answers whoever may not read a group the same about a shared table that uses it, whatever its values are', async () => {
  const chosen = random(9)
  const barred = personMeasures.filter((key) => !open.includes(measureOf(key).group as Group))
  const tables = [
    ...Array.from(
      { length: 6 },
      (): Cross => ({
        of: chosen.one(['present', 'staff', 'joined'] as const),
        rows: [chosen.one(barred)],
        columns: chosen.chance(0.5) ? [chosen.one(personMeasures)] : [],
        reckoned: { is: 'people' },
        share: 'none',
        where: [],
      }),
    ),
    { of: 'present', rows: [], columns: [], reckoned: { is: 'mean', amount: 'age' }, share: 'none', where: [] },
  ] satisfies Cross[]
  const [one, other] = houses
  if (!one || !other) throw new Error('There are two.')
  let differs = 0
  for (const cross of tables) {
    const text = crossText(cross)
    expect(
      [...groupsOfCross(cross)].some((group) => !open.includes(group as Group)),
      text,
    ).toBe(true)
    expect(await answersOf(other, 'finance', text), text).toEqual(await answersOf(one, 'finance', text))
    const seen = async (w: World) =>
      (await w.as('hrLead').get(`/statistics/cross?${text.slice(2).replaceAll('~', '&')}`)).text
    if (plainly(await seen(one)) !== plainly(await seen(other))) differs += 1
  }
  // Whoever may read them is told what differs.
  expect(differs).toBeGreaterThan(3)
})
