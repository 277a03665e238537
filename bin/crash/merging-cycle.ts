import { seatSuccessors } from '#actions/cases/succeeding.ts'
import { carryOutClosings } from '#actions/organisation/closing.ts'
import { appoint } from '#actions/organisation/people.ts'
import { addUnit } from '#actions/organisation/units.ts'
import { find } from '#db/cases/cases.ts'
import { inTransaction } from '#db/transaction.ts'
import { isLive } from '#domain/cases/case.ts'
import { openRuns } from '#domain/cases/standing.ts'
import type { CaseId, DossierId, PersonId, UnitId } from '#domain/ids.ts'
import { expected } from '#domain/result.ts'
import type { Day } from '#domain/time.ts'
import { archive, begin, type CrashHouse, enterHouse, foundHouse, personIn } from './house.ts'
import { runOrKill } from './killing.ts'
import { actorNamed, submitChange } from './walking.ts'

/** A data folder, how long a merger takes in it, and how many there were. */
export type MergingHouse = { readonly folder: string; readonly took: number; done: number }

type Merged = {
  readonly unit: UnitId
  /** Each with how many revisions there are before. */
  readonly people: readonly { readonly dossier: DossierId; readonly revisions: number }[]
  readonly cases: readonly CaseId[]
}

const revisionsOf = async ({ app }: CrashHouse, dossier: DossierId): Promise<number> =>
  (await app.db.selectFrom('revisions').select('id').where('dossier_id', '=', dossier).execute()).length

const [people, waiting] = [8, 3]

/** Merges two departments: the second shows how long it takes once the program was loaded before. */
export async function foundMerging(folder: string): Promise<MergingHouse> {
  await foundHouse(folder)
  const house = { folder, took: 0, done: 0 }
  await merge(house, await department(house))
  const { took } = await merge(house, await department(house))
  return { ...house, took }
}

/** A department with people, and with cases that wait for its head. */
async function department(house: MergingHouse): Promise<Merged> {
  const at = house.done
  house.done += 1
  const founding = await enterHouse(house.folder)
  const unit = await addDepartment(founding, at)
  await founding.close()
  // Whoever keeps dossiers of the company keeps those of a new department from the next opening on.
  const entered = await enterHouse(house.folder)
  const merged = await peopled(entered, unit, at)
  await entered.close()
  return merged
}

async function addDepartment(house: CrashHouse, at: number): Promise<UnitId> {
  const { app } = house
  const opened = '2000-01-01' as Day
  const [root] = [...app.directory.units.values()].filter(({ parent }) => parent === undefined)
  if (!root) throw new Error('There is no company.')
  return inTransaction(app, async (app) => {
    const adding = {
      parent: root.id,
      kind: 'department',
      name: `并入部${at}`,
      code: `m${at}`,
      openedOn: opened,
    } as const
    const unit = expected(await addUnit(app, 'system', adding))
    const head = { from: opened, title: '部长', rank: 3, unit, person: personOf(house), kind: 'head' } as const
    expected(await appoint(app, 'system', head))
    return unit
  })
}

async function peopled(house: CrashHouse, unit: UnitId, at: number): Promise<Merged> {
  const { app } = house
  const all: Merged['people'][number][] = []
  for (let person = 0; person < people; person += 1) {
    const dossier = await begin(app, actorNamed(house, 'hr'), personIn(unit, 20_000 + at * people + person))
    await archive(app, dossier)
    all.push({ dossier, revisions: await revisionsOf(house, dossier) })
  }
  const cases: CaseId[] = []
  for (const { dossier } of all.slice(0, waiting)) {
    const id = await submitChange(house, dossier, 'update', () => {})
    if (id) cases.push(id)
  }
  return { unit, people: all, cases }
}

/** Who heads whatever is to be merged: nobody whom a route asks otherwise. */
const personOf = (house: CrashHouse): PersonId => actorNamed(house, 'archivist').person

type Killing = { readonly after?: number; readonly torn?: boolean }

async function merge({ folder }: MergingHouse, merged: Merged, { after, torn = false }: Killing = {}) {
  const house = await enterHouse(folder)
  const [into] = house.units
  await house.close()
  const given = [folder, merged.unit, into ?? '', ...(torn ? ['torn'] : [])]
  return { ...(await runOrKill('./merging.ts', given, { after, says: true })), into: into as UnitId }
}

type Round = {
  /** When it is killed, as a share of how long it takes. */
  readonly at: number
  readonly torn?: boolean
  /** Goes on as a program would that looks at open units alone: the control, which must be noticed. */
  readonly careless?: boolean
}

/** One merger that is killed, and what is there once the house has gone on with it by itself. */
export async function mergingCycle(house: MergingHouse, { at, torn = false, careless = false }: Round) {
  const merged = await department(house)
  const { isKilled, into } = await merge(house, merged, torn ? { torn } : { after: at * house.took })
  const entered = await enterHouse(house.folder)
  await carryOutClosings(entered.app)
  if (!careless) await seatSuccessors(entered.app)
  const wrong = await wrongIn(entered, merged, into)
  await entered.close()
  return { isKilled, wrong }
}

/** Everybody went over once, the unit is closed once if the order was given at all, and no case waits for its former head. */
async function wrongIn(house: CrashHouse, { unit, people, cases }: Merged, into: UnitId): Promise<readonly string[]> {
  const { app } = house
  const isClosed = app.directory.units.get(unit)?.closedOn !== undefined
  const wrong = [...(await toldWrong(house, unit, isClosed)), ...(await casesWrong(house, cases, isClosed))]
  for (const { dossier, revisions } of people) {
    const now = app.roster.entry(dossier)?.subject.unit
    if (now !== (isClosed ? into : unit)) wrong.push(`${dossier} is in ${now}`)
    const moves = (await revisionsOf(house, dossier)) - revisions
    if (moves !== (isClosed ? 1 : 0)) wrong.push(`${dossier} was moved ${moves} times`)
  }
  return [...wrong, ...app.seals.unsound().map(({ kind, what }) => `${kind} is ${what}`)]
}

/** Where the log says of the unit something else than the tree. */
async function toldWrong({ app }: CrashHouse, unit: UnitId, isClosed: boolean): Promise<readonly string[]> {
  const acts = ['unit.merging', 'unit.merged'] as const
  const log = await app.db.selectFrom('log').select(['act', 'body']).where('act', 'in', acts).execute()
  const [ordered, done] = acts.map(
    (act) => log.filter((entry) => entry.act === act && entry.body.includes(unit)).length,
  )
  const times = isClosed ? 1 : 0
  return ordered === times && done === times
    ? []
    : [`ordered ${ordered} times, done ${done} times, closed: ${isClosed}`]
}

async function casesWrong(house: CrashHouse, cases: Merged['cases'], isClosed: boolean): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const id of cases) {
    const asked = await askedIn(house, id)
    if (asked.length === 0) wrong.push(`${id} waits for nobody`)
    if (asked.includes(personOf(house)) === isClosed) wrong.push(`${id} waits for the wrong one`)
  }
  return wrong
}

/** Who is asked in a case that is under way; nobody where it is not. */
async function askedIn({ app }: CrashHouse, id: CaseId): Promise<readonly PersonId[]> {
  const theCase = await find(app, id)
  if (!theCase || !isLive(theCase.state)) return []
  return openRuns(theCase.state).flatMap(({ seats }) => seats.flatMap(({ candidates }) => candidates))
}
