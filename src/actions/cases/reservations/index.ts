import type { Case } from '#db/cases/cases.ts'
import { isLive, outcomeOf } from '#domain/cases/case.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import { reservedKey, takenBy } from '#domain/cases/reserving.ts'
import { blocksOf, type Route, taskNamed } from '#domain/cases/route.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { App } from '#house/app.ts'
import type { By, Reservation } from './reservation.ts'
import { seatsAndEquipment } from './resources.ts'

/** What tasks may take for a case, by the name that routes give it. A new one is its file and a line here. */
const reservations: Readonly<Record<string, Reservation>> = { resources: seatsAndEquipment }

/** What the case has reserved follows its state: held while it lives, confirmed with its approval, else given back. */
export async function followReservations(app: App, theCase: Case, by: By): Promise<void> {
  const { route, state } = theCase
  const taken = takenBy(route, state)
  for (const name of reservedOn(route)) {
    const { hold, confirm } = reservationNamed(name)
    const outputs = taken.filter(({ reserves }) => reserves === name).map(({ output }) => output)
    if (outcomeOf(state) === 'approved') await confirm(app, theCase, outputs, by)
    else await hold(app, theCase, isLive(state) ? outputs : [], by)
  }
}

/** What the tasks of a route may take. */
const reservedOn = ({ body }: Route): readonly string[] => [
  ...new Set(blocksOf(body).flatMap((block) => (block.k === 'handle' && block.reserves ? [block.reserves] : []))),
]

function reservationNamed(name: string): Reservation {
  const found = reservations[name]
  if (!found) throw new Error(`A route reserves what nobody made: ${name}.`)
  return found
}

/** Why what a task would take is not to be had. */
export async function whyNotFree(app: App, theCase: Case, block: string, output: Fields): Promise<Reason | undefined> {
  const missing = await reservations[taskNamed(theCase.route, block)?.reserves ?? '']?.missing(app, theCase, output)
  return missing && missing.length > 0 ? { code: 'case.not-free', stop: block, items: missing } : undefined
}

/** What a case reserved and cannot have any more, among the values that cannot be applied (E11). */
export async function lostReservations(app: App, theCase: Case): Promise<readonly string[]> {
  const lost: string[] = []
  for (const { reserves, output } of takenBy(theCase.route, theCase.state))
    lost.push(...((await reservations[reserves]?.missing(app, theCase, output)) ?? []))
  return lost.map(reservedKey)
}
