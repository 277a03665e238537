import type { MiddlewareHandler } from 'hono'
import type { Web } from './web.ts'

/**
 * Nobody is shown what a loss of power could still take back: what another has just committed is waited for before a page
 * that may say it leaves the house (docs/decisions/0225). A redirect says nothing, and whoever saved has waited already.
 */
export const kept: MiddlewareHandler<Web> = async (c, next) => {
  await next()
  if (c.res.status === 303) return
  const { disk } = c.get('app')
  if (disk.unkept()) await disk.kept()
}
