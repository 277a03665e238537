import { once } from '#actions/once.ts'
import { add, change } from '#db/arrivals/sealed.ts'
import type { Command } from '#db/commands.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { ArrivalCheck, ReceivedSlip } from '#domain/arrivals/arrival.ts'
import { NotFound } from '#domain/errors.ts'
import type { ArrivalId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { arrivalFor, arrivalToSecond } from '#gate/arrivals/arrivals.ts'
import { mayHandle } from '#gate/arrivals/handling.ts'
import type { App } from '#house/app.ts'
import { trace } from './trace.ts'

/** Writes down what came, as it was counted. Answers its id. */
export async function registerArrival(
  app: App,
  actor: Actor,
  slip: ReceivedSlip,
  command: Command,
): Promise<ArrivalId> {
  const done = await once<never, ArrivalId>(app, actor, command, async (app) => {
    if (!mayHandle(app, actor, { slip })) throw new NotFound()
    const id = app.newId<ArrivalId>()
    await add(app, { id, version: 1, at: app.now(), by: actor.account, slip })
    await trace(app, actor, 'arrival.registered', { id })
    return ok(id)
  })
  if (!done.ok) throw new Error('What came is refused by nobody.')
  return done.value
}

export type CountRefusal = 'arrival.checked' | 'arrival.moved'
type Seen = { readonly arrival: ArrivalId; readonly version: number }

/** Counts it again, until somebody has checked it: whoever counts last answers for the figures. */
export function amendArrival(
  app: App,
  actor: Actor,
  { arrival: id, version, slip }: Seen & { readonly slip: ReceivedSlip },
  command: Command,
): Promise<Result<string, CountRefusal>> {
  return once<CountRefusal>(app, actor, command, async (app) => {
    const arrival = await arrivalFor(app, actor, id)
    if (arrival.check) return refuse('arrival.checked')
    if (arrival.version !== version) return refuse('arrival.moved')
    if (!mayHandle(app, actor, { ...arrival, slip })) throw new NotFound()
    await change(app, { ...arrival, slip, by: actor.account })
    await trace(app, actor, 'arrival.amended', arrival)
    return ok(id)
  })
}

export type CheckRefusal = CountRefusal | 'arrival.same-person'

/** A second person vouches for the figures that the page showed, and says how the dossier is made. */
export function checkArrival(
  app: App,
  actor: Actor,
  { arrival: id, version, check }: Seen & { readonly check: Pick<ArrivalCheck, 'quality' | 'note'> },
  command: Command,
): Promise<Result<string, CheckRefusal>> {
  return once<CheckRefusal>(app, actor, command, async (app) => {
    const arrival = await arrivalToSecond(app, actor, id, 'check')
    if (arrival.check) return refuse('arrival.checked')
    if (arrival.version !== version) return refuse('arrival.moved')
    const counter = app.directory.personOf(arrival.by)
    if (counter === actor.person) return refuse('arrival.same-person')
    await change(app, { ...arrival, check: { ...check, at: app.now(), by: actor.account } })
    await trace(app, actor, 'arrival.checked', arrival)
    return ok(id)
  })
}
