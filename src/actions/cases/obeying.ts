import { once } from '#actions/once.ts'
import type { Case } from '#db/cases/cases.ts'
import type { Command as Sent } from '#db/commands.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Command } from '#domain/cases/command.ts'
import { decideInTurn, type Further } from '#domain/cases/consecutive.ts'
import type { CaseEvent } from '#domain/cases/event.ts'
import type { Facts } from '#domain/cases/facts.ts'
import type { Reason, Refusal } from '#domain/cases/refusal.ts'
import { hasHeld } from '#domain/cases/verbs/comment.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { CaseId, PersonId } from '#domain/ids.ts'
import type { Act } from '#domain/log/entry.ts'
import { ok, type RefusedFor, refuseFor } from '#domain/result.ts'
import { factsFor } from '#gate/cases/facts.ts'
import { withPreemption } from '#gate/cases/preempted.ts'
import { findCase } from '#gate/cases/reader.ts'
import { ensureWhole } from '#gate/dossiers/whole.ts'
import type { App } from '#house/app.ts'
import { conflictsNow } from './conflicts.ts'
import { tracingRefusals } from './refusing.ts'
import { saveCase } from './saving.ts'

type Order = {
  /** What the log says of it. */
  readonly act: Act
  readonly make: (by: PersonId, theCase: Case) => Command
  /** What is approved with it, of the seats that are the same person's next. */
  readonly further?: readonly Further[] | undefined
  /** What the core does not know and that keeps it back all the same; it is told what the command would bring about. */
  readonly unready?: ((app: App, theCase: Case, made: readonly CaseEvent[]) => Promise<Reason | undefined>) | undefined
  /** How the case is found, for whoever knows it otherwise than by seeing it. */
  readonly find?: typeof findCase
}

/** Load → ask the noun → save → consequence → trace, for every command on a case that exists. */
export function obey(
  app: App,
  actor: Actor,
  id: CaseId,
  sent: Sent,
  { act, make, further = [], unready, find = findCase }: Order,
) {
  return tracingRefusals(app, actor, { case: id }, () =>
    once<Refusal, string, RefusedFor<Reason>>(app, actor, sent, async (app) => {
      const theCase = await find(app, actor, id)
      if (!theCase) throw new NotFound()
      const decided = decideInTurn(
        theCase.route,
        theCase.state,
        make(actor.person, theCase),
        further,
        await factsNow(app, theCase, act),
      )
      if ('refused' in decided) {
        if (decided.refused.code === 'case.not-your-turn' && !hasSat(theCase, actor)) throw new Forbidden()
        return refuseFor(decided.refused)
      }
      const reason = await unready?.(app, theCase, decided.events)
      if (reason) return refuseFor(reason)
      await saveCase(app, actor, theCase, decided.events, act)
      return ok(id)
    }),
  )
}

/** Submitted anew, what is routine by now asks nobody. */
const mayBeTheLastWord: readonly Act[] = [
  'case.approved',
  'case.signed',
  'case.retried',
  'case.handled',
  'case.resubmitted',
]

/** What may be the last word on a proposal is asked whether the dossier still takes it. */
async function factsNow(app: App, theCase: Case, act: Act): Promise<Facts> {
  const facts = await withPreemption(app, theCase, await factsFor(app, theCase))
  if (!mayBeTheLastWord.includes(act)) return facts
  const conflicts = await conflictsNow(app, theCase)
  return conflicts ? { ...facts, conflicts } : facts
}

/** Whoever was asked at some time is told that it is not the turn; for everybody else the act is forbidden. */
const hasSat = ({ state }: Case, { person }: Actor): boolean =>
  state.runs.some(({ seats }) => seats.some((seat) => hasHeld(seat, person))) ||
  state.askings.some(({ candidates }) => candidates.includes(person))

/** Which seat a command is about. */
export type AtSeat = { readonly run: number; readonly seat: number }

/** What may end in an effect waits until the dossier is known to be as it was written. */
export const whole = async (app: App, { dossier }: Case): Promise<undefined> => {
  await ensureWhole(app, dossier)
}
