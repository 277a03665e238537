import type { Case } from '#db/cases/cases.ts'
import type { Actor } from '#domain/access/actor.ts'
import { type Available, available } from '#domain/cases/available.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { looksAtAttachments, peopleIn } from '#domain/cases/people-in.ts'
import { type RecordSeen, recordsSeen } from '#domain/cases/records-seen.ts'
import { knownUntil } from '#domain/cases/seeing.ts'
import type { FurtherShown, ProposalShown, SliceShown } from '#domain/cases/shown.ts'
import type { PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { factsFor } from './facts.ts'
import { readFurther } from './further.ts'
import { withGroundsFor } from './grounds.ts'
import { newlyBarred } from './new-kin.ts'
import { withPreemption } from './preempted.ts'
import { readProposed } from './proposed.ts'
import { keepsCase } from './reader.ts'
import { readSlice } from './slice.ts'

/** What a viewer sees of one case and may do there; what is not for this viewer is not in it. */
export type CaseSeen = {
  readonly theCase: Case
  readonly facts: Facts
  readonly may: Available
  /** HR who keeps the dossier: every opinion and every reason. */
  readonly whole: boolean
  /** Until when the viewer knows the content: what came later is not told. */
  readonly until: Instant | undefined
  /** The part of a proposal, or else the part of the dossier, that the viewer sees. */
  readonly proposal: ProposalShown | undefined
  readonly slice: SliceShown | undefined
  /** Further seats of the viewer's, which one act may close with the first. */
  readonly further: readonly FurtherShown[]
  /** What the tasks that are done recorded, as far as the viewer may read it. */
  readonly records: readonly RecordSeen[]
  /** Who decides on others and is named as a relative: told to whoever compares the family section. */
  readonly newKin: readonly PersonId[]
  /** Who may be called by name in a comment. */
  readonly mentions: readonly PersonId[]
  /** Whether the viewer may look at what is attached to the discussion. */
  readonly attachments: boolean
}

/**
 * The gate for the page of a case that exists for this actor: writes the access log, then opens and answers what is
 * theirs.
 */
export async function readCase(app: App, actor: Actor, theCase: Case): Promise<CaseSeen> {
  const { id, dossier, route, state, applicant } = theCase
  const { account, person } = actor
  await app.logRead({ at: app.now(), actor: account, act: 'case.read', about: { case: id, dossier } })
  const facts = await withPreemption(app, theCase, await factsFor(app, theCase))
  const may = available(route, state, person, facts)
  const proposal = await readProposed(app, actor, theCase, facts)
  const slice = proposal ? undefined : await readSlice(app, actor, theCase)
  const whole = keepsCase(app, actor, theCase)
  const until = whole ? undefined : knownUntil(state, person)
  const groups = proposal?.groups ?? slice?.groups ?? new Set()
  return {
    theCase: withGroundsFor(theCase, whole, proposal),
    facts,
    may,
    whole,
    until,
    proposal,
    slice,
    further: await readFurther(app, actor, theCase, facts, may),
    records: recordsSeen(route, state, { person, whole: whole || applicant === person, groups, until }),
    newKin: whole || may.ticks.includes('family') ? newlyBarred(app, dossier) : [],
    mentions: may.comment ? peopleIn(state).filter((one) => one !== person) : [],
    attachments: whole || looksAtAttachments(state, person),
  }
}
