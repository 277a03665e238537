import { Hono } from 'hono'
import { beginDraft } from '#actions/dossiers/beginning.ts'
import { closeDraft } from '#actions/dossiers/closing.ts'
import * as cases from '#db/cases/cases.ts'
import { decide } from '#domain/access/policy.ts'
import { type Problems, readFields } from '#domain/dossiers/form.ts'
import { groupsOf } from '#domain/dossiers/section.ts'
import { basic } from '#domain/dossiers/sections/basic.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { BlobId, DossierId, UnitId } from '#domain/ids.ts'
import { dayOf, endOfDay, readDay } from '#domain/time.ts'
import { keepingOf } from '#gate/dossiers/keeping.ts'
import { type Reading, readDossier, readHistory, readPhoto } from '#gate/dossiers/reader.ts'
import { whoSees } from '#gate/dossiers/who-sees.ts'
import { accountsNamed } from '#memory/namesakes.ts'
import { neighboursOf } from '#routes/roster/roster.tsx'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { ClosingPage } from '#views/dossiers/closing.tsx'
import { HistoryPage } from '#views/dossiers/history.tsx'
import { NewDossierPage } from '#views/dossiers/new.tsx'
import { DossierPage } from '#views/dossiers/show.tsx'
import { AsOf } from '#views/kit/as-of.tsx'
import { paths } from '#views/paths.ts'
import { authorsOf, choicesFor, entityOf, kinSuggestions, nameShown, namesOf, unitChoices } from './context.ts'

export const dossierRoutes = new Hono<Web>()

dossierRoutes.get('/dossiers/new', (c) => newDossier(c))

dossierRoutes.post('/dossiers/new', async (c) => {
  const { app, actor } = c.var
  const form = await readForm(c)
  const read = readFields(basic, form.text)
  if (!read.ok) return newDossier(c, { form, problems: read.problems })

  const unit = read.fields['unit'] as UnitId
  if (!unitChoices(c).some(({ id }) => id === unit)) return newDossier(c, { form, problems: { unit: 'unknown-unit' } })

  const records = [{ section: basic.key, fields: read.fields }]
  const { keeper, isActors } = keepingOf(app, actor, { basic: [{ id: app.newId(), fields: read.fields }] })
  if (!isActors) return newDossier(c, { form, problems: {}, refusal: `dossier.kept-by-${keeper}` })

  const namesakes = accountsNamed(app, form.text('name'))
  const person = namesakes.find((known) => known === form.text('person'))
  if (namesakes.length > 0 && !person && form.text('person') !== 'nobody') {
    return newDossier(c, { form, problems: { person: 'namesake' } })
  }

  const beginning = { entity: entityOf(c, unit), keeper, records, ...(person && { person }) }
  const begun = await beginDraft(app, actor, beginning, form.command)
  if (!begun.ok) return newDossier(c, { form, problems: {}, refusal: begun.refusal })
  return seeOther(c, paths.dossier(begun.value as DossierId), 'dossier.begun')
})

dossierRoutes.get('/dossiers/:id', async (c) => {
  const { app, actor } = c.var
  const [id, day, today] = [idParam<DossierId>(c), readDay(c.req.query('asOf') ?? ''), dayOf(app.now())]
  const reading = await readDossier(app, actor, id, { act: 'dossier.read', ...(day && { asOf: endOfDay(day) }) })
  if (!reading) throw new NotFound()

  const may = (action: 'submit' | 'preview') =>
    decide(actor, action, reading.subject, 'who', reading.circumstances).allow
  const editable = new Set(day ? [] : editableSections(c, reading))
  return page(
    c,
    nameShown(c, reading),
    <DossierPage
      reading={reading}
      names={namesOf(c)}
      authors={authorsOf(c)}
      today={today}
      asOf={day}
      editable={editable}
      maySubmit={!day && may('submit')}
      mayPreview={may('preview')}
      list={await neighboursOf(c, id)}
      cases={(await cases.openCasesOf(app, actor, id)).map(({ id, number }) => ({ number, href: paths.case(id) }))}
      seen={whoSees(app, actor, reading)}
      kin={editable.has('family') ? kinSuggestions(c, reading) : []}
      box={reading.groups.has('custody') ? app.roster.entry(id)?.columns.custody.box : undefined}
    />,
    { top: <AsOf action={paths.dossier(id)} day={day} today={today} /> },
  )
})

dossierRoutes.get('/dossiers/:id/history', async (c) => {
  const [id, { app, actor }] = [idParam<DossierId>(c), c.var]
  const history = await readHistory(app, actor, id)
  if (!history) throw new NotFound()
  const name = app.roster.entry(id)?.columns.who.name ?? ''
  return page(
    c,
    c.var.t('dossier.history-title', { name }),
    <HistoryPage dossier={id} name={name} revisions={history.revisions} names={namesOf(c)} authors={authorsOf(c)} />,
  )
})

dossierRoutes.get('/dossiers/:id/photo/:blob', async (c) => {
  const bytes = await readPhoto(c.var.app, c.var.actor, idParam<DossierId>(c), idParam<BlobId>(c, 'blob'))
  if (!bytes) throw new NotFound()
  return c.body(new Uint8Array(bytes), 200, { 'Content-Type': 'image/jpeg' })
})

dossierRoutes.get('/dossiers/:id/closing', (c) => closing(c))

dossierRoutes.post('/dossiers/:id/closing', async (c) => {
  const [id, form] = [idParam<DossierId>(c), await readForm(c)]
  const reason = form.text('reason')
  const closed = await closeDraft(c.var.app, c.var.actor, { dossier: id, reason }, form.command)
  if (!closed.ok) return closing(c, { reason, refusal: closed.refusal })
  return seeOther(c, paths.dossiers(), 'dossier.closed')
})

type Refused = { readonly form: Form; readonly problems: Problems; readonly refusal?: string }

function newDossier(c: WebContext, refused?: Refused) {
  if (unitChoices(c).length === 0) throw new Forbidden()
  return page(
    c,
    c.var.t('form.new-title'),
    <NewDossierPage
      section={basic}
      typed={refused?.form.text ?? (() => '')}
      choices={choicesFor(c)}
      problems={refused?.problems ?? {}}
      refusal={refused?.refusal}
      namesakes={refused ? namesakesIn(c, refused.form) : []}
    />,
    { status: refused ? 422 : 200 },
  )
}

/** The accounts that may be this very person's, told apart by their staff number. */
const namesakesIn = ({ var: { app } }: WebContext, form: Form) =>
  accountsNamed(app, form.text('name')).map((person) => ({
    id: person,
    name: `${app.directory.nameOf(person)}（${app.directory.accountOf(person)?.staffNumber ?? ''}）`,
  }))

async function closing(c: WebContext, refused?: { readonly reason: string; readonly refusal: string }) {
  const { app, actor } = c.var
  const id = idParam<DossierId>(c)
  const reading = await readDossier(app, actor, id, { act: 'dossier.read', only: ['who'] })
  if (!reading) throw new NotFound()
  const draft = { ...reading.subject, state: 'draft' as const }
  if (!decide(actor, 'submit', draft, 'who', reading.circumstances).allow) throw new Forbidden()
  if (!refused && reading.subject.state !== 'draft') return c.redirect(paths.dossier(id), 303)
  const name = nameShown(c, reading)
  return page(c, c.var.t('closing.title', { name }), <ClosingPage dossier={id} name={name} {...refused} />, {
    status: refused ? 422 : 200,
  })
}

const editableSections = (c: WebContext, { subject, circumstances }: Reading): readonly string[] =>
  sections
    .filter((section) =>
      groupsOf(section).every((group) => decide(c.var.actor, 'edit', subject, group, circumstances).allow),
    )
    .map(({ key }) => key)
