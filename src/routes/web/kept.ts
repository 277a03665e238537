import type { MiddlewareHandler } from 'hono'
import type { Web } from './web.ts'

/**
 * Nobody is shown or told what a loss of power could still take back: a page may say what another has just committed, and
 * whoever saved has the answer made while the disk writes (docs/decisions/0225).
 */
export const kept: MiddlewareHandler<Web> = async (c, next) => {
  await next()
  const { disk } = c.get('app')
  if (!disk.unkept()) return
  try {
    await disk.kept()
  } catch (error) {
    // Nothing of the answer that was to say it is done goes into the one that says it is not.
    c.res = undefined
    throw error
  }
}
