import { HTTPException } from 'hono/http-exception'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { v7 } from 'uuid'
import { Conflict, Forbidden, LogUnavailable, NotFound } from '#domain/errors.ts'
import { ErrorPage } from '#views/errors/error.tsx'
import { report } from '../report.ts'
import { page } from './respond.tsx'
import type { WebContext } from './web.ts'

/** What stops a request, as a page: the same 404 for what is not there and what is not yours to see. */
export async function onError(error: Error, c: WebContext): Promise<Response> {
  const status = statusOf(error)
  if (status !== 500) return answer(c, status, <ErrorPage status={status} />)
  const incident = v7().slice(-12)
  report(error, { incident })
  return answer(c, 500, <ErrorPage status={500} incident={incident} />)
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
