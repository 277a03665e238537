import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import * as settings from '#db/organisation/settings.ts'
import * as units from '#db/organisation/units.ts'
import type { Actor } from '#domain/access/actor.ts'
import { leadsHr } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import type { UnitId } from '#domain/ids.ts'
import type { Profile } from '#domain/organisation/settings.ts'
import { longestName, type UnitKind } from '#domain/organisation/unit.ts'
import { refuseHistory, type TreeRefusal } from '#domain/organisation/unit-history.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { Day } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { admit, type By } from './founder.ts'

type Founding = {
  readonly name: string
  readonly code: string
  /** What the numbers of its dossiers begin with; a group above its companies keeps none itself. */
  readonly series?: string
  readonly profile: Profile
  /** 简称, where it has one. */
  readonly shortName?: string
  readonly openedOn: Day
}

/** 建立单位: the root of the tree and what kind of house it is. Refused where there is one. Inside the caller's transaction. */
export async function found(
  app: App,
  by: By,
  { profile, shortName, ...company }: Founding,
): Promise<Result<UnitId, 'organisation.founded' | 'organisation.name-missing'>> {
  admit(app, by)
  if ((await units.history(app)).founded.length > 0) return refuse('organisation.founded')
  if (company.name.trim() === '' || company.code.trim() === '') return refuse('organisation.name-missing')
  const id = app.newId<UnitId>()
  await units.add(app.db, { id, kind: company.series === undefined ? 'group' : 'company', ...company })
  await settings.set(app.db, 'profile', profile)
  if (shortName) await settings.set(app.db, 'shortName', shortName)
  await log.record(app.db, { at: app.now(), actor: by, act: 'organisation.founded', about: { unit: id, profile } })
  return ok(id)
}

type Adding = {
  readonly parent: UnitId
  readonly kind: Exclude<UnitKind, 'group'>
  readonly name: string
  readonly code: string
  /** A legal person below the root numbers its own dossiers. */
  readonly series?: string
  readonly openedOn: Day
}

export type UnitRefusal =
  | 'organisation.name-missing'
  | 'organisation.code-missing'
  | 'organisation.name-long'
  | 'organisation.code-taken'
  | 'organisation.series-taken'
  | TreeRefusal

/** 增设机构: a unit under another one, after its siblings. A code is never given again, whatever became of its unit. */
export async function addUnit(app: App, by: By, unit: Adding): Promise<Result<UnitId, UnitRefusal>> {
  admit(app, by)
  const history = await units.history(app)
  const [name, code] = [unit.name.trim(), unit.code.trim()]
  if (name === '') return refuse('organisation.name-missing')
  if (code === '') return refuse('organisation.code-missing')
  if (name.length > longestName || code.length > longestName) return refuse('organisation.name-long')
  if (!history.founded.some(({ id }) => id === unit.parent)) return refuse('organisation.unit-unknown')
  if (history.founded.some((known) => known.code === code)) return refuse('organisation.code-taken')
  const series = unit.series?.trim() || undefined
  if (series !== undefined && history.founded.some((known) => known.series === series))
    return refuse('organisation.series-taken')
  const id = app.newId<UnitId>()
  const added = {
    ...unit,
    id,
    name,
    code,
    series: series ?? '',
    entity: series !== undefined,
    position: history.founded.length,
  }
  const refusal = refuseHistory({ ...history, founded: [...history.founded, added] }, id, unit.openedOn)
  if (refusal) return refuse(refusal)
  await units.add(app.db, { ...unit, id, name, code, series })
  await log.record(app.db, { at: app.now(), actor: by, act: 'unit.added', about: { unit: id } })
  return ok(id)
}

/** The same as a command of the HR lead. */
export async function openUnit(
  app: App,
  actor: Actor,
  unit: Adding,
  sent: Command,
): Promise<Result<string, UnitRefusal>> {
  if (!leadsHr(actor)) throw new Forbidden()
  return once<UnitRefusal>(app, actor, sent, async (app) => {
    const done = await addUnit(app, actor.account, unit)
    if (done.ok) app.whenCommitted(() => app.directory.reload())
    return done
  })
}
