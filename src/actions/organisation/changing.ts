import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import * as units from '#db/organisation/units.ts'
import type { Actor } from '#domain/access/actor.ts'
import { leadsHr } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import type { UnitId } from '#domain/ids.ts'
import type { Act } from '#domain/log/entry.ts'
import { hinders } from '#domain/organisation/hindrances.ts'
import { entityOf, isOpen, longestName, type Tree, treeOf, type Unit } from '#domain/organisation/unit.ts'
import {
  plannedOf,
  refuseHistory,
  type TreeRefusal,
  type UnitChange,
  type UnitHistory,
  unitsOn,
  versionOf,
} from '#domain/organisation/unit-history.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { type Day, dayOf } from '#domain/time.ts'
import { hindrancesOf, peopleIn } from '#gate/organisation/hindrances.ts'
import type { App } from '#house/app.ts'
import { carryOutClosings } from './closing.ts'
import { admit, type By } from './founder.ts'

/** What becomes of a unit from a day on. A merger names the unit that takes its people over. */
export type UnitChanging = { readonly unit: UnitId; readonly since: Day } & (
  | { readonly what: 'name'; readonly value: string }
  | { readonly what: 'parent'; readonly value: UnitId }
  | { readonly what: 'closing'; readonly value?: UnitId }
)

export type ChangingRefusal =
  | TreeRefusal
  | 'organisation.changed-meanwhile'
  | 'organisation.closed-already'
  | 'organisation.closing-already'
  | 'organisation.root'
  | 'organisation.name-missing'
  | 'organisation.name-long'
  | 'organisation.same'
  | 'organisation.merged-below'
  | 'organisation.other-entity'
  | 'organisation.not-empty'

/**
 * 更名、调整隶属、撤销、合并: the HR lead changes a unit from a day on, drawn from its `version`. A day ahead is announced and
 * falls due by itself; a unit is closed only once nothing hangs on it any more (docs/decisions/0256).
 */
export async function changeUnit(
  app: App,
  actor: Actor,
  changing: UnitChanging & { readonly version: number },
  sent: Command,
): Promise<Result<string, ChangingRefusal>> {
  if (!leadsHr(actor)) throw new Forbidden()
  const done = await once<ChangingRefusal>(app, actor, sent, async (app) => {
    if (versionOf(await units.history(app), changing.unit) !== changing.version)
      return refuse('organisation.changed-meanwhile')
    return recordChange(app, actor.account, changing)
  })
  if (done.ok && changing.what === 'closing') await carryOutClosings(app)
  return done
}

/** The same inside the caller's transaction, for whoever founds the house; what is to be closed is closed when it falls due. */
export async function recordChange(app: App, by: By, changing: UnitChanging): Promise<Result<UnitId, ChangingRefusal>> {
  admit(app, by)
  const history = await units.history(app)
  const refusal = await refuseChange(app, history, changing)
  if (refusal) return refuse(refusal)
  const n = versionOf(history, changing.unit) + 1
  const { unit, since, what } = changing
  const value = what === 'name' ? changing.value.trim() : changing.value
  await units.change(app.db, { unit, n, what, value, since, at: app.now(), by })
  const about = { unit, since, ...(what !== 'name' && value && { to: value }) }
  await log.record(app.db, { at: app.now(), actor: by, act: actOf(changing), about })
  app.whenCommitted(() => app.directory.reload())
  return ok(unit)
}

const actOf = ({ what, value }: UnitChanging): Act =>
  what === 'name' ? 'unit.renamed' : what === 'parent' ? 'unit.moved' : value ? 'unit.merging' : 'unit.closing'

async function refuseChange(
  app: App,
  history: UnitHistory,
  changing: UnitChanging,
): Promise<ChangingRefusal | undefined> {
  const { unit: id, since } = changing
  const today = dayOf(app.now())
  const tree = treeOf(unitsOn(history, since > today ? since : today))
  const unit = tree.units.get(id)
  if (!unit) return 'organisation.unit-unknown'
  if (!isOpen(unit)) return 'organisation.closed-already'
  if (plannedOf(history, id, today).some((one) => one.what === 'closing')) return 'organisation.closing-already'
  const then = unitsOn(history, since).find((one) => one.id === id) ?? unit
  if (changing.what === 'name')
    return refuseName(changing.value.trim(), then) ?? refuseHistory(withIt(history, changing), id, since)
  if (unit.parent === undefined) return 'organisation.root'
  if (changing.what === 'closing') return refuseClosing(app, tree, changing)
  if (changing.value === then.parent) return 'organisation.same'
  const refusal = refuseHistory(withIt(history, changing), id, since)
  return refusal ?? (crosses(app, tree, id, changing.value) ? 'organisation.other-entity' : undefined)
}

function refuseName(name: string, unit: Unit): ChangingRefusal | undefined {
  if (name === '') return 'organisation.name-missing'
  if (name.length > longestName) return 'organisation.name-long'
  return name === unit.name ? 'organisation.same' : undefined
}

async function refuseClosing(
  app: App,
  tree: Tree,
  { unit, since, value: into }: UnitChanging & { what: 'closing' },
): Promise<ChangingRefusal | undefined> {
  const founded = app.directory.unitHistory.founded.find(({ id }) => id === unit)
  if (founded && since < founded.openedOn) return 'organisation.before-opening'
  if (into !== undefined) {
    const heir = tree.units.get(into)
    if (!heir || !isOpen(heir)) return 'organisation.unit-unknown'
    if (tree.below(unit).has(into)) return 'organisation.merged-below'
    if (crosses(app, tree, unit, into)) return 'organisation.other-entity'
  }
  const isAhead = since > dayOf(app.now())
  return !isAhead && hinders(await hindrancesOf(app, unit), into !== undefined) ? 'organisation.not-empty' : undefined
}

/** Whether people would change their legal entity, which takes a case each (调动): contract and number go with it. */
function crosses(app: App, tree: Tree, unit: UnitId, to: UnitId): boolean {
  const own = tree.units.get(unit)
  const below = [...tree.below(unit)]
  if (entityOf(tree, unit)?.id === entityOf(tree, to)?.id) return false
  const stay = own?.entity ? [] : below.filter((one) => entityOf(tree, one)?.id === entityOf(tree, unit)?.id)
  return stay.some((one) => peopleIn(app, one).length > 0)
}

const withIt = (history: UnitHistory, { unit, since, what, value }: UnitChanging): UnitHistory => {
  const n = versionOf(history, unit) + 1
  const change: UnitChange = { unit, n, what, value, since, at: '' as UnitChange['at'], by: '' }
  return { ...history, changes: [...history.changes, change] }
}

export type WithdrawalRefusal = 'organisation.changed-meanwhile' | 'organisation.nothing-announced'

/** 取消: what was announced for a day that has not come, or could not be carried out, is taken back. */
export async function withdrawChange(
  app: App,
  actor: Actor,
  { unit, n, version }: { readonly unit: UnitId; readonly n: number; readonly version: number },
  sent: Command,
): Promise<Result<string, WithdrawalRefusal | TreeRefusal>> {
  if (!leadsHr(actor)) throw new Forbidden()
  return once<WithdrawalRefusal | TreeRefusal>(app, actor, sent, async (app) => {
    const [history, today] = [await units.history(app), dayOf(app.now())]
    if (versionOf(history, unit) !== version) return refuse('organisation.changed-meanwhile')
    if (!plannedOf(history, unit, today).some((one) => one.n === n)) return refuse('organisation.nothing-announced')
    const back = { unit, n: version + 1, what: 'withdrawn', value: String(n), since: today, at: app.now() } as const
    const change = { ...back, by: actor.account }
    const refusal = refuseHistory({ ...history, changes: [...history.changes, change] }, unit, today)
    if (refusal) return refuse(refusal)
    await units.change(app.db, change)
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'unit.change-withdrawn', about: { unit, n } })
    app.whenCommitted(() => app.directory.reload())
    return ok(unit)
  })
}
