import type { Instant } from '#domain/time.ts'
import type { Night } from './measures.ts'

/** How far back is looked, and how long it has to be to say anything, in days. */
const [far, least] = [14.5, 1.5]

/** How many bytes a day something grew over the last fourteen nights; undefined while too few were written down. */
export function perDay(
  nights: readonly Night[],
  what: 'bytes' | 'free',
  { at, value }: { readonly at: Instant; readonly value: number },
): number | undefined {
  const days = (night: Night) => (Date.parse(at) - Date.parse(night.at)) / 86_400_000
  const oldest = nights.filter((night) => days(night) <= far).at(-1)
  if (!oldest || days(oldest) < least) return undefined
  return Math.round((value - oldest[what]) / days(oldest))
}
