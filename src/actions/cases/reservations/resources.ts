import { traceResource } from '#actions/resources/registering.ts'
import type { Case } from '#db/cases/cases.ts'
import * as resources from '#db/resources/resources.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { codesIn, type Resource, resourceKinds } from '#domain/resources/resource.ts'
import type { App } from '#house/app.ts'
import type { By, Reservation } from './reservation.ts'

/** The field of the task that names what is of a kind. */
const fields = { seat: 'desk', equipment: 'equipment' } as const

/** 工位与设备 as administration allocates them: a seat by its number, and equipment by theirs. */
export const seatsAndEquipment: Reservation = {
  missing: async (app, theCase, output) => {
    const found = await resources.coded(app, codesOf([output]))
    const had = found.filter((one) => isToBeHad(one, theCase) && isAsked(one, output)).map(({ code }) => code)
    return codesOf([output]).filter((code) => !had.includes(code))
  },

  hold: async (app, theCase, outputs, by) => {
    const holder = theCase.state.subject
    const wanted = codesOf(outputs)
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
    const wanted = await resources.coded(app, codesOf(outputs))
    if (!holder || wanted.length < codesOf(outputs).length || wanted.some((one) => !isToBeHad(one, theCase)))
      throw new Error('A case is applied without what it reserved.')
    if (outputs.some(({ release }) => release === true)) await leaveSeats(app, by, holder)
    for (const one of wanted) {
      await resources.take(app.db, one.id, { holder })
      await traceResource(app, by, 'resource.confirmed', { ...one, holder, case: theCase.id })
    }
  },
}

/** The seats that somebody had until now are free again. */
async function leaveSeats(app: App, by: By, holder: NonNullable<Resource['holder']>): Promise<void> {
  for (const one of await resources.heldBy(app, holder)) {
    if (one.kind !== 'seat') continue
    await resources.take(app.db, one.id, { holder: null })
    await traceResource(app, by, 'resource.returned', one)
  }
}

const codesOf = (outputs: readonly Fields[]): readonly string[] => [
  ...new Set(outputs.flatMap((output) => resourceKinds.flatMap((kind) => codesIn(said(output[fields[kind]]))))),
]

const said = (value: Fields[string]): string => String(value ?? '')

const isToBeHad = ({ holder, case: reserving }: Resource, { id }: Case): boolean =>
  holder === undefined || reserving === id

/** A seat stands under seats, and equipment under equipment. */
const isAsked = ({ kind, code }: Resource, output: Fields): boolean =>
  codesIn(said(output[fields[kind]])).includes(code)
