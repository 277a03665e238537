import type { Actor } from '#domain/access/actor.ts'
import { keepsPaper } from '#domain/access/duties.ts'
import { isBlind } from '#domain/access/policy.ts'
import type { Arrival } from '#domain/arrivals/arrival.ts'
import type { PersonId } from '#domain/ids.ts'
import { mayEverStandIn, type Seconding, secondAs, standInsFor, underOf } from '#gate/second-person.ts'
import type { App } from '#house/app.ts'
import { isConcerned, mayHandle, onFile } from './handling.ts'

/** The steps that need a second person: 审核 after whoever counted, 入库审批 beside whoever stores. */
export type SecondStep = 'check' | 'approve'

/** As which step this actor stands in, since the desk has nobody else for it (docs/decisions/0039). */
export function standsInAt(app: App, actor: Actor, arrival: Arrival): SecondStep | undefined {
  if (!mayEverStandIn(app, actor)) return undefined
  const [step, seconding] = [stepOf(app, arrival), secondingOf(app, arrival)]
  return step && seconding && secondAs(app, actor, seconding) === 'stand-in' ? step : undefined
}

/** Who is asked to stand in at the step that waits: nobody where the desk has a second person, or nobody may. */
export function deskAlone(
  app: App,
  arrival: Arrival,
): { readonly alone: boolean; readonly people: readonly PersonId[] } {
  const seconding = secondingOf(app, arrival)
  const alone = seconding !== undefined && !app.directory.everyone().some(isAnother(seconding))
  return { alone, people: seconding && alone ? standInsFor(app, seconding) : [] }
}

const isAnother =
  ({ by, does }: Seconding) =>
  (actor: Actor) =>
    actor.person !== by && does(actor)

function stepOf(app: App, arrival: Arrival): SecondStep | undefined {
  if (!arrival.check) return 'check'
  return !arrival.stored && onFile(app, arrival) ? 'approve' : undefined
}

function secondingOf(app: App, arrival: Arrival): Seconding | undefined {
  const step = stepOf(app, arrival)
  const by = step && (step === 'check' ? app.directory.personOf(arrival.by) : soleStorer(app, arrival))
  if (!by) return undefined
  const { unit } = arrival.slip
  return {
    by,
    unit,
    under: underOf(app, by, unit),
    does: (actor) => mayHandle(app, actor, arrival),
    admits: (actor) => !isBlind(actor) && !isConcerned(app, actor, arrival),
  }
}

/** Whoever alone can put it into its box, as long as nobody else has approved that: of two, one approves and the other stores. */
function soleStorer(app: App, arrival: Arrival): PersonId | undefined {
  const storers = app.directory.everyone().filter((actor) => keepsPaper(actor) && mayHandle(app, actor, arrival))
  const [first, second] = storers
  if (!first || second) return undefined
  const approver = arrival.approval && app.directory.personOf(arrival.approval.by)
  return approver === undefined || approver === first.person ? first.person : undefined
}
