import { Hono } from 'hono'
import { every } from '#db/cases/lists.ts'
import { holds } from '#domain/access/actor.ts'
import { oversees } from '#domain/cases/seeing.ts'
import { Forbidden } from '#domain/errors.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web } from '#routes/web/web.ts'
import { CasesPage, caseFilters } from '#views/cases/list.tsx'
import { casesIn, logListed, signersOf } from './context.ts'

export const caseListRoutes = new Hono<Web>()

caseListRoutes.get('/cases', async (c) => {
  const { app, actor, t } = c.var
  if (!holds(actor, 'hr', 'hr-lead', 'keeper')) throw new Forbidden()
  const filter = caseFilters.find((each) => each === c.req.query('state'))
  const mine = (await every(app.db, filter)).filter(({ dossier }) => {
    const subject = app.roster.entry(dossier)?.subject
    return subject !== undefined && oversees(actor, subject)
  })
  const pages = Math.max(1, Math.ceil(mine.length / pageSize))
  const at = Math.min(pages, Math.max(1, Math.floor(Number(c.req.query('page'))) || 1))
  const rows = await casesIn(c, mine.slice((at - 1) * pageSize, at * pageSize))
  await logListed(c, rows.length)
  return page(
    c,
    t('case.list'),
    <CasesPage rows={rows} count={mine.length} page={at} pages={pages} filter={filter} signers={signersOf(c)} />,
  )
})

const pageSize = 50
