import { type Instant, instant } from '#domain/time.ts'
import { blockNamed, type Route } from './route.ts'

/** When a seat opened at this moment should have its verdict: a reminder to people, of no consequence to the case. */
export function dueOf(route: Route, block: string, openedAt: Instant): Instant {
  const days = blockNamed(route, block)?.days ?? 0
  return instant(new Date(Date.parse(openedAt) + days * 86_400_000))
}
