import { Hono } from 'hono'
import { NotFound } from '#domain/errors.ts'
import type { BringingId } from '#domain/ids.ts'
import { readBringing } from '#gate/bringing/reader.ts'
import { idParam } from '#routes/web/params.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { BringingPage } from '#views/bringing/page.tsx'
import { shownOf } from './shown.ts'

export const pageRoutes = new Hono<Web>()

pageRoutes.get('/bringings/:id', (c) => show(c, idParam<BringingId>(c)))

export type Problem = { readonly undoing?: string; readonly columns?: readonly [row: string, refusal: string] }

/** One batch with everything that is asked of it; `problem` is why the last act did nothing. */
export async function show(c: WebContext, id: BringingId, problem?: Problem) {
  const { app, actor, t } = c.var
  const read = await readBringing(app, actor, id)
  if (!read) throw new NotFound()
  const shown = shownOf(c, read, problem?.columns)
  return page(
    c,
    t('bringing.title'),
    <BringingPage {...shown} problem={problem?.undoing} at={Math.floor(Number(c.req.query('page'))) || 1} />,
    {
      status: problem ? 422 : 200,
    },
  )
}
