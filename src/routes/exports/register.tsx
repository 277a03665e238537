import { Hono } from 'hono'
import { fetchExport } from '#actions/exports/exporting.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsDossiers } from '#domain/access/duties.ts'
import { decide, quiet } from '#domain/access/policy.ts'
import { NotFound } from '#domain/errors.ts'
import { type Export, hasRegister, mayFetch } from '#domain/exports/export.ts'
import type { ExportId, PersonId } from '#domain/ids.ts'
import { onPage, readExport, readRegister } from '#gate/exports/register.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { RegisteredExportPage, type RegisterLine, RegisterPage } from '#views/exports/register.tsx'
import { Banner } from '#views/kit/banner.tsx'
import { download } from './answers.ts'
import { namesOfMissing, problemOf } from './asking.ts'

/** 导出登记, and the file that somebody agreed to. */
export const exportRegisterRoutes = new Hono<Web>()

exportRegisterRoutes.get('/exports', async (c) => {
  const { app, actor, t } = c.var
  if (!hasRegister(actor)) throw new NotFound()
  const at = Math.max(1, Math.floor(Number(c.req.query('page'))) || 1)
  const lines = await readRegister(app, actor, (at - 1) * onPage)
  const pages = lines.length > 0 ? at + 1 : at
  return page(
    c,
    t('exports.register'),
    <RegisterPage
      lines={lines.map((one) => lineOf(c, one))}
      page={at}
      pages={lines.length < onPage ? at : pages}
      showsReasons={keepsDossiers(actor)}
    />,
  )
})

exportRegisterRoutes.get('/exports/:id', (c) => show(c))

exportRegisterRoutes.post('/exports/:id/file', async (c) => {
  const [id, form, { app, actor, t }] = [idParam<ExportId>(c), await readForm(c), c.var]
  const done = await fetchExport(app, actor, id, form.command)
  if (done.ok && 'file' in done) return download(c, done.file)
  if (done.ok) return show(c, t('refusal.exports.waiting'))
  return show(c, problemOf(c, done.refusal, namesOfMissing(c, done)).text)
})

async function show(c: WebContext, problem?: string) {
  const [id, { app, actor, t }] = [idParam<ExportId>(c), c.var]
  const one = await readExport(app, actor, id)
  if (!one) throw new NotFound()
  const names = meetsPeople(actor) ? namesFor(c, one) : []
  return page(
    c,
    t('exports.one'),
    <RegisteredExportPage
      {...lineOf(c, one)}
      names={names}
      unseen={meetsPeople(actor) ? one.dossiers.length - names.length : 0}
      mayFetch={mayFetch(actor, one)}
      hasRegister={hasRegister(actor)}
      above={
        problem && (
          <Banner tone="seal" alert>
            {problem}
          </Banner>
        )
      }
    />,
    problem === undefined ? {} : { status: 409 },
  )
}

/** Of HR, or standing in for it: of the register, the auditor alone meets numbers. */
const meetsPeople = (actor: Actor): boolean => keepsDossiers(actor) || !hasRegister(actor)

/** Whoever the viewer may list, by name. */
const namesFor = ({ var: { app, actor } }: WebContext, { dossiers }: Export): readonly string[] =>
  dossiers.flatMap((dossier) => {
    const entry = app.roster.entry(dossier)
    return entry && decide(actor, 'list', entry.subject, 'who', quiet).allow ? [entry.columns.who.name] : []
  })

/** The auditor meets numbers, not people, and a reason names them. */
function lineOf({ var: { app, actor } }: WebContext, one: Export): RegisterLine {
  const { directory } = app
  const nameOf = (person: PersonId | undefined) =>
    person === undefined
      ? ''
      : meetsPeople(actor)
        ? directory.nameOf(person)
        : (directory.accountOf(person)?.staffNumber ?? '')
  return {
    one,
    by: nameOf(directory.personOf(one.by)),
    agreedBy: nameOf(one.agreed?.by),
    reason: meetsPeople(actor) ? one.reason : '',
  }
}
