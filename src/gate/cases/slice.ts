import type { Case } from '#db/cases/cases.ts'
import { closedSeat } from '#db/cases/seats.ts'
import type { Actor } from '#domain/access/actor.ts'
import { seatOf } from '#domain/cases/acting.ts'
import { kindOf } from '#domain/cases/kinds/index.ts'
import { decidesOf } from '#domain/cases/route.ts'
import type { SliceShown } from '#domain/cases/shown.ts'
import type { DossierId } from '#domain/ids.ts'
import { dayOf, partialDateOf } from '#domain/time.ts'
import { findingsFor } from '#gate/asides/asides.ts'
import { type Reading, readDecided, readDossier } from '#gate/dossiers/reader.ts'
import { postsExceeded } from '#gate/proposals/house.ts'
import type { App } from '#house/app.ts'
import { keepsCase } from './reader.ts'

/** An open seat sees what it decides on; without one, HR what it keeps, and a decider what was there then. */
export async function readSlice(app: App, actor: Actor, theCase: Case): Promise<SliceShown | undefined> {
  const { dossier, route, state } = theCase
  const seat = seatOf(state, actor.person, app.directory.standingIn(route.key))
  const whole = !seat && keepsCase(app, actor, theCase)
  if (seat || whole) {
    const decides = seat ? decidesOf(route, seat.run.block) : []
    const only = seat || kindOf(route).content === 'request' ? (['who', ...decides] as const) : undefined
    const reading = await readDossier(app, actor, dossier, { act: 'case.slice-read', ...(only && { only }) })
    return reading && sliceOf(app, dossier, reading, whole ? 'whole' : 'seat')
  }
  const closed = await closedSeat(app.db, theCase.id, actor.person)
  const reading = closed && (await readDecided(app, actor, theCase))
  return reading && sliceOf(app, dossier, reading, { frozenAt: closed.at })
}

/** What the checks find in it belongs to it. */
export async function sliceOf(
  app: App,
  dossier: DossierId,
  reading: Reading,
  by: SliceShown['by'],
): Promise<SliceShown> {
  const { groups, contents, nothing } = reading
  const at = typeof by === 'object' ? by.frozenAt : app.now()
  const findings = await findingsFor(app, reading, { today: partialDateOf(dayOf(at)) })
  // What was decided then was decided on the house of then.
  const isOpen = typeof by !== 'object' && reading.subject.state !== 'archived'
  const exceeded = isOpen ? await postsExceeded(app, { dossier, contents }) : []
  return { dossier, groups, contents, nothing, findings, exceeded, by }
}
