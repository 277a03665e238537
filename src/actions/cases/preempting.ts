import * as cases from '#db/cases/cases.ts'
import * as holds from '#db/cases/holds.ts'
import type { Proposal } from '#db/proposals/proposals.ts'
import type { Actor } from '#domain/access/actor.ts'
import { decide } from '#domain/cases/decide.ts'
import { type Kind, scopesHeld } from '#domain/cases/kind.ts'
import type { SubmitReason } from '#domain/cases/refusal.ts'
import type { CaseId } from '#domain/ids.ts'
import { factsFor } from '#gate/cases/facts.ts'
import { valuesOf } from '#gate/proposals/reader.ts'
import type { App } from '#house/app.ts'
import { saveCase } from './saving.ts'

/** What becomes of cases that are under way on a dossier which another one takes whole: they go on to their end, or are ended. */
export type Others = { readonly then: 'wait' } | { readonly then: 'end'; readonly text: string }

/**
 * What stands in the way of a case of this kind, if anything. A kind that takes the whole dossier waits for no other, but
 * whoever asks says what becomes of them (docs/approvals.md E6, E21); two that take it whole exclude each other.
 */
export async function preempt(
  app: App,
  actor: Actor,
  kind: Kind,
  proposal: Proposal,
  others: Others | undefined,
): Promise<SubmitReason | undefined> {
  const { dossier } = proposal
  const scopes = scopesHeld(kind, await valuesOf(app, proposal))
  const blockers = await holds.blockers(app, dossier, scopes)
  const [first] = blockers
  if (!first) return undefined
  if (!scopes.includes('*')) return { code: 'case.held', by: first }
  const whole = await holds.wholeHolder(app, dossier)
  if (whole) return { code: 'case.held', by: whole }
  if (!others) return { code: 'case.others' }
  if (others.then === 'wait') return undefined
  for (const id of blockers) if (!(await end(app, actor, id, others.text))) return { code: 'case.others-live' }
  return undefined
}

/** Ends a case in the name of whoever keeps the dossier, with the reason, and frees what it held; answers whether that may be. */
async function end(app: App, actor: Actor, id: CaseId, text: string): Promise<boolean> {
  const theCase = await cases.find(app, id)
  if (!theCase) return false
  const facts = { ...(await factsFor(app, theCase)), preempted: true }
  const decided = decide(theCase.route, theCase.state, { do: 'withdraw', by: actor.person, text }, facts)
  if ('refused' in decided) return false
  await saveCase(app, actor, theCase, decided.events, 'case.withdrawn')
  return true
}
