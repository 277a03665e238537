import type { MiddlewareHandler } from 'hono'
import type { Web } from './web.ts'

/**
 * Several steps as one of Hono's, each of which costs every request a promise and two functions. One that looks at the answer
 * is followed by none that refuses: what is thrown or answered within a step becomes the answer only after it.
 */
export function inOne(...steps: readonly MiddlewareHandler<Web>[]): MiddlewareHandler<Web> {
  const [first, ...rest] = steps
  if (!first) return (_, next) => next()
  if (rest.length === 0) return first
  const others = inOne(...rest)
  return (c, next) => first(c, () => others(c, next) as Promise<void>)
}
