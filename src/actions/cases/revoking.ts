import { writeInto } from '#actions/proposals/parting.ts'
import type { Case } from '#db/cases/cases.ts'
import * as holds from '#db/cases/holds.ts'
import type { Command as Sent } from '#db/commands.ts'
import * as proposals from '#db/proposals/proposals.ts'
import type { Actor } from '#domain/access/actor.ts'
import { outcomeOf } from '#domain/cases/case.ts'
import { scopesHeld } from '#domain/cases/kind.ts'
import { kindOf } from '#domain/cases/kinds/index.ts'
import { revocation } from '#domain/cases/kinds/revocation.ts'
import type { SubmitReason } from '#domain/cases/refusal.ts'
import { mayRevoke } from '#domain/cases/revoking.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { CaseId, ProposalId } from '#domain/ids.ts'
import type { ProposedRecord } from '#domain/proposals/proposal.ts'
import { refuseFor } from '#domain/result.ts'
import { openInverseForWork } from '#gate/cases/inverse.ts'
import { findCase } from '#gate/cases/reader.ts'
import { revocationsOf } from '#gate/cases/revocations.ts'
import { guard } from '#gate/guard.ts'
import { conflictsOf } from '#gate/proposals/conflicts.ts'
import type { App } from '#house/app.ts'
import { whatLacks } from './readiness.ts'
import { begin, type Submitted, sendOn, submitOnce } from './submitting.ts'

/**
 * 撤销: asks everybody who approved a case that is applied to take it back. What it wrote goes back to what stood there
 * before, as a case of its own; refused where something of it was changed since (docs/approvals.md E8). Answers the id
 * of that case.
 */
export async function submitRevocation(
  app: App,
  actor: Actor,
  { of, text }: { readonly of: CaseId; readonly text: string },
  sent: Sent,
): Promise<Submitted> {
  const found = await findCase(app, actor, of)
  if (!found) throw new NotFound()
  const { dossier } = found
  return submitOnce(app, actor, dossier, sent, async (app) => {
    ensureMayRevoke(app, actor, found)
    const why = await whyNotRevoked(app, found)
    if (why) return refuseFor(why)
    const own = found.applicant === actor.person ? kindOf(found.route).draws?.groups : undefined
    await guard(app, actor, dossier, { action: 'propose', groups: own ?? ['who'] })
    if (cleanText(text) === '') return refuseFor({ code: 'case.reason-missing' })
    const lacks = await whatLacks(app, revocation, dossier, text)
    if (lacks) return refuseFor(lacks)
    const { opened: records } = await openInverseForWork(app, 'compare', found)
    if (records.length === 0) return refuseFor({ code: 'case.nothing-proposed' })
    const by = await holds.blocker(app, dossier, scopesHeld(revocation, records))
    if (by) return refuseFor({ code: 'case.held', by })
    const fresh = await begin(app, actor, { kind: revocation, dossier }, 1)
    const proposal = await propose(app, actor, fresh, records, found.number)
    if ((await conflictsOf(app, proposal)).length > 0) return refuseFor({ code: 'case.moved-since' })
    return sendOn(app, actor, fresh, proposal, text, found)
  })
}

/** What goes back, as the proposal of this case; it rests on the case that is taken back. */
async function propose(
  app: App,
  actor: Actor,
  { id, dossier }: Case,
  records: readonly ProposedRecord[],
  basis: string,
): Promise<proposals.Proposal> {
  const proposal = {
    id: app.newId<ProposalId>(),
    dossier,
    kind: revocation.key,
    case: id,
    revision: 1,
    createdAt: app.now(),
  }
  await proposals.add(app.db, proposal)
  for (const one of records) {
    const section = sectionOf(one.section)
    if (section) await writeInto(app, actor, proposal, section, { ...one, basis })
  }
  return proposal
}

function ensureMayRevoke({ roster }: App, actor: Actor, theCase: Case): void {
  const subject = roster.entry(theCase.dossier)?.subject
  if (!subject || !mayRevoke(actor, theCase, subject)) throw new Forbidden()
}

/** Why there is nothing to take back of this case. */
export async function whyNotRevoked(app: App, theCase: Case): Promise<SubmitReason | undefined> {
  if (outcomeOf(theCase.state) !== 'approved' || kindOf(theCase.route).final) return { code: 'case.final' }
  const before = await revocationsOf(app, theCase)
  return before.some(({ state }) => outcomeOf(state) === 'approved') ? { code: 'case.revoked' } : undefined
}
