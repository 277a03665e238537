import { askedBack } from '#db/cases/asked-back.ts'
import { find } from '#db/cases/cases.ts'
import type { Line, Range } from '#db/cases/lists.ts'
import { seatGrants } from '#db/cases/seats.ts'
import { type Waits, waitingFor } from '#db/cases/stranded.ts'
import { waitedForBy, waitersFor } from '#db/cases/waiters.ts'
import { awaiting, awaitingByKind, countAwaiting, countLate, type Mine, type Narrowed } from '#db/cases/waiting.ts'
import type { Actor } from '#domain/access/actor.ts'
import { isBlind } from '#domain/access/policy.ts'
import { awaitingPaper } from '#domain/cases/awaiting-paper.ts'
import type { Barriers } from '#domain/cases/facts.ts'
import { boundsAt, type Stay } from '#domain/cases/narrowing.ts'
import { rescuers, stranded, strandedAt } from '#domain/cases/stranded.ts'
import type { Instant } from '#domain/time.ts'
import { barredTo } from '#gate/dossiers/as-kin.ts'
import { standingInFor } from '#gate/proxies.ts'
import type { App } from '#house/app.ts'
import { barriersOf, keepersOf } from './holders.ts'

/**
 * 待办: the stranded cases for whoever may take them back, those that the applicant asks to take back, then what waits
 * for this person, the longest wait first. The rights are part of the question, so that what is counted is what is
 * shown.
 */
export async function inbox(
  app: App,
  actor: Actor,
  { from, most }: Range,
  narrowed: Narrowed = {},
): Promise<readonly Line[]> {
  if (isBlind(actor)) return []
  const foremost = (await foremostFor(app, actor)).filter(isWithin(narrowed))
  const first = foremost.slice(from, from + most)
  const rest = { from: Math.max(0, from - foremost.length), most: most - first.length }
  return [...first, ...(rest.most > 0 ? await awaiting(app.db, await mineOf(app, actor), rest, narrowed) : [])]
}

/** How many lines the inbox has when it is narrowed. */
export async function countNarrowed(app: App, actor: Actor, narrowed: Narrowed): Promise<number> {
  if (isBlind(actor)) return 0
  const foremost = (await foremostFor(app, actor)).filter(isWithin(narrowed))
  return foremost.length + (await countAwaiting(app.db, await mineOf(app, actor), narrowed))
}

const isWithin =
  ({ kind, from, before, blocks }: Narrowed) =>
  (waits: Foremost): boolean =>
    blocks === undefined &&
    (kind === undefined || waits.kind === kind) &&
    (from === undefined || waits.at >= from) &&
    (before === undefined || waits.at < before)

export type Shares = {
  readonly kinds: readonly { readonly kind: string; readonly count: number }[]
  readonly stays: Readonly<Record<Stay, number>>
  /** What everybody approved and a signature or a number is awaited for. */
  readonly paper: number
}

/** What the inbox may be narrowed by, each with its number; whatever nobody can move on is counted too. */
export async function sharesOf(app: App, actor: Actor): Promise<Shares> {
  if (isBlind(actor)) return { kinds: [], stays: { fresh: 0, days: 0, long: 0 }, paper: 0 }
  const [day, days] = boundsAt(app.now())
  const foremost = await foremostFor(app, actor)
  const waiting = await awaitingByKind(app.db, await mineOf(app, actor), [day, days])
  const counts = new Map(waiting.map(({ kind, count }) => [kind, count]))
  for (const { kind } of foremost) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const since = (of: 'day' | 'days', bound: Instant) =>
    waiting.reduce((sum, one) => sum + one[of], 0) + foremost.filter(({ at }) => at < bound).length
  const [overDay, overDays] = [since('day', day), since('days', days)]
  return {
    kinds: [...counts].map(([kind, count]) => ({ kind, count })),
    stays: { fresh: all - overDay, days: overDay - overDays, long: overDays },
    paper: await countAwaiting(app.db, await mineOf(app, actor), { blocks: awaitingPaper() }),
  }
}

/** How many of those who wait, or are waited for, are named. */
const mostWaiters = 5

/** Who waits for this actor, and for whom the actor waits, since when. */
export async function waitersOf(app: App, actor: Actor) {
  if (isBlind(actor)) return { forMe: [], forOthers: [] }
  const mine = await mineOf(app, actor)
  return {
    forMe: await waitersFor(app.db, mine, mostWaiters),
    forOthers: await waitedForBy(app.db, mine, mostWaiters),
  }
}

/**
 * How many cases the inbox holds, how many of them should have had their verdict by now, and how many wait for this
 * person.
 */
export async function countInbox(
  app: App,
  actor: Actor,
): Promise<{ readonly todo: number; readonly late: number; readonly own: number }> {
  if (isBlind(actor)) return { todo: 0, late: 0, own: 0 }
  const [now, mine, foremost] = [app.now(), await mineOf(app, actor), await foremostFor(app, actor)]
  const own = await countAwaiting(app.db, mine)
  const late = foremost.filter(({ due }) => due !== undefined && due < now).length
  return { todo: own + foremost.length, late: late + (await countLate(app.db, mine, now)), own }
}

/** The case that has waited longest for this person. */
export async function nextAwaiting(app: App, actor: Actor): Promise<Line | undefined> {
  if (isBlind(actor)) return undefined
  const [first] = await awaiting(app.db, await mineOf(app, actor), { from: 0, most: 1 })
  return first
}

/** Whose lists these are, and what is out of this person's reach in all of them. */
export const mineOf = async (app: App, actor: Actor): Promise<Mine> => ({
  person: actor.person,
  barred: await barredTo(app, actor),
  standingIn: standingInFor(app, actor),
})

/** What stands before all else that waits. */
type Foremost = Line & Pick<Waits, 'kind' | 'due'>

const foremostFor = async (app: App, actor: Actor): Promise<readonly Foremost[]> => [
  ...(await strandedFor(app, actor)),
  ...(await askedBackOf(app, actor)),
]

/** 申请撤销 that this person, or somebody for whom he stands in, has to answer. */
async function askedBackOf(app: App, actor: Actor): Promise<readonly Foremost[]> {
  const { person, barred, standingIn = [] } = await mineOf(app, actor)
  const asked = (await askedBack(app.db)).filter(
    ({ dossier, applicant }) => applicant !== person && !barred.includes(dossier),
  )
  if (asked.length === 0) return []
  // Whoever sits there too has one line for both.
  const seated = new Set((await seatGrants(app, person, undefined, standingIn)).map((grant) => grant.case))
  return asked.filter(({ id, kind, candidates }) => {
    if (seated.has(id)) return false
    const forThis = standingIn.filter((one) => one.kind === undefined || one.kind === kind)
    return candidates.includes(person) || forThis.some(({ principal }) => candidates.includes(principal))
  })
}

/**
 * Cases that nobody can move on, for whom they concern. Asked anew each time: people leave without touching a case. Only
 * those are looked at that wait for somebody who left, or are on the dossier of a relative of somebody who acts.
 */
async function strandedFor(app: App, { person }: Actor): Promise<readonly Waits[]> {
  const { directory, roster } = app
  const gone = directory.gone()
  const related = roster.barredToAny(directory.everyone())
  if (gone.length + related.length === 0) return []
  const waiting = await waitingFor(app.db, gone, related)
  const longestFirst = [...waiting].sort((a, b) => (a.at < b.at ? -1 : 1))
  const found: Waits[] = []
  for (const waits of longestFirst) {
    const subject = roster.subject(waits.dossier)
    if (!subject) continue
    const barriers = barriersOf(subject, directory)
    if (!stranded(waits, barriers) || (barriers.kinSit && !(await isStranded(app, waits, barriers)))) continue
    if (rescuers(waits.applicant, { ...barriers, hr: keepersOf(app, subject) }).includes(person)) found.push(waits)
  }
  return found
}

/** The rows of seats do not say who sits as a relative, since nobody else may: the case does. */
async function isStranded(app: App, { id }: Waits, barriers: Barriers): Promise<boolean> {
  const theCase = await find(app, id)
  return theCase !== undefined && strandedAt(theCase.state, barriers) !== undefined
}
