import { Hono } from 'hono'
import { countEvery, every } from '#db/cases/lists.ts'
import { keepsDossiers } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import { startOf } from '#domain/log/filter.ts'
import { dayTyped } from '#domain/typed-date.ts'
import { scopeOf } from '#gate/cases/scope.ts'
import { pageAt } from '#routes/web/params.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web } from '#routes/web/web.ts'
import { CasesPage, caseFilters } from '#views/cases/list.tsx'
import { casesIn, logListed, signersOf } from './context.ts'

export const caseListRoutes = new Hono<Web>()

caseListRoutes.get('/cases', async (c) => {
  const { app, actor, t } = c.var
  if (!keepsDossiers(actor)) throw new Forbidden()
  const filter = caseFilters.find((each) => each === c.req.query('state'))
  const since = dayTyped(c.req.query('since') ?? '')
  const which = { scope: scopeOf(app, actor), state: filter, since: since && startOf(since) }
  const count = await countEvery(app.db, which)
  const { at, pages, range } = pageAt(c, count)
  const rows = await casesIn(c, await every(app.db, which, range))
  await logListed(c, rows.length)
  return page(
    c,
    t('case.list'),
    <CasesPage
      rows={rows}
      count={count}
      page={at}
      pages={pages}
      filter={filter}
      since={since}
      signers={signersOf(c)}
    />,
  )
})
