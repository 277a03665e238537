import { Hono } from 'hono'
import { type Sent, sendDrafts } from '#actions/batches/sending.ts'
import { keepsDossiers } from '#domain/access/duties.ts'
import { decide, quiet } from '#domain/access/policy.ts'
import { longestTitle, mostDrafts } from '#domain/batches/batch.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import { Forbidden } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import type { RosterEntry } from '#domain/roster/entry.ts'
import { admitted, readListQuery } from '#domain/roster/query.ts'
import { dayOf } from '#domain/time.ts'
import { contentsNow } from '#gate/batches/drafts.ts'
import { viewerOf } from '#gate/roster/viewer.ts'
import { signersOf } from '#routes/cases/context.ts'
import { namesOf } from '#routes/dossiers/context.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { isId } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { NewBatchPage } from '#views/batches/new.tsx'
import { paths } from '#views/paths.ts'

/** 存量建档: the drafts of a list that are sent on their way together. */
export const draftBatchRoutes = new Hono<Web>()

draftBatchRoutes.get('/batches/new', (c) => show(c))

draftBatchRoutes.post('/batches', async (c) => {
  const { app, actor, t } = c.var
  if (!keepsDossiers(actor)) throw new Forbidden()
  const form = await readForm(c)
  const again = { typed: form, from: form.text('from') }
  const title = cleanText(form.text('title')).slice(0, longestTitle)
  const rows = form.all('dossier').flatMap((dossier) => {
    const content = form.number(`content-${dossier}`)
    return isId(dossier) && content >= 0 ? [{ dossier: dossier as DossierId, content }] : []
  })
  if (title === '') return show(c, { ...again, problem: t('refusal.batch.no-title') })
  if (rows.length === 0) return show(c, { ...again, problem: t('refusal.batch.nobody') })
  if (rows.length > mostDrafts) return show(c, { ...again, problem: t('refusal.batch.too-many', { most: mostDrafts }) })
  const sent = await sendDrafts(app, actor, { title, text: form.text('text'), rows }, form.command)
  if (sent.refused.length === 0) return seeOther(c, paths.batch(sent.batch), 'batch.sent')
  return show(c, { ...again, sent })
})

type Again = {
  readonly typed: Form
  readonly from: string
  readonly problem?: string
  readonly sent?: Sent
}

async function show(c: WebContext, again?: Again) {
  const { app, actor, t } = c.var
  if (!keepsDossiers(actor)) throw new Forbidden()
  const from = again?.from ?? c.req.query('from') ?? ''
  const { drafts, more } = await draftsOf(c, from)
  const contents = await contentsNow(
    app,
    drafts.map(({ subject }) => subject.dossier),
  )
  const refused = new Map(again?.sent?.refused ?? [])
  return page(
    c,
    t('batch.new.title'),
    <NewBatchPage
      from={from}
      rows={drafts.map(({ subject, columns }) => ({
        dossier: subject.dossier,
        name: columns.who.name,
        unit: app.directory.units.get(subject.unit)?.name ?? '',
        post: columns.who.post ?? '',
        content: contents.get(subject.dossier)?.content ?? 0,
        lacks: contents.get(subject.dossier)?.lacks ?? 0,
        returned: contents.get(subject.dossier)?.returned,
        refused: refused.get(subject.dossier),
      }))}
      more={more}
      title={again?.typed.text('title') ?? t('batch.new.name.value', { day: dayOf(app.now()) })}
      text={again?.typed.text('text') ?? ''}
      chosen={again && new Set(again.typed.all('dossier'))}
      problem={again?.problem}
      batch={again?.sent}
      names={namesOf(c)}
      signers={signersOf(c)}
    />,
    again && { status: 422 },
  )
}

/** The drafts of a list that this actor may submit, in its order. */
async function draftsOf(c: WebContext, from: string) {
  const { app, actor } = c.var
  const viewer = await viewerOf(app, actor)
  const params = new URLSearchParams(from)
  params.set('state', 'draft')
  const { asOf: _, ...asked } = readListQuery([...params]).query
  const query = admitted(asked, app.roster.groups(viewer))
  const drafts: RosterEntry[] = []
  for (let at = 1, pages = 1; at <= pages && drafts.length <= mostDrafts; at += 1) {
    const listing = app.roster.list(viewer, { ...query, page: at })
    pages = listing.pages
    for (const { dossier } of listing.rows) {
      const entry = app.roster.entry(dossier)
      if (entry?.subject.state === 'draft' && decide(actor, 'submit', entry.subject, 'who', quiet).allow)
        drafts.push(entry)
    }
  }
  await app.logRead({ at: app.now(), actor: actor.account, act: 'dossier.listed', about: { rows: drafts.length } })
  return { drafts: drafts.slice(0, mostDrafts), more: drafts.length > mostDrafts }
}
