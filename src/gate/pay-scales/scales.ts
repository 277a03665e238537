import * as scales from '#db/pay-scales/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsPay } from '#domain/access/duties.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { Forbidden } from '#domain/errors.ts'
import { isOffScale, type PayScale, type Standard, standardOf } from '#domain/pay-scales/scale.ts'
import type { App } from '#house/app.ts'

/** The tables for whoever keeps them: nobody's pay, but what the house pays. Throws Forbidden for anybody else. */
export async function readScales(app: App, actor: Actor): Promise<readonly PayScale[]> {
  if (!keepsPay(actor)) throw new Forbidden()
  await app.logRead({ at: app.now(), actor: actor.account, act: 'pay-scale.read', about: {} })
  return scales.all(app)
}

/** Whether a line of pay that somebody proposes is outside the table of its day; of the table nothing more is told. */
export const isPayOffScale = async (app: App, fields: Fields): Promise<boolean> =>
  isOffScale(await scales.all(app), fields)

/**
 * What the table says of a line of pay, for whoever sits where it is set: the page of the case asks once, and it is
 * logged.
 */
export async function standardFor(app: App, actor: Actor, fields: Fields): Promise<Standard | undefined> {
  await app.logRead({ at: app.now(), actor: actor.account, act: 'pay-scale.read', about: {} })
  return standardOf(await scales.all(app), fields)
}
