import type { Context, MiddlewareHandler } from 'hono'
import type { Web } from './web.ts'

/**
 * Several steps as one of Hono's, each of which costs every request a promise and two functions. As with Hono, what a step
 * answers is in `c.res` when the step before it goes on, whether that passes it on or not. What is thrown becomes an answer
 * only after all of them: one that looks at the answer is followed by none that throws.
 */
export function inOne(...steps: readonly MiddlewareHandler<Web>[]): MiddlewareHandler<Web> {
  const [first, ...rest] = steps
  if (!first) return (_, next) => next()
  if (rest.length === 0) return first
  const others = inOne(...rest)
  return (c, next) => first(c, () => Promise.resolve(others(c, next)).then((answer) => keep(c, answer)))
}

function keep(c: Context<Web>, answer: unknown): void {
  if (answer instanceof Response && !c.finalized) c.res = answer
}
