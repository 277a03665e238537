import { traceResource } from '#actions/resources/registering.ts'
import type { Case } from '#db/cases/cases.ts'
import * as resources from '#db/resources/resources.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { allocatedBy, type Resource } from '#domain/resources/resource.ts'
import type { App } from '#house/app.ts'
import type { By, Reservation } from './reservation.ts'

/** 工位与设备 as administration allocates them: a seat by its number, and equipment by theirs. */
export const seatsAndEquipment: Reservation = {
  missing: async (app, theCase, output) => {
    const found = await resources.coded(app, allocatedBy([output]))
    const had = found.filter((one) => isToBeHad(one, theCase) && isAsked(one, output)).map(({ code }) => code)
    return allocatedBy([output]).filter((code) => !had.includes(code))
  },

  hold: async (app, theCase, outputs, by) => {
    const holder = theCase.state.subject
    const wanted = allocatedBy(outputs)
    for (const one of await resources.reservedBy(app, theCase.id)) {
      if (wanted.includes(one.code)) continue
      await resources.take(app.db, one.id, { holder: null })
      await traceResource(app, by, 'resource.released', one)
    }
    for (const one of await resources.coded(app, wanted)) {
      if (one.holder !== undefined || !holder) continue
      await resources.take(app.db, one.id, { holder, case: theCase.id })
      await traceResource(app, by, 'resource.reserved', { ...one, holder, case: theCase.id })
    }
  },

  confirm: async (app, theCase, outputs, by) => {
    const holder = theCase.state.subject
    const wanted = await resources.coded(app, allocatedBy(outputs))
    if (!holder || wanted.length < allocatedBy(outputs).length || wanted.some((one) => !isToBeHad(one, theCase)))
      throw new Error('A case is applied without what it reserved.')
    if (outputs.some(({ release }) => release === true)) await leaveSeats(app, theCase, by, holder)
    for (const one of wanted) {
      await resources.take(app.db, one.id, { holder })
      await traceResource(app, by, 'resource.confirmed', { ...one, holder, case: theCase.id })
    }
  },
}

/** The seats that somebody had until now are free again, and are told of the case, which may be taken back. */
async function leaveSeats(
  app: App,
  { id: left }: Case,
  by: By,
  holder: NonNullable<Resource['holder']>,
): Promise<void> {
  for (const one of await resources.heldBy(app, holder)) {
    if (one.kind !== 'seat') continue
    await resources.take(app.db, one.id, { holder: null })
    await resources.leave(app.db, one.id, left)
    await traceResource(app, by, 'resource.returned', one)
  }
}

const isToBeHad = ({ holder, case: reserving }: Resource, { id }: Case): boolean =>
  holder === undefined || reserving === id

/** A seat stands under seats, and equipment under equipment. */
const isAsked = ({ kind, code }: Resource, output: Fields): boolean => allocatedBy([output], [kind]).includes(code)
