import { setImmediate } from 'node:timers/promises'
import * as deputies from '#db/organisation/deputies.ts'
import * as offices from '#db/organisation/offices.ts'
import * as posts from '#db/organisation/posts.ts'
import * as sealed from '#db/organisation/sealed.ts'
import * as units from '#db/organisation/units.ts'
import { inTransaction } from '#db/transaction.ts'
import { Conflict } from '#domain/errors.ts'
import type { UnitId } from '#domain/ids.ts'
import { postsOn } from '#domain/organisation/post-history.ts'
import { inForce } from '#domain/organisation/span.ts'
import type { PlannedPost, PlannedUnit, TableKnown, TablePlan } from '#domain/organisation/table/plan.ts'
import type { PlannedOffice } from '#domain/organisation/table/planned-offices.ts'
import { unitsOn } from '#domain/organisation/unit-history.ts'
import type { Result } from '#domain/result.ts'
import { type Day, dayOf } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { expectOffice } from './expected.ts'
import { admit, type By } from './founder.ts'
import { addDeputy } from './offices.ts'
import { appoint } from './people.ts'
import { addPost } from './posts.ts'
import { addUnit } from './units.ts'

/** What the house knows of its tree on a day, for a table to be planned against. Numbers alone find people. */
export async function knownOn(app: App, day: Day): Promise<TableKnown> {
  const [history, accounts] = [await units.history(app), await sealed.listAccounts(app)]
  const persons = new Map(
    accounts.filter(({ active }) => active).map(({ staffNumber, person }) => [staffNumber, person]),
  )
  return {
    units: unitsOn(history, day),
    founded: history.founded,
    offices: (await offices.list(app)).filter(inForce(day)),
    deputies: (await deputies.list(app)).filter(inForce(day)),
    expected: (await sealed.expectedOffices(app)) ?? [],
    posts: postsOn(await posts.history(app), day),
    day,
    personOf: (number) => persons.get(number),
  }
}

/** How many of each were kept. */
export type TableKept = { readonly units: number; readonly offices: number; readonly posts: number }

/**
 * 保留部门表: makes of the tree what the plan says, a few lines a transaction, units before what hangs on them. Throws Conflict
 * where somebody changed the tree since it was planned. What stands there already is no part of a plan: after a break in the middle the table is planned
 * and kept again, and only the rest is done.
 */
export async function keepTable(app: App, by: By, plan: TablePlan, day: Day): Promise<TableKept> {
  admit(app, by)
  if (plan.problems.length > 0) throw new Error('A table with refused lines is not kept.')
  const ids = new Map<string, UnitId>()
  const added = plan.tree.filter(({ line }) => line !== undefined)
  const idOf = (key: string) => ids.get(key) ?? (key as UnitId)
  try {
    await inLots(app, added, async (app, unit) => void ids.set(unit.key, await keepUnit(app, by, unit, idOf, day)))
    await inLots(app, plan.posts, (app, post) => keepPost(app, by, post, idOf, sinceOf(added, post.unit, day)))
    await inLots(app, plan.offices, (app, office) =>
      keepOffice(app, by, office, idOf, sinceOf(added, office.unit, day)),
    )
  } finally {
    await app.directory.reload()
  }
  return { units: added.length, offices: plan.offices.length, posts: plan.posts.length }
}

/** So few lines are written in one transaction that nobody waits for them (docs/decisions/0107). */
const lot = 5

async function inLots<Line>(app: App, lines: readonly Line[], keep: (app: App, line: Line) => Promise<void>) {
  for (let at = 0; at < lines.length; at += lot) {
    await inTransaction(app, async (app) => {
      for (const line of lines.slice(at, at + lot)) await keep(app, line)
    })
    await setImmediate()
  }
}

type IdOf = (key: string) => UnitId

async function keepUnit(app: App, by: By, unit: PlannedUnit, idOf: IdOf, day: Day): Promise<UnitId> {
  const { name, code, kind, parent, series, since = day } = unit
  if (parent === undefined || kind === 'group') throw new Error('The top of the tree is founded, not added.')
  const added = { parent: idOf(parent), name, code, kind, openedOn: since, ...(series && { series }) }
  return mustTake(await addUnit(app, by, added))
}

async function keepPost(app: App, by: By, { line: _, unit, ...post }: PlannedPost, idOf: IdOf, from: Day) {
  const since = from > dayOf(app.now()) ? from : undefined
  mustTake(await addPost(app, by, { unit: idOf(unit), ...post, since }))
}

/** Of a number without an account it is noted who is waited for. */
async function keepOffice(app: App, by: By, office: PlannedOffice, idOf: IdOf, from: Day) {
  const { person, kind, title, rank, number } = office
  const unit = idOf(office.unit)
  if (!person) return expectOffice(app, by, { unit, kind, number, title, rank })
  const held = { unit, person, title, from }
  mustTake(kind === 'deputy' ? await addDeputy(app, by, held) : await appoint(app, by, { ...held, kind, rank }))
}

function mustTake<Value>(done: Result<Value, string>): Value {
  if (!done.ok) throw new Conflict(done.refusal)
  return done.value
}

/** Nobody heads a unit before it is there. */
const sinceOf = (added: readonly PlannedUnit[], key: string, day: Day): Day => {
  const since = added.find((unit) => unit.key === key)?.since ?? day
  return since > day ? since : day
}
