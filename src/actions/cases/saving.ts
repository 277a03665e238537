import { moveDossier } from '#actions/dossiers/archiving.ts'
import * as cases from '#db/cases/cases.ts'
import * as holds from '#db/cases/holds.ts'
import { tip } from '#db/cases/sealed.ts'
import * as log from '#db/log/log.ts'
import * as notices from '#db/notices.ts'
import * as proposals from '#db/proposals/proposals.ts'
import { wanted } from '#db/wishes/unwanted.ts'
import { decidedAsKin, withProxies } from '#domain/cases/acting.ts'
import { isLive, outcomeOf } from '#domain/cases/case.ts'
import { dossierStateOf, isVouchedFor } from '#domain/cases/consequence.ts'
import type { CaseEvent } from '#domain/cases/event.ts'
import { kindOf } from '#domain/cases/kinds/index.ts'
import { askingIn } from '#domain/cases/milestone.ts'
import { openRuns } from '#domain/cases/standing.ts'
import type { AccountId, CaseId, NoticeId, PersonId } from '#domain/ids.ts'
import type { Act } from '#domain/log/entry.ts'
import { type NoticeKind, type Told, toTell } from '#domain/notices/notice.ts'
import type { App } from '#house/app.ts'
import { effectOf } from './effects/index.ts'
import { followReservations } from './reservations/index.ts'

/** Keeps what a command brought about: the case, the dossier that follows it, who is told, and the trace in the log. */
export async function saveCase(
  app: App,
  actor: { readonly account: AccountId | 'system' },
  before: cases.Case,
  events: readonly CaseEvent[],
  act: Act,
): Promise<void> {
  const after = await cases.save(app, before, events)
  await follow(app, after)
  await followReservations(app, after, actor.account)
  const standingIn = app.directory.standingIn(after.route.key)
  await notices.settleAsked(app.db, after.id, app.now(), withProxies(askedIn(after), standingIn))
  const answering = withProxies(askingIn(after.state)?.candidates ?? [], standingIn)
  await notices.settleAsked(app.db, after.id, app.now(), answering, ['withdrawal-asked'])
  const told = await wanted(app.db, withTheirProxies(app, after, toTell(before.state, events, after.state)))
  await notices.add(
    app.db,
    told.map((one) => ({ id: app.newId<NoticeId>(), case: after.id, at: app.now(), ...one })),
  )
  await log.record(app.db, {
    at: app.now(),
    actor: actor.account,
    act,
    about: { case: after.id, dossier: after.dossier, tip: await tip(app.db, after.id), ...signerIn(events) },
  })
  await tellOfKin(app, actor, after, events)
}

/** 亲属办理: that a relative decided, since nobody else may, is told to the auditor, each once (docs/decisions/0039). */
async function tellOfKin(
  app: App,
  actor: Parameters<typeof saveCase>[1],
  { id, dossier, state }: cases.Case,
  events: readonly CaseEvent[],
): Promise<void> {
  for (const person of decidedAsKin(state, events)) {
    const about = { case: id, dossier, person }
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'case.decided-by-kin', about })
  }
}

/** Whose approval on paper was registered, beside whoever registered it. */
function signerIn(events: readonly CaseEvent[]): { readonly person?: PersonId } {
  const signed = events.find((event) => event.type === 'signed')
  return signed ? { person: signed.signer } : {}
}

/** What asks somebody asks whoever stands in for that one too; who applied decides nothing of it. */
function withTheirProxies(app: App, { applicant, route }: cases.Case, told: readonly Told[]): readonly Told[] {
  const standingIn = app.directory.standingIn(route.key).filter(({ proxy }) => proxy !== applicant)
  const all = told.flatMap(({ person, kind }) => {
    const people = asks.includes(kind) ? withProxies([person], standingIn) : [person]
    return people.map((person) => ({ person, kind }))
  })
  return all.filter((one, at) => all.findIndex(({ person, kind }) => person === one.person && kind === one.kind) === at)
}

const asks: readonly NoticeKind[] = ['asked', 'urged', 'withdrawal-asked']

/** Whoever is asked at this moment. */
const askedIn = ({ state }: cases.Case): readonly PersonId[] =>
  openRuns(state).flatMap(({ seats }) => seats.flatMap((seat) => (seat.state === 'open' ? seat.candidates : [])))

/** An end gives the hold back, an approval has its effect; until then a draft follows its case. */
async function follow(app: App, theCase: cases.Case): Promise<void> {
  const { id, dossier, route, state } = theCase
  if (!isLive(state)) await holds.release(app.db, id)
  if (!isLive(state) && outcomeOf(state) !== 'approved') await giveUpProposal(app, id)
  if (outcomeOf(state) === 'approved') await effectOf(route)(app, theCase, saveCase)
  else if (kindOf(route).of === 'draft') await moveDossier(app, dossier, dossierStateOf(route, state), { case: id })
  const familyChecked = isVouchedFor(route, state, 'family')
  app.whenCommitted(() => {
    const entry = app.roster.entry(dossier)
    if (entry && entry.familyChecked !== familyChecked) app.roster.put({ ...entry, familyChecked })
  })
}

/** What was proposed in vain stays with its case, and binds nobody. */
async function giveUpProposal(app: App, id: CaseId): Promise<void> {
  const proposal = await proposals.ofCase(app.db, id)
  if (proposal) await proposals.end(app.db, proposal.id, app.now())
}
