import { HTTPException } from 'hono/http-exception'
import { matchedRoutes } from 'hono/route'
import { v7 } from 'uuid'
import { isOfDisk } from '#domain/disk.ts'
import { Conflict, Damaged, Forbidden, LogUnavailable, NotFound, Standstill } from '#domain/errors.ts'
import { inMegabytes } from '#domain/limits.ts'
import { noteRefused } from '#gate/log/refusals.ts'
import { ErrorPage, type Stopped, Way } from '#views/errors/error.tsx'
import { paths } from '#views/paths.ts'
import { TooMuch } from './budgets.ts'
import { ForeignForm } from './forms.ts'
import type { Report } from './house.ts'
import { page } from './respond.tsx'
import { sizeOf } from './sizes.ts'
import { unsentForm } from './typed.ts'
import { signInHref, unsealHref, whereabouts } from './way-back.ts'
import type { WebContext } from './web.ts'

/** What stops a request, as a page: the same 404 for what is not there and what is not yours to see. */
export const onError =
  (report: Report) =>
  async (error: Error, c: WebContext): Promise<Response> => {
    const why = reasonOf(error)
    if (error instanceof NotFound || error instanceof Forbidden) note(c, error instanceof NotFound ? 404 : 403, report)
    if (error instanceof TooMuch) return waitFor(c, error)
    if (!reported.includes(why)) return stopped(c, why)
    const incident = v7().slice(-12)
    report(error, { incident })
    return stopped(c, why, { incident })
  }

/** What is written into the server's log, with a number that the page shows. */
const reported: readonly Stopped[] = [500, 'damaged', 'disk']

async function waitFor(c: WebContext, { seconds }: TooMuch): Promise<Response> {
  const answer = await stopped(c, 429, { seconds })
  answer.headers.set('Retry-After', String(seconds))
  return answer
}

type More = { readonly incident?: string; readonly seconds?: number }

/**
 * The page of a request that was stopped. Its sentence stands in the notice, so that a form which redraws a part of its page
 * says it there and keeps what was typed; as a whole page it holds what came with the request (docs/decisions/0084).
 */
export async function stopped(c: WebContext, why: Stopped, { incident, seconds }: More = {}): Promise<Response> {
  const { t } = c.var
  // What another site sent is never repeated here.
  const kept = c.var.actor || why === 401 || why === 'sealed' ? await unsentForm(c) : undefined
  const way = wayOn(c, why)
  const name = c.var.actor ? c.var.app.directory.nameOf(c.var.actor.person) : ''
  const { text, file } = sizeOf(c.req.path)
  const most = inMegabytes(file ?? text)
  const notice = {
    text: seconds === undefined ? t(`error.text.${why}`, { name, most }) : t('error.wait', { seconds }),
    tone: 'seal',
    ...((why === 401 || why === 'sealed') && { action: <Way {...way} /> }),
  } as const
  const draw = () =>
    page(c, t(`error.title.${why}`), <ErrorPage why={why} incident={incident} way={way} kept={kept} />, {
      status: statusOf(why),
      notice,
    })
  try {
    return await draw()
  } catch {
    // The frame needs the house, which may be what failed. Without anybody in it the page needs nothing.
    c.set('actor', undefined as never)
    return draw()
  }
}

/** The session has ended: in another window, since what was typed is still on this page. Else to the start. */
function wayOn(c: WebContext, why: Stopped) {
  const { t } = c.var
  if (why === 401) return { href: signInHref(whereabouts(c)), label: t('error.sign-in'), newTab: true }
  if (why === 'sealed') return { href: unsealHref(whereabouts(c)), label: t('error.unseal'), newTab: true }
  return { href: paths.home(), label: t('error.home') }
}

const statusOf = (why: Stopped) => (why === 'foreign' ? 409 : typeof why === 'string' ? 503 : why)

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

const plain = [400, 403, 404, 409, 413, 429, 503] as const

function reasonOf(error: Error): Exclude<Stopped, 401 | 'sealed'> {
  if (error instanceof NotFound) return 404
  if (error instanceof Forbidden) return 403
  if (error instanceof ForeignForm) return 'foreign'
  if (error instanceof Conflict) return 409
  if (isOfDisk(error)) return 'disk'
  if (error instanceof Damaged) return 'damaged'
  if (error instanceof Standstill) return 'standstill'
  if (error instanceof LogUnavailable) return 503
  if (error instanceof TooMuch) return 429
  const status = error instanceof HTTPException ? error.status : 500
  return plain.find((known) => known === status) ?? 500
}
