import type { Instant } from '#domain/time.ts'

/** How long something has waited, as the inbox is narrowed by it. */
export const stays = ['fresh', 'days', 'long'] as const

export type Stay = (typeof stays)[number]

const day = 86_400_000

/** Since before these moments what waits has waited a day, and four days. */
export const boundsAt = (now: Instant): readonly [Instant, Instant] => [ago(now, day), ago(now, 4 * day)]

const ago = (now: Instant, msecs: number) => new Date(Date.parse(now) - msecs).toISOString() as Instant

/** Within which moments something began to wait that has waited so long. */
export function stayedSince(
  stay: Stay | undefined,
  now: Instant,
): { readonly from?: Instant; readonly before?: Instant } {
  const [oneDay, fourDays] = boundsAt(now)
  if (stay === 'fresh') return { from: oneDay }
  if (stay === 'days') return { from: fourDays, before: oneDay }
  return stay === 'long' ? { before: fourDays } : {}
}
