import type { Day } from '#domain/time.ts'

/** From when and until when something is held; the last day itself is no longer in it. */
export type Span = { readonly from: Day; readonly until: Day | undefined }

/** Whether a span holds on this day. */
export const inForce = (day: Day) => (span: Span) => span.from <= day && (span.until === undefined || day < span.until)

/** Whether two spans have a day in common. */
export const overlaps = (one: Span, other: { readonly from: Day; readonly until?: Day | undefined }): boolean =>
  (one.until === undefined || other.from < one.until) && (other.until === undefined || one.from < other.until)
