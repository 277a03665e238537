import * as log from '#db/log/log.ts'
import * as settings from '#db/organisation/settings.ts'
import * as units from '#db/organisation/units.ts'
import type { PostId, UnitId } from '#domain/ids.ts'
import type { Profile } from '#domain/organisation/settings.ts'
import type { UnitKind } from '#domain/organisation/unit.ts'
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
  if ((await units.list(app)).length > 0) return refuse('organisation.founded')
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

export type UnitRefusal = 'organisation.name-missing' | 'organisation.unit-unknown' | 'organisation.code-taken'

/** 增设机构: a unit under another one, after its siblings. */
export async function addUnit(app: App, by: By, unit: Adding): Promise<Result<UnitId, UnitRefusal>> {
  admit(app, by)
  const known = await units.list(app)
  if (unit.name.trim() === '' || unit.code.trim() === '') return refuse('organisation.name-missing')
  if (!known.some(({ id }) => id === unit.parent)) return refuse('organisation.unit-unknown')
  if (known.some(({ code }) => code === unit.code)) return refuse('organisation.code-taken')
  const id = app.newId<UnitId>()
  await units.add(app.db, { id, ...unit })
  await log.record(app.db, { at: app.now(), actor: by, act: 'unit.added', about: { unit: id } })
  return ok(id)
}

type Post = { readonly unit: UnitId; readonly name: string; readonly rank: string; readonly headcount: number }

export type PostRefusal = 'organisation.name-missing' | 'organisation.unit-unknown' | 'organisation.headcount'

/** 设置岗位: a post of a unit, with its rank and how many may hold it. */
export async function addPost(app: App, by: By, post: Post): Promise<Result<PostId, PostRefusal>> {
  admit(app, by)
  if (post.name.trim() === '') return refuse('organisation.name-missing')
  if (!Number.isInteger(post.headcount) || post.headcount < 0) return refuse('organisation.headcount')
  if (!(await units.list(app)).some(({ id }) => id === post.unit)) return refuse('organisation.unit-unknown')
  const id = app.newId<PostId>()
  await units.addPost(app.db, { id, ...post })
  await log.record(app.db, { at: app.now(), actor: by, act: 'post.added', about: { post: id, unit: post.unit } })
  return ok(id)
}
