import { Hono, type MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import type { BringProblem, BringTyped } from '#domain/first-start/bringing.ts'
import { readOpenForm } from '#routes/web/forms.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { RestoredPage, RestoreFoundPage, RestorePage, RestoringPage } from '#views/start/restore.tsx'
import type { FirstStart } from './first-start.ts'

/** 恢复: brings a copy back where a first start would begin a new house. Only whoever typed the code of the terminal. */
export function restoreRoutes(start: FirstStart, cookie: string): Hono<Web> {
  const routes = new Hono<Web>()

  const entered: MiddlewareHandler<Web> = (c, next) =>
    start.isEntered(getCookie(c, cookie)) ? next() : Promise.resolve(c.redirect(paths.start(), 303))
  routes.use(paths.startRestore(), entered)
  routes.use(`${paths.startRestore()}/*`, entered)

  routes.get(paths.startRestore(), async (c) => {
    const state = start.bringing()
    if (state?.is === 'copying' || state?.is === 'done') return c.redirect(paths.startRestoring(), 303)
    if (start.hasKeys()) return c.redirect(paths.start(), 303)
    return state?.is === 'failed' ? ask(c, state.typed, state.problem) : ask(c, { from: '', keyring: '' })
  })

  routes.post(paths.startRestore(), async (c) => {
    const text = await readOpenForm(c)
    const typed = { from: text('from').trim(), keyring: text('keyring').trim() }
    if (start.hasKeys() || start.bringing()?.is === 'copying') return c.redirect(paths.startRestore(), 303)
    const looked = await start.look(typed)
    if ('code' in looked) return ask(c, typed, looked)
    if (text('sure') !== 'yes')
      return page(c, c.var.t('start.restore.title'), <RestoreFoundPage typed={typed} copy={looked} />)
    start.bring(typed)
    return c.redirect(paths.startRestoring(), 303)
  })

  routes.get(paths.startRestoring(), async (c) => {
    const state = start.bringing()
    if (state?.is !== 'copying' && state?.is !== 'done') return c.redirect(paths.startRestore(), 303)
    const title = c.var.t('start.restore.title')
    if (state.is === 'done') return page(c, title, <RestoredPage copy={state.copy} />)
    return page(c, title, <RestoringPage {...state} />, { refresh: 1 })
  })

  return routes
}

const ask = (c: WebContext, typed: BringTyped, problem?: BringProblem) =>
  page(c, c.var.t('start.restore.title'), <RestorePage typed={typed} problem={problem} />, {
    status: problem ? 422 : 200,
  })
