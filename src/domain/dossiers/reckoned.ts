import type { PartialDate } from '#domain/time.ts'
import { sameValue } from './diff.ts'
import type { Contents, Field, Fields, Value } from './section.ts'

/** What a field of this record shows: what was typed wins over what other fields say, and both are told where they differ. */
export type Shown =
  | { readonly from: 'typed'; readonly value: Value; readonly otherwise?: Value }
  | { readonly from: 'reckoned'; readonly value: Value }

/** Undefined where nothing was typed and nothing can be reckoned from what the viewer may see. */
export function shownOf(field: Field, fields: Fields, contents: Contents, today: PartialDate): Shown | undefined {
  const [typed, reckoned] = [fields[field.key], field.derive?.(fields, contents, today)]
  if (typed === undefined || typed === '')
    return reckoned === undefined ? undefined : { from: 'reckoned', value: reckoned }
  const differs = reckoned !== undefined && !agree(typed, reckoned)
  return { from: 'typed', value: typed, ...(differs && { otherwise: reckoned }) }
}

/** A day of the month that was reckoned says the same as the month and more. */
const agree = (typed: Value, reckoned: Value): boolean =>
  sameValue(typed, reckoned) ||
  (typeof typed === 'string' && typeof reckoned === 'string' && typed.slice(0, 6) === reckoned && typed.length === 8)
