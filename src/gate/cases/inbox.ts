import type { Line, Range } from '#db/cases/lists.ts'
import { awaiting, countAwaiting, countLate, type Mine, type Waits, waitingFor } from '#db/cases/waiting.ts'
import type { Actor } from '#domain/access/actor.ts'
import { isBlind } from '#domain/access/policy.ts'
import { rescuers, stranded } from '#domain/cases/stranded.ts'
import type { App } from '#house/app.ts'
import { barriersOf, keepersOf } from './facts.ts'

/**
 * 待办: the stranded cases for whoever may take them back, then what waits for this person, the longest wait first. The
 * rights are part of the question, so that what is counted is what is shown.
 */
export async function inbox(app: App, actor: Actor, { from, most }: Range): Promise<readonly Line[]> {
  if (isBlind(actor)) return []
  const stranded = await strandedFor(app, actor)
  const first = stranded.slice(from, from + most)
  const rest = { from: Math.max(0, from - stranded.length), most: most - first.length }
  return [...first, ...(rest.most > 0 ? await awaiting(app.db, mineOf(app, actor), rest) : [])]
}

/** How many cases the inbox holds, how many of them should have had their verdict by now, and how many wait for this person. */
export async function countInbox(
  app: App,
  actor: Actor,
): Promise<{ readonly todo: number; readonly late: number; readonly own: number }> {
  if (isBlind(actor)) return { todo: 0, late: 0, own: 0 }
  const [now, mine, stranded] = [app.now(), mineOf(app, actor), await strandedFor(app, actor)]
  const own = await countAwaiting(app.db, mine)
  const late = stranded.filter(({ due }) => due !== undefined && due < now).length
  return { todo: own + stranded.length, late: late + (await countLate(app.db, mine, now)), own }
}

/** The case that has waited longest for this person. */
export async function nextAwaiting(app: App, actor: Actor): Promise<Line | undefined> {
  if (isBlind(actor)) return undefined
  const [first] = await awaiting(app.db, mineOf(app, actor), { from: 0, most: 1 })
  return first
}

/** Whose lists these are, and what is out of this person's reach in all of them. */
export const mineOf = ({ roster }: App, { person }: Actor): Mine => ({ person, barred: roster.barredTo(person) })

/**
 * Cases that nobody can move on, for whom they concern. Asked anew each time: people leave without touching a case. Only
 * those are looked at that wait for somebody who left, or are on the dossier of a relative of somebody who acts.
 */
async function strandedFor(app: App, { person }: Actor): Promise<readonly Waits[]> {
  const { directory, roster } = app
  const gone = directory.gone()
  const related = [...new Set(directory.everyone().flatMap((actor) => roster.barredTo(actor.person)))]
  if (gone.length + related.length === 0) return []
  const waiting = await waitingFor(app.db, gone, related)
  const longestFirst = [...waiting].sort((a, b) => (a.at < b.at ? -1 : 1))
  return longestFirst.filter((waits) => {
    const subject = roster.entry(waits.dossier)?.subject
    if (!subject) return false
    const barriers = barriersOf(subject, directory)
    if (!stranded(waits, barriers)) return false
    return rescuers(waits.applicant, { ...barriers, hr: keepersOf(app, subject) }).includes(person)
  })
}
