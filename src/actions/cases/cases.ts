import { openFiling } from '#actions/custody/custody.ts'
import { archiveDossier, moveDossier } from '#actions/dossiers/archiving.ts'
import { once } from '#actions/once.ts'
import * as cases from '#db/cases/cases.ts'
import * as caseEvents from '#db/cases/sealed.ts'
import type { Command as Sent } from '#db/commands.ts'
import * as audit from '#db/log/log.ts'
import * as notices from '#db/notices.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import { type CaseEvent, isLive, openRun, outcomeOf } from '#domain/cases/case.ts'
import { dossierStateOf } from '#domain/cases/consequence.ts'
import { type Command, decide, seatOf } from '#domain/cases/decide.ts'
import { create } from '#domain/cases/kinds/create.ts'
import type { Refusal } from '#domain/cases/refusal.ts'
import { commandOf, type Ruling } from '#domain/cases/ruling.ts'
import { maySee } from '#domain/cases/seeing.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { CaseId, DossierId, NoticeId, PersonId } from '#domain/ids.ts'
import type { Act } from '#domain/log/entry.ts'
import { toTell } from '#domain/notices/notice.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { factsOf } from '#gate/cases/facts.ts'
import { guard } from '#gate/guard.ts'
import type { App } from '#house/app.ts'

export type SubmitRefusal = Refusal | 'case.held' | 'case.incomplete'

/**
 * Submits a draft for creation: the case, its hold on the dossier and its first seat come into being together. Refuses
 * while a seat of the predicted route is empty. Answers the case's id.
 */
export function submitCreation(
  app: App,
  actor: Actor,
  { dossier, text }: { readonly dossier: DossierId; readonly text: string },
  sent: Sent,
): Promise<Result<string, SubmitRefusal>> {
  return tracingRefusals(app, actor, { dossier }, () =>
    once<SubmitRefusal>(app, actor, sent, async (app) => {
      const { subject } = await guard(app, actor, dossier, { action: 'submit', ofDraft: true })
      if (subject.state !== 'draft' || (await cases.holder(app.db, dossier))) return refuse('case.held')
      const facts = await factsOf(app, dossier)
      if (facts.about.name === '' || facts.about.unit === '') return refuse('case.incomplete')

      const fresh = await cases.add(app.db, {
        id: app.newId<CaseId>(),
        dossier,
        applicant: actor.person,
        route: create,
        content: facts.content.revision,
        at: facts.at,
      })
      const decided = decide(create, fresh.state, { do: 'submit', by: actor.person, text: cleanText(text) }, facts)
      if ('refused' in decided) return refuse(decided.refused.code)

      await cases.hold(app, fresh)
      await keep(app, actor, fresh, decided.events, 'case.submitted')
      return ok(fresh.id)
    }),
  )
}

/** Gives a verdict on a seat; with the last one the effect happens in the same transaction. Answers the case's id. */
export const giveVerdict = (app: App, actor: Actor, id: CaseId, ruling: Ruling, sent: Sent) =>
  obey(app, actor, id, sent, verdictActs[ruling.verdict], (by) => commandOf(ruling, by))

const verdictActs = {
  approve: 'case.approved',
  reject: 'case.rejected',
  return: 'case.returned',
} as const satisfies Record<Ruling['verdict'], Act>

/** Sends a returned case on its way again; every seat is asked anew (decisions.md 28). */
export const resubmit = (
  app: App,
  actor: Actor,
  id: CaseId,
  { content, text }: { readonly content: number; readonly text: string },
  sent: Sent,
) => obey(app, actor, id, sent, 'case.resubmitted', (by) => ({ do: 'resubmit', by, content, text: cleanText(text) }))

/** Takes the request back, with a reason, until the last verdict; the dossier is a draft again. */
export const withdrawCase = (app: App, actor: Actor, id: CaseId, { text }: { readonly text: string }, sent: Sent) =>
  obey(app, actor, id, sent, 'case.withdrawn', (by) => ({ do: 'withdraw', by, text: cleanText(text) }))

/** Says something on the case without deciding. */
export const comment = (app: App, actor: Actor, id: CaseId, { text }: { readonly text: string }, sent: Sent) =>
  obey(app, actor, id, sent, 'case.commented', (by) => ({ do: 'comment', by, text: cleanText(text) }))

/** Load → ask the noun → save → consequence → trace, for every command on a case that exists. */
function obey(
  app: App,
  actor: Actor,
  id: CaseId,
  sent: Sent,
  act: Act,
  make: (by: PersonId) => Command,
): Promise<Result<string, Refusal>> {
  return tracingRefusals(app, actor, { case: id }, () =>
    once<Refusal>(app, actor, sent, async (app) => {
      const theCase = await find(app, actor, id)
      const decided = decide(theCase.route, theCase.state, make(actor.person), await factsOf(app, theCase.dossier))
      if ('refused' in decided) {
        if (decided.refused.code === 'case.not-your-turn' && !hasSat(theCase, actor)) throw new Forbidden()
        return refuse(decided.refused.code)
      }
      await keep(app, actor, theCase, decided.events, act)
      return ok(id)
    }),
  )
}

/** The case as this actor may see it; otherwise it is not there. */
async function find(app: App, actor: Actor, id: CaseId): Promise<cases.Case> {
  const theCase = await cases.find(app, id)
  const subject = theCase && app.roster.entry(theCase.dossier)?.subject
  if (!theCase || !subject || !maySee(actor, subject, theCase.state)) throw new NotFound()
  return theCase
}

/** Whoever was asked at some time is told that it is not the turn; for everybody else the act is forbidden. */
const hasSat = ({ state }: cases.Case, { person }: Actor): boolean =>
  state.runs.some(({ seats }) => seats.some(({ candidates }) => candidates.includes(person)))

async function keep(app: App, actor: Actor, before: cases.Case, events: readonly CaseEvent[], act: Act): Promise<void> {
  const after = await cases.save(app, before, events)
  await follow(app, after)
  if (openRun(before.state) !== openRun(after.state)) await notices.settleAsked(app.db, after.id, app.now())
  const told = toTell(before.state, events, after.state)
  await notices.add(
    app.db,
    told.map((one) => ({ id: app.newId<NoticeId>(), case: after.id, at: app.now(), ...one })),
  )
  await audit.record(app.db, {
    at: app.now(),
    actor: actor.account,
    act,
    about: { case: after.id, dossier: after.dossier, tip: await caseEvents.tip(app.db, after.id) },
  })
}

/** The dossier follows its case; an end gives the hold back, an approval archives and opens the task of filing. */
async function follow(app: App, { id, dossier, route, state }: cases.Case): Promise<void> {
  if (!isLive(state)) await cases.release(app.db, id)
  if (outcomeOf(state) !== 'approved') return moveDossier(app, dossier, dossierStateOf(route, state), { case: id })
  await archiveDossier(app, dossier, { case: id })
  await openFiling(app, { dossier, case: id })
}

/** A refusal rolled everything back, so its own trace is written after it (workflow.md E13). */
async function tracingRefusals<Code extends string>(
  app: App,
  actor: Actor,
  about: Readonly<Record<string, string>>,
  work: () => Promise<Result<string, Code>>,
): Promise<Result<string, Code>> {
  const done = await work()
  if (!done.ok) {
    const told = { ...about, refusal: done.refusal }
    await inTransaction(app, (app) =>
      audit.record(app.db, { at: app.now(), actor: actor.account, act: 'case.refused', about: told }),
    )
  }
  return done
}

/**
 * Leaves the first look at a seat in the history, and takes the notices about this case as read. Answers whether there was
 * anything to note, so that the page is drawn from what is true now.
 */
export async function noteViewing(app: App, actor: Actor, { id, state }: cases.Case): Promise<boolean> {
  const seat = seatOf(state, actor.person)?.seat
  const isFirst = seat !== undefined && !seat.firstViewedAt
  if (!isFirst && !(await notices.hasUnread(app.db, actor.person, id))) return false
  await inTransaction(app, async (app) => {
    const theCase = await cases.find(app, id)
    if (!theCase) return
    const facts = await factsOf(app, theCase.dossier)
    const looked = decide(theCase.route, theCase.state, { do: 'view', by: actor.person }, facts)
    if ('events' in looked && looked.events.length > 0) await cases.save(app, theCase, looked.events)
    await notices.markRead(app.db, actor.person, app.now(), id)
    await cases.readCopy(app.db, id, actor.person, app.now())
  })
  return true
}
