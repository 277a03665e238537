import { getCookie, setCookie } from 'hono/cookie'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { countInbox } from '#gate/cases/inbox.ts'
import { countFilings } from '#gate/custody/queue.ts'
import { countFollowUps } from '#gate/followups/followups.ts'
import { Layout, type Shell } from '#views/frame/layout.tsx'
import type { Counts } from '#views/frame/places.ts'
import type { MessageKey } from '#views/i18n/index.ts'
import type { NoticeText } from '#views/kit/notice.tsx'
import { Rendered, type Rendering } from '#views/kit/rendering.tsx'
import { alertsOf } from './alerts.ts'
import { asset } from './assets.ts'
import { drawMarks } from './mark.ts'
import { redirect } from './redirect.ts'
import { shortName } from './session-cookie.ts'
import { sizeOf } from './sizes.ts'
import { whereabouts } from './way-back.ts'
import type { WebContext } from './web.ts'

type Page = {
  readonly status?: ContentfulStatusCode
  readonly top?: Child
  readonly refresh?: number
  readonly query?: string
  /** What the notice says, unless a change just led here. */
  readonly notice?: NoticeText
  /** Whether the page itself says what changed meanwhile, and is drawn as a whole. */
  readonly told?: boolean
  /** Above the page: that a part of what it shows is damaged. */
  readonly above?: Child
}

/** Every handler answers a page or a redirect; htmx takes its region out of that same page. */
export async function page(
  c: WebContext,
  title: string,
  body: Child,
  { status = 200, top, refresh, query, notice, told = false, above }: Page = {},
) {
  // A form that redraws a part leaves it alone when something changed meanwhile: then the notice alone tells.
  const moved = status === 409 && !told
  const said = notice ?? (moved ? { text: c.var.t('error.text.409'), tone: 'seal' as const } : undefined)
  const shell = { ...(await shellOf(c)), ...(query !== undefined && { query }), ...(said && { notice: said }) }
  return c.html(
    <Layout shell={shell} title={title} top={top} refresh={refresh}>
      {above}
      {body}
    </Layout>,
    status,
  )
}

/** A part that is never a page: suggestions, progress. */
export const fragment = (c: WebContext, body: Child) => c.html(<Rendered rendering={renderingOf(c)}>{body}</Rendered>)

/** Named after the installation, as the session's: what one house did is not told by another on the same machine. */
const noticeCookie = (c: WebContext) => `notice-${shortName(c.get('app'))}`

/** What a notice may say: the keys of the messages `notice.…`. */
export type NoticeKey = MessageKey extends infer Key ? (Key extends `notice.${infer Known}` ? Known : never) : never

/**
 * After a change: 303, with what happened said on the page it leads to. The place on that page goes along, since a script that
 * follows the way never learns it. Cookies are given here and not set before.
 */
export function seeOther(c: WebContext, path: string, notice?: NoticeKey, cookies: readonly string[] = []) {
  if (!notice) return redirect(c, path, cookies)
  const [, place] = path.split('#')
  const said = encodeURIComponent(place === undefined ? notice : `${notice}#${place}`)
  return redirect(c, path, [...cookies, `${noticeCookie(c)}=${said}; Max-Age=60; Path=/; HttpOnly; SameSite=Strict`])
}

const renderingOf = ({ var: { app, actor, pending, language, nonce } }: WebContext): Rendering => ({
  language,
  nonce,
  markFor: actor ? drawMarks(app, actor.account) : pending ? drawMarks(app, pending.account) : () => '',
  sizeOf,
  asset,
})

async function shellOf(c: WebContext): Promise<Shell> {
  const { app, actor, theme } = c.var
  const common = {
    ...renderingOf(c),
    theme,
    letters: c.var.letters,
    path: whereabouts(c),
    at: c.req.path,
    demo: app?.demo ?? false,
    ...noticeOf(c),
  }
  if (!actor) return { ...common, name: '', office: '', counts: { todo: 0, filing: 0 } }
  return {
    ...common,
    actor,
    name: app.directory.nameOf(actor.person),
    office: officeOf(c),
    organisation: organisationOf(c),
    drawn: app.now(),
    counts: await countsOf(c),
    alerts: await alertsOf(c),
  }
}

/** What waits for whoever is signed in: the numbers in the rail. */
async function countsOf({ var: { app, actor } }: WebContext): Promise<Counts> {
  const [cases, tasks] = [await countInbox(app, actor), await countFollowUps(app, actor)]
  return {
    ...cases,
    todo: cases.todo + tasks.todo,
    late: cases.late + tasks.late,
    filing: countFilings(app, actor),
  }
}

/** By its short name where it has settled one, else as its first unit is called. */
function organisationOf({ var: { app } }: WebContext): string | undefined {
  const { settings, units } = app.directory
  return settings.shortName ?? [...units.values()].find(({ parent }) => parent === undefined)?.name
}

function officeOf({ var: { app, actor, t } }: WebContext): string {
  const { title, duty, unit } = app.directory.officeOf(actor.person)
  return title ?? [duty && t(`duty.${duty}`), unit].filter(Boolean).join(' · ')
}

function noticeOf(c: WebContext) {
  if (!c.var.app) return undefined
  const [key, place] = getCookie(c, noticeCookie(c))?.split('#') ?? []
  if (!key) return undefined
  setCookie(c, noticeCookie(c), '', { path: '/', maxAge: 0, httpOnly: true, sameSite: 'Strict' })
  const text = c.var.t(`notice.${key}` as MessageKey)
  return text.startsWith('notice.') ? undefined : { notice: { text }, place }
}
