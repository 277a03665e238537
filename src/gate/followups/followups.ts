import * as followups from '#db/followups/sealed.ts'
import { insideTransaction } from '#db/inside.ts'
import { remembered } from '#db/remembered.ts'
import { type Actor, holdsFor } from '#domain/access/actor.ts'
import { hasTasks, keepsFor } from '#domain/access/duties.ts'
import { decide, isBlind, quiet, type Subject } from '#domain/access/policy.ts'
import { type FollowUp, isDecided, isStanding } from '#domain/followups/followup.ts'
import type { DossierId, FollowUpId, PersonId, UnitId } from '#domain/ids.ts'
import { dayOf } from '#domain/time.ts'
import type { App } from '#house/app.ts'

/** Whether a task is this person's: by right of duty, by office, and never about oneself or a relative. */
export function isTheirs(app: App, actor: Actor, { dossier, kind, oldUnit }: FollowUp): boolean {
  const subject = app.roster.subject(dossier)
  const state = kind === 'leaving-papers' ? 'closed' : 'archived'
  if (subject?.state !== state || isBlind(actor) || isBarred(actor.person, subject)) return false
  if (isDecided(kind)) return headFor(app, subject) === actor.person
  if (kind === 'give-back') return takesBack(actor, subject)
  if (kind === 'hand-back') return oldUnit !== undefined && holdsFor(actor, oldUnit, 'archivist')
  if (kind === 'let-go' || kind === 'leaving-papers') return keepsFor(actor, subject.unit, subject.keeper)
  return decide(actor, 'open', subject, kind === 'pay' ? 'pay' : 'contract', quiet).allow
}

/** Administration of the unit of whoever has it. */
const takesBack = (actor: Actor, subject: Subject): boolean =>
  holdsFor(actor, subject.unit, 'archivist') && decide(actor, 'list', subject, 'who', quiet).allow

/** What waits for this person, what is due first first. */
export async function waitingFollowUps(app: App, actor: Actor): Promise<readonly FollowUp[]> {
  if (!hasTasks(actor)) return []
  const all = insideTransaction()
    ? await followups.waiting(app)
    : await remembered(app.db, 'followups waiting', () => followups.waiting(app))
  return all
    .filter((one) => isTheirs(app, actor, one) && stands(app, one))
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** The task, for whoever it is for, whatever became of it; what the head has decided HR who keeps the dossier reads too. */
export async function findFollowUp(app: App, actor: Actor, id: FollowUpId): Promise<FollowUp | undefined> {
  const task = await followups.find(app, id)
  return task && (isTheirs(app, actor, task) || mayReadVerdict(app, actor, task)) ? task : undefined
}

function mayReadVerdict(app: App, actor: Actor, { dossier, kind, ended }: FollowUp): boolean {
  const subject = app.roster.subject(dossier)
  if (!subject || !ended || !isDecided(kind) || isBlind(actor) || isBarred(actor.person, subject)) return false
  return keepsFor(actor, subject.unit, subject.keeper)
}

/** Whether what the head decided by this task is there to be read by whoever asks. */
export async function isReadable(app: App, actor: Actor, id: FollowUpId): Promise<boolean> {
  const task = await followups.find(app, id)
  return task !== undefined && mayReadVerdict(app, actor, task)
}

/** How many wait, and how many of them should have been done by now. */
export async function countFollowUps(
  app: App,
  actor: Actor,
): Promise<{ readonly todo: number; readonly late: number }> {
  const [all, today] = [await waitingFollowUps(app, actor), dayOf(app.now())]
  return { todo: all.length, late: all.filter(({ day }) => day < today).length }
}

/** Whether there is still something to do. */
export function stands({ roster }: App, one: FollowUp): boolean {
  const entry = roster.entry(one.dossier)
  return entry !== undefined && isStanding(one, entry.columns)
}

/** Whoever leads HR for somebody, and is kept from that dossier by nothing. */
export function leadsOf({ roster, directory }: App, dossier: DossierId): readonly PersonId[] {
  const subject = roster.subject(dossier)
  if (!subject) return []
  return directory.holders('hr-lead', subject.unit).filter((person) => !isBarred(person, subject))
}

const isBarred = (person: PersonId, subject: Subject): boolean => person === subject.person || subject.kin.has(person)

/** The head of somebody's unit; where nobody may act as one, the nearest superior, then the 最终审批人 (docs/decisions/0059). */
function headFor({ directory }: App, subject: Subject): PersonId | undefined {
  const may = (person: PersonId) => directory.usable(person) && !isBarred(person, subject)
  const office = (unit: UnitId, kind: 'head' | 'leader') =>
    directory.offices.find((held) => held.unit === unit && held.kind === kind && may(held.person))?.person
  for (const unit of [subject.unit, ...directory.above(subject.unit).map(({ id }) => id)]) {
    const found = office(unit, 'head') ?? office(unit, 'leader')
    if (found) return found
  }
  const { fallback } = directory.settings
  return fallback && may(fallback) ? fallback : undefined
}
