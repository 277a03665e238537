import { type Instant, instant } from '#domain/time.ts'
import { published } from './kinds/index.ts'
import { askingBlocks, blockNamed, type Route } from './route.ts'

/** When a seat opened at this moment should have its verdict: a reminder to people, of no consequence to the case. */
export function dueOf(route: Route, block: string, openedAt: Instant): Instant {
  const days = blockNamed(route, block)?.days ?? 0
  return instant(new Date(Date.parse(openedAt) + days * 86_400_000))
}

/** Seats of these blocks are late if they were opened before that moment. */
export type LateSince = {
  readonly openedBefore: Instant
  readonly blocks: readonly { readonly route: Pick<Route, 'key' | 'version'>; readonly block: string }[]
}

/** The same for every block of every published route, by how long it may take, as something that a query can ask. */
export const lateAt = (now: Instant): readonly LateSince[] =>
  [...Map.groupBy(askedEverywhere(), ({ days }) => days)].map(([days, blocks]) => ({
    openedBefore: instant(new Date(Date.parse(now) - days * 86_400_000)),
    blocks,
  }))

const askedEverywhere = () =>
  published().flatMap(({ route }) => askingBlocks(route).map(({ id, days }) => ({ route, block: id, days })))
