import type { Case } from '#db/cases/cases.ts'
import type { Actor } from '#domain/access/actor.ts'
import { seatOf } from '#domain/cases/acting.ts'
import type { CaseState, Verdict, Vouched } from '#domain/cases/case.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { blockNamed } from '#domain/cases/route.ts'
import { verdictsOf } from '#domain/cases/standing.ts'
import { contentNow, vouchedFor } from '#domain/cases/vouching.ts'
import type { PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { keepsCase } from '#gate/cases/reader.ts'
import type { App } from '#house/app.ts'

/** An open seat, a closed one as it was then, HR who keeps the dossier, or the own case; and which values, all where none are named. */
export type Shown = { readonly by: 'seat' | 'whole' | 'own' | { readonly frozenAt: Instant }; readonly exact?: Vouched }

/** Why this viewer sees something of the proposal of a case; undefined for whoever sees nothing of it. */
export function shownBecause(app: App, actor: Actor, theCase: Case, facts: Facts): Shown | undefined {
  const { route, state } = theCase
  const seat = seatOf(state, actor.person)
  if (seat) {
    const decides = blockNamed(route, seat.run.block)?.decides ?? []
    return { by: 'seat', exact: vouchedFor(decides, contentNow(state, facts)) }
  }
  if (keepsCase(app, actor, theCase)) return { by: 'whole' }
  if (theCase.applicant === actor.person) return { by: 'own' }
  const decided = verdictBy(state, actor.person)
  return decided && { by: { frozenAt: decided.at }, exact: decided.vouched }
}

/** The last verdict that this person gave in a case. */
const verdictBy = ({ runs }: CaseState, person: PersonId): Verdict | undefined =>
  runs.flatMap(verdictsOf).findLast(({ by }) => by === person)
