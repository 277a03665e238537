import { setFlagsFromString } from 'node:v8'

/**
 * V8 compiles at its best what was called 3,000 times, and not within 500 calls after it last learned something of its values.
 * A change goes through thousands of functions, each called a few times, and most are at their best only after hours of work:
 * with these they are after some hundred changes (docs/decisions/0225).
 */
export const earlier = ['--invocation-count-for-turbofan=600', '--minimum-invocations-after-ic-update=100'] as const

/** From here on, in every thread of this process: once a house is open, since a start and an opening are over before it is worth it. */
export function compileEarlier(): void {
  for (const flag of earlier) setFlagsFromString(flag)
}
