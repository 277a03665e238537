import { dayFrom, monthsAfter } from '#domain/days.ts'
import type { Rules } from '#domain/settlement/rules.ts'
import { type PartialDate, partialDateOf } from '#domain/time.ts'

/**
 * 脱密期: until when, by the months that the house has set for this kind of person, from the last day on (docs/decisions/0100).
 * Undefined where it has set none: then legal says so by itself.
 */
export const secretUntil = (last: PartialDate, { declassification }: Rules): PartialDate | undefined =>
  declassification && partialDateOf(monthsAfter(dayFrom(last), Number(declassification.value)))
