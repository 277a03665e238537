import * as pins from '#db/crosses/pins.ts'
import * as crosses from '#db/crosses/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { SavedCross } from '#domain/crosses/saved.ts'
import { answersFor, reaches } from '#domain/crosses/sharing.ts'
import { NotFound } from '#domain/errors.ts'
import type { CrossId, UnitId } from '#domain/ids.ts'
import { type Cross, readCrossText } from '#domain/statistics/cross.ts'
import { isOffered, offeredTo } from '#gate/statistics/offering.ts'
import type { App } from '#house/app.ts'

/** A saved cross-table as somebody meets it. */
export type MetCross = SavedCross & {
  readonly isOwn: boolean
  /** Whether this viewer may end its being shared: its owner, or an HR lead who answers for those it reaches. */
  readonly mayEndShare: boolean
  /** Undefined where this program does not know what it names. */
  readonly cross?: Cross
  /** Whether this viewer may count what it asks for. */
  readonly mayCount: boolean
  /** Its place on the viewer's start page, from 0. */
  readonly pin?: number
}

/** The tables that somebody meets: the own ones, and those that are shared with a duty of theirs; in the order of their names. */
export async function crossesFor(app: App, actor: Actor): Promise<readonly MetCross[]> {
  const own = await crosses.ownedBy(app, actor.account)
  const others = (await crosses.shared(app)).filter((one) => one.owner !== actor.account && isMet(app, actor, one))
  const met = await metBy(app, actor, [...own, ...others])
  return met.toSorted((one, other) => one.name.localeCompare(other.name, 'zh-Hans') || (one.id < other.id ? -1 : 1))
}

/** One of them. Throws NotFound for one that this viewer does not meet, as for none. */
export async function crossFor(app: App, actor: Actor, id: CrossId): Promise<MetCross> {
  const one = await crosses.find(app, id)
  if (!one || !(one.owner === actor.account || isMet(app, actor, one))) throw new NotFound()
  const [met] = await metBy(app, actor, [one])
  if (!met) throw new NotFound()
  return met
}

/** The tables on somebody's start page, in their order; whatever is no longer met is not among them. */
export async function pinnedFor(app: App, actor: Actor): Promise<readonly MetCross[]> {
  const ids = await pins.pinsOf(app.db, actor.account)
  const found = await Promise.all(ids.map((id) => crosses.find(app, id)))
  const kept = found.flatMap((one) => (one && (one.owner === actor.account || isMet(app, actor, one)) ? [one] : []))
  return kept.length === 0 ? [] : metBy(app, actor, kept)
}

async function metBy(app: App, actor: Actor, all: readonly SavedCross[]): Promise<readonly MetCross[]> {
  const offered = await offeredTo(app, actor)
  const pinned = await pins.pinsOf(app.db, actor.account)
  return all.map((one) => {
    const cross = readCrossText(one.text)
    const pin = pinned.indexOf(one.id)
    const isOwn = one.owner === actor.account
    return {
      ...one,
      isOwn,
      mayEndShare: one.sharedWith !== undefined && (isOwn || answersFor(actor, one, belowOf(app, one))),
      ...(cross && { cross }),
      mayCount: cross !== undefined && isOffered(offered, cross),
      ...(pin >= 0 && { pin }),
    }
  })
}

const isMet = (app: App, actor: Actor, one: SavedCross): boolean => {
  const within = belowOf(app, one)
  return reaches(actor, one, within) || answersFor(actor, one, within)
}

/** The units that a table is shared in, as the tree is today. */
const belowOf = ({ directory }: App, { within = [] }: SavedCross): ReadonlySet<UnitId> =>
  new Set(within.flatMap((unit) => [...directory.below(unit)]))

/** The uppermost of some units. */
export const topsOf = ({ directory }: App, units: ReadonlySet<UnitId>): readonly UnitId[] =>
  [...units].filter((unit) => {
    const parent = directory.units.get(unit)?.parent
    return parent === undefined || !units.has(parent)
  })
