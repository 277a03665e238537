import type { MiddlewareHandler } from 'hono'
import { Standstill } from '#domain/errors.ts'
import { paths } from '#views/paths.ts'
import type { Web } from './web.ts'

/**
 * While the house stands still whoever may read reads, and nothing is written but the log; what was sent is refused and
 * kept on the page. The cures and locking the system are not held up.
 */
export const writable: MiddlewareHandler<Web> = (c, next) => {
  const writes = !['GET', 'HEAD'].includes(c.req.method)
  if (writes && !isCure(c.req.path) && c.get('app').standstill.reasons().length > 0) throw new Standstill()
  return next()
}

const isCure = (path: string) =>
  path === paths.agreements() || path.startsWith(`${paths.agreements()}/`) || path === paths.seal()
