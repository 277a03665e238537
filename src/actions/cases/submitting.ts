import { once, orRefuse } from '#actions/once.ts'
import { guardDrawing } from '#actions/proposals/keeping.ts'
import { partOff, routineIn } from '#actions/proposals/parting.ts'
import * as cases from '#db/cases/cases.ts'
import * as holds from '#db/cases/holds.ts'
import type { Command as Sent } from '#db/commands.ts'
import * as proposals from '#db/proposals/proposals.ts'
import type { Actor } from '#domain/access/actor.ts'
import { decide } from '#domain/cases/decide.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { type Kind, newest, scopesHeld } from '#domain/cases/kind.ts'
import { kindOf } from '#domain/cases/kinds/index.ts'
import type { SubmitReason } from '#domain/cases/refusal.ts'
import type { Applied } from '#domain/cases/revoking.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import type { BatchId, CaseId, DossierId } from '#domain/ids.ts'
import type { Scope } from '#domain/proposals/scopes.ts'
import { ok, type RefusedFor, refuseFor } from '#domain/result.ts'
import { factsOf, factsOfProposal } from '#gate/cases/facts.ts'
import { guard } from '#gate/guard.ts'
import { conflictsOf } from '#gate/proposals/conflicts.ts'
import { valuesOf } from '#gate/proposals/reader.ts'
import type { App } from '#house/app.ts'
import { type Others, preempt } from './preempting.ts'
import { whatLacks } from './readiness.ts'
import { tracingRefusals } from './refusing.ts'
import { saveCase } from './saving.ts'

export type Submitting = {
  readonly kind: Kind
  readonly dossier: DossierId
  readonly text: string
  /** The content that the page showed: nobody answers for what was written meanwhile and never seen. */
  readonly content: number
  /** The batch that the case is handled in. */
  readonly batch?: BatchId
}

export type Submitted = { readonly ok: true; readonly value: string } | RefusedFor<SubmitReason>

/**
 * Submits a dossier for what the kind is about: the case, its hold on the dossier and its first seat come into being
 * together. Refuses while a seat of the predicted route is empty, or something is missing that no reason excuses. Answers
 * the case's id.
 */
export function submitCase(app: App, actor: Actor, submitting: Submitting, sent: Sent): Promise<Submitted> {
  const { kind, dossier, text, content } = submitting
  return submitOnce(app, actor, dossier, sent, async (app) => {
    const { subject } = await guard(app, actor, dossier, { action: 'submit', ofDraft: true })
    const facts = await factsOf(app, dossier)
    const { about } = facts
    if (subject.state !== kind.of || (await holds.blocker(app, dossier, ['*']))) return refuseFor({ code: 'case.held' })
    if (about.name === '' || about.unit === '') return refuseFor({ code: 'case.incomplete' })
    if (content !== facts.content.revision) return refuseFor({ code: 'case.content-changed', content })
    const lacks = await whatLacks(app, kind, dossier, text)
    if (lacks) return refuseFor(lacks)
    return goOn(app, actor, await begin(app, actor, submitting, content), { facts, scopes: ['*'], text })
  })
}

/**
 * Sends what is gathered on an archived dossier on its way; what is routine applies at once, as a case of its own. Refuses
 * what a live case locks, and what the dossier no longer takes. Answers the id of the case that is asked about.
 */
export function submitProposal(
  app: App,
  actor: Actor,
  submitting: Omit<Submitting, 'kind'> & { readonly kind?: string; readonly others?: Others },
  sent: Sent,
): Promise<Submitted> {
  const { dossier, text, content } = submitting
  return submitOnce(app, actor, dossier, sent, async (app) => {
    const kind = await guardDrawing(app, actor, dossier, submitting.kind)
    const proposal = await proposals.drawnOf(app.db, dossier, kind.key)
    const values = proposal ? await valuesOf(app, proposal) : []
    if (!proposal || values.length === 0) return refuseFor({ code: 'case.nothing-proposed' })
    if (content !== proposal.revision) return refuseFor({ code: 'case.content-changed', content })
    const inTheWay = await preempt(app, actor, kind, proposal, submitting.others)
    if (inTheWay) return refuseFor(inTheWay)
    if ((await conflictsOf(app, proposal)).length > 0) return refuseFor({ code: 'case.outdated' })
    const lacks = await whatLacks(app, kind, dossier, text)
    if (lacks) return refuseFor(lacks)

    const of = { kind, dossier }
    const routine = await routineIn(app, proposal)
    if (routine.length > 0) {
      const fresh = await begin(app, actor, of, 1)
      orRefuse(await sendOn(app, actor, fresh, await partOff(app, proposal, routine, fresh.id), text))
    }
    const fresh = await begin(app, actor, of, proposal.revision)
    await proposals.submit(app.db, proposal.id, fresh.id)
    return sendOn(app, actor, fresh, proposal, text)
  })
}

/** A request is taken once, and a refusal leaves its trace. */
export const submitOnce = (
  app: App,
  actor: Actor,
  dossier: DossierId,
  sent: Sent,
  work: (app: App) => Promise<Submitted>,
): Promise<Submitted> =>
  tracingRefusals(app, actor, { dossier }, () =>
    once<SubmitReason['code'], string, RefusedFor<SubmitReason>>(app, actor, sent, work),
  )

/** The case comes into being, on the newest version of its way. */
export const begin = async (
  app: App,
  actor: Actor,
  { kind, dossier, batch }: Pick<Submitting, 'kind' | 'dossier' | 'batch'>,
  content: number,
): Promise<cases.Case> =>
  cases.add(app.db, {
    id: app.newId<CaseId>(),
    dossier,
    applicant: actor.person,
    route: newest(kind),
    content,
    at: app.now(),
    batch,
  })

/** What is proposed goes on its way as this case; `revoked` is the one that it takes back. */
export async function sendOn(
  app: App,
  actor: Actor,
  fresh: cases.Case,
  proposal: proposals.Proposal,
  text: string,
  revoked?: Applied,
) {
  const facts = await factsOfProposal(app, proposal, 'divide', revoked)
  const scopes = scopesHeld(kindOf(fresh.route), await valuesOf(app, proposal))
  return goOn(app, actor, fresh, { facts, scopes, text })
}

type Going = { readonly facts: Facts; readonly scopes: readonly Scope[]; readonly text: string }

/** The case takes its first step, and holds what it is about. */
async function goOn(app: App, actor: Actor, fresh: cases.Case, { facts, scopes, text }: Going): Promise<Submitted> {
  const decided = decide(fresh.route, fresh.state, { do: 'submit', by: actor.person, text: cleanText(text) }, facts)
  if ('refused' in decided) return refuseFor(decided.refused)
  await holds.hold(app, fresh, scopes)
  await saveCase(app, actor, fresh, decided.events, 'case.submitted')
  return ok(fresh.id)
}
