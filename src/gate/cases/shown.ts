import type { Case } from '#db/cases/cases.ts'
import { type Actor, holds } from '#domain/access/actor.ts'
import { seatOf } from '#domain/cases/acting.ts'
import type { CaseState, Verdict } from '#domain/cases/case.ts'
import type { Asked } from '#domain/cases/condition.ts'
import type { Vouched } from '#domain/cases/content.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { kindNamed, kindOf } from '#domain/cases/kinds/index.ts'
import { blockNamed, blocksOf, type Route } from '#domain/cases/route.ts'
import { verdictsOf } from '#domain/cases/standing.ts'
import { contentNow, vouchedFor } from '#domain/cases/vouching.ts'
import type { PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { keepsCase } from '#gate/cases/reader.ts'
import type { App } from '#house/app.ts'

/**
 * An open seat, a closed one as it was then, HR who keeps the dossier, or the own case; and which values, all where
 * none are named. `fields` are the only ones of a record that are shown, where not all are.
 */
export type Shown = {
  readonly by: 'seat' | 'whole' | 'own' | { readonly frozenAt: Instant }
  readonly exact?: Vouched
  readonly fields?: readonly string[]
}

/** Why this viewer sees something of the proposal of a case; undefined for whoever sees nothing of it. */
export function shownBecause(app: App, actor: Actor, theCase: Case, facts: Facts): Shown | undefined {
  const { route, state } = theCase
  const seat = seatOf(state, actor.person, facts.standingIn)
  if (seat) {
    const decides = blockNamed(route, seat.run.block)?.decides ?? []
    return { by: 'seat', exact: vouchedFor(decides, contentNow(state, facts)), ...fieldsAt(theCase, seat.run.block) }
  }
  if (keepsCase(app, actor, theCase)) return { by: 'whole' }
  if (theCase.applicant === actor.person) return { by: 'own' }
  const decided = verdictBy(state, actor.person)
  const told = decided ? undefined : toldOf(actor, theCase)
  if (told) return { by: 'seat', exact: vouchedFor({ part: told }, contentNow(state, facts)) }
  if (!decided) return undefined
  return { by: { frozenAt: decided.at }, ...decidedWith(theCase, decided) }
}

/** What was vouched for in the same act; where only some fields of a record were shown, that seat's part alone. */
function decidedWith(theCase: Case, last: VerdictAt): Pick<Shown, 'exact' | 'fields'> {
  const { fields } = fieldsAt(theCase, last.block)
  if (fields) return { exact: last.vouched, fields }
  const together = verdictsBy(theCase.state, last.by).filter(
    ({ at, block }) => at === last.at && fieldsAt(theCase, block).fields === undefined,
  )
  return { exact: Object.assign({}, ...together.map(({ vouched }) => vouched)) }
}

/** The part of which a notice told whoever holds this duty. */
const toldOf = (actor: Actor, { route, state }: Case): Asked | undefined =>
  blocksOf(route.body).flatMap((block) => {
    const isTold = block.k === 'notify' && state.notified.includes(block.id) && state.copied.includes(actor.person)
    const isTheirs = isTold && block.to.some((to) => typeof to === 'object' && 'duty' in to && holds(actor, to.duty))
    return isTheirs && block.shows ? [block.shows] : []
  })[0]

type Decided = { readonly route: Route; readonly state: CaseState }

type VerdictAt = Verdict & { readonly block: string }

/** The last verdict that this person gave in a case, and where. */
const verdictBy = (state: CaseState, person: PersonId): VerdictAt | undefined => verdictsBy(state, person).at(-1)

const verdictsBy = ({ runs }: CaseState, person: Verdict['by']): readonly VerdictAt[] =>
  runs
    .flatMap((run) => verdictsOf(run).map((verdict) => ({ ...verdict, block: run.block })))
    .filter(({ by }) => by === person)

/**
 * The fields that whoever decides at a block needs of its part, where its kind, or that of the case it takes back,
 * names them.
 */
export function fieldsAt({ route, state }: Decided, id: string): Pick<Shown, 'fields'> {
  const decides = blockNamed(route, id)?.decides ?? []
  const { shows } = kindNamed(state.content.revokes?.kind ?? route.key) ?? kindOf(route)
  const fields = 'part' in decides ? shows?.[decides.part] : undefined
  return fields ? { fields } : {}
}
