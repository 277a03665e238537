import { HTTPException } from 'hono/http-exception'
import type { Child } from 'hono/jsx'
import { matchedRoutes } from 'hono/route'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { v7 } from 'uuid'
import { Conflict, Forbidden, LogUnavailable, NotFound } from '#domain/errors.ts'
import { noteRefused } from '#gate/log/refusals.ts'
import { ErrorPage } from '#views/errors/error.tsx'
import type { Report } from './house.ts'
import { page } from './respond.tsx'
import type { WebContext } from './web.ts'

/** What stops a request, as a page: the same 404 for what is not there and what is not yours to see. */
export const onError =
  (report: Report) =>
  async (error: Error, c: WebContext): Promise<Response> => {
    const status = statusOf(error)
    if (error instanceof NotFound || error instanceof Forbidden) note(c, error instanceof NotFound ? 404 : 403, report)
    if (status !== 500) return answer(c, status, <ErrorPage status={status} />)
    const incident = v7().slice(-12)
    report(error, { incident })
    return answer(c, 500, <ErrorPage status={500} incident={incident} />)
  }

/** Leaves a trace of who was refused what. Addresses that lead nowhere name nothing, so they are no refusals. */
function note(c: WebContext, status: 403 | 404, report: Report): void {
  const { app, actor } = c.var
  const route = matchedRoutes(c)[c.req.routeIndex]
  if (!app || !actor || !route || route.method === 'ALL') return
  const [, place] = route.path.split('/')
  const refused = {
    actor: actor.account,
    status,
    route: `${route.method} ${route.path}`,
    ...(place === 'dossiers' && { dossier: c.req.param('id') }),
    ...(place === 'cases' && { case: c.req.param('id') }),
  }
  noteRefused(app, refused, (failure) => {
    // A log that cannot be written answers 503 to the next reader, who is told what to do.
    if (!(failure instanceof LogUnavailable)) report(failure)
  })
}

type Status = 400 | 403 | 404 | 409 | 413 | 429 | 500 | 503

function statusOf(error: Error): Status {
  if (error instanceof NotFound) return 404
  if (error instanceof Forbidden) return 403
  if (error instanceof Conflict) return 409
  if (error instanceof LogUnavailable) return 503
  if (error instanceof HTTPException && [400, 403, 404, 409, 413, 429, 503].includes(error.status))
    return error.status as Status
  return 500
}

const answer = (c: WebContext, status: ContentfulStatusCode, body: Child) =>
  page(c, c.var.t(`error.title.${status as Status}`), body, { status })
