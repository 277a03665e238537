import { askedBack } from '#db/cases/asked-back.ts'
import * as cases from '#db/cases/cases.ts'
import { waitingOn } from '#db/cases/lists.ts'
import type { Duty } from '#domain/access/actor.ts'
import { decide } from '#domain/cases/decide.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { openSeats } from '#domain/cases/handing.ts'
import { isByDuty } from '#domain/cases/verbs/left.ts'
import type { AccountId, PersonId, UnitId } from '#domain/ids.ts'
import { factsFor } from '#gate/cases/facts.ts'
import type { App } from '#house/app.ts'
import type { SaveCase } from './effects/effect.ts'

/**
 * E2: hands on every undecided seat of somebody who leaves, in the transaction of the change that ends the person's
 * acting (an account closed, a departure applied). `successor` is whoever was named to take the work over. Verdicts
 * that were given stay; what an applicant asks of that one is asked of another; nothing is approved by it; a seat that
 * nobody may take is left, and its case is listed as stranded. Answers how many cases it moved.
 */
export async function handSeatsOn(
  app: App,
  by: { readonly account: AccountId | 'system' },
  { person, successor }: { readonly person: PersonId; readonly successor?: PersonId | undefined },
  saveCase: SaveCase,
): Promise<number> {
  let moved = 0
  const asked = (await askedBack(app.db)).filter(({ candidates }) => candidates.includes(person))
  const ids = new Set([...(await waitingOn(app.db, person)), ...asked].map(({ id }) => id))
  for (const id of ids) {
    const theCase = await cases.find(app, id)
    if (!theCase || theCase.damaged) continue
    const facts = without(person, await factsFor(app, theCase))
    const decided = decide(theCase.route, theCase.state, { do: 'left', person, ...(successor && { successor }) }, facts)
    if ('refused' in decided) continue
    await saveCase(app, by, theCase, decided.events, 'case.handed-on')
    moved += 1
  }
  return moved
}

/**
 * The same for somebody who does not hold a duty any more and goes on otherwise: only seats that the duty gave go to others, of
 * cases on units for which it is not `kept`. In the transaction that ends the duty, or later where its day came by itself.
 */
export async function handDutyOn(
  app: App,
  by: { readonly account: AccountId | 'system' },
  { person, duty, kept }: Lost,
  saveCase: SaveCase,
): Promise<number> {
  let moved = 0
  for (const { id } of await waitingOn(app.db, person)) {
    const theCase = await cases.find(app, id)
    if (!theCase || theCase.damaged) continue
    if (!openSeats(theCase.state).some(({ seat }) => isByDuty(seat, person, duty))) continue
    const facts = await factsFor(app, theCase)
    if ([facts.unit, facts.content.to].some((unit) => unit !== undefined && kept(unit))) continue
    const decided = decide(theCase.route, theCase.state, { do: 'left', person, duty }, without(person, facts))
    if ('refused' in decided) continue
    await saveCase(app, by, theCase, decided.events, 'case.handed-on')
    moved += 1
  }
  return moved
}

type Lost = {
  readonly person: PersonId
  readonly duty: Duty
  /** Whether the person holds the duty for this unit all the same. */
  readonly kept: (unit: UnitId) => boolean
}

/** The organisation in memory is the one of before the transaction: whoever leaves in it is gone already. */
const without = (person: PersonId, facts: Facts): Facts => ({
  ...facts,
  organisation: {
    ...facts.organisation,
    usable: (who) => who !== person && facts.organisation.usable(who),
  },
})
