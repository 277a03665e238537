import type { PartialDate } from '#domain/time.ts'
import { yearsBetween } from './values.ts'

/**
 * The age at that month where it lies under `least` by every birth that may be meant; undefined where one of them allows it or
 * none is known. Of a month before the birth it is negative.
 */
export function ageUnder(
  births: readonly PartialDate[],
  at: PartialDate | undefined,
  least: number,
): number | undefined {
  if (!at) return undefined
  const ages = births.map((birth) => yearsBetween(birth, at))
  return ages.every((age) => age < least) ? ages[0] : undefined
}
