import { addUnit } from '#actions/organisation/units.ts'
import type { DossierId, UnitId } from '#domain/ids.ts'
import { createMemo } from '#domain/memo.ts'
import { expected } from '#domain/result.ts'
import type { Census } from '#domain/statistics/census.ts'
import type { Known } from '#domain/statistics/person.ts'
import { type Day, dayOf } from '#domain/time.ts'
import { createAhead } from '#memory/statistics/ahead.ts'
import { createTaking } from '#memory/statistics/taking.ts'
import { knownOf } from '../../test/domain/statistics/census-of.ts'
import { organisation } from '../../test/domain/statistics/people.ts'
import { type World, world } from '../../test/world.ts'

/** So many people differ from each other; larger houses have them again. */
const different = 20_000

/** So many sections stand below the departments of the house. */
const sections = 60

export type FiguresHouse = {
  readonly w: World
  /** Tells today apart. */
  readonly ahead: () => Promise<void>
  /** Forgets what was counted, so that the next request counts. */
  readonly forget: () => void
}

/** A house whose figures know so many people, without a dossier of theirs: whoever asks for figures may list all of them. */
export async function figuresHouse(people: number): Promise<FiguresHouse> {
  const w = await world(undefined, 'enterprise')
  const known = peopleOf(people, await unitsOf(w))
  const places = known.map(({ dossier }) => dossier)
  const reading = { known: () => known, places: () => places, version: () => 1 }
  const taking = createTaking({
    ready: async () => {},
    reading: () => reading,
    workedOut: () => [],
    directory: w.app.directory,
    postsThen: () => [],
    rooms: () => ['A', 'B', 'C'],
    moved: () => {},
    today: () => dayOf(w.app.now()),
    peopleAtOnce: 250,
    placesAtOnce: 1_000,
  })
  const answers = createMemo<unknown>(500)
  const marks = new WeakMap<Census, Uint8Array>()
  const everybody = (census: Census) => {
    const made = marks.get(census) ?? new Uint8Array(census.end()).fill(1)
    marks.set(census, made)
    return made
  }
  Object.assign(w.app, {
    statistics: {
      ...w.app.statistics,
      ready: async () => {},
      takesLong: () => false,
      version: () => 1,
      prepared: taking.prepared,
      census: (...[day, clock, of = 'people']: Parameters<typeof w.app.statistics.census>) =>
        taking.census(day, clock, of),
      remembered: <Answer>(key: string, make: () => Answer) => answers.get(key, make) as Answer,
      beside: everybody,
    },
  })
  const ahead = createAhead({ oneTurn: taking.oneTurn, history: () => w.app.directory.unitHistory })
  return { w, ahead: () => ahead.begin(dayOf(w.app.now())), forget: answers.clear }
}

async function unitsOf({ app, units }: World): Promise<readonly UnitId[]> {
  const departments = [units.tech, units.finance, units.hr, units.office]
  const made: UnitId[] = [...departments]
  for (let at = 0; at < sections; at += 1) {
    const parent = departments[at % departments.length] as UnitId
    const unit = {
      name: `第${at + 1}科`,
      code: `S${at}`,
      kind: 'section',
      openedOn: '2000-01-01' as Day,
      parent,
    } as const
    made.push(expected(await addUnit(app, 'system', unit)))
  }
  return made
}

function peopleOf(many: number, units: readonly UnitId[]): readonly Known[] {
  const few = organisation(1, Math.min(many, different)).people.map(knownOf)
  return Array.from({ length: many }, (_, at): Known => {
    const one = few[at % few.length] as Known
    const unit = units[(at * 7) % units.length] as UnitId
    return {
      ...one,
      dossier: `${one.dossier}-${at}` as DossierId,
      versions: one.versions.map((version) => {
        const { listed } = version
        return { ...version, listed: { ...listed, who: { ...listed.who, unit } } }
      }),
    }
  })
}
