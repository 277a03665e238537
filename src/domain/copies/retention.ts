import type { Instant } from '#domain/time.ts'

/** How many copies stay: the newest of so many days, weeks and months that have one (docs/security.md §8). */
const spans = { days: 7, weeks: 5, months: 12 } as const

type Copy = { readonly name: string; readonly at: Instant }

/** 保留: which copies stay, by name; the others may go. The newest always stays. */
export function stays(copies: readonly Copy[]): ReadonlySet<string> {
  const newestFirst = copies.toSorted((one, other) => (one.at < other.at ? 1 : -1))
  const keeping = new Set<string>()
  for (const [span, periodOf] of Object.entries(periods) as [keyof typeof spans, (at: Instant) => string][]) {
    const seen = new Set<string>()
    for (const { name, at } of newestFirst) {
      const period = periodOf(at)
      if (seen.has(period)) continue
      if (seen.size === spans[span]) break
      seen.add(period)
      keeping.add(name)
    }
  }
  return keeping
}

const dayNumber = (at: Instant) => Math.floor(Date.parse(at) / 86_400_000)

const periods: Readonly<Record<keyof typeof spans, (at: Instant) => string>> = {
  days: (at) => at.slice(0, 10),
  // 1 January 1970 was a Thursday: weeks begin on Monday.
  weeks: (at) => String(Math.floor((dayNumber(at) + 3) / 7)),
  months: (at) => at.slice(0, 7),
}
