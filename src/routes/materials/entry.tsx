import { Hono } from 'hono'
import { addForMany, piecesOf } from '#actions/materials/adding.ts'
import { keepsCatalogue } from '#domain/access/duties.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { type ReadRow, readRow } from '#domain/materials/grid.ts'
import { readPasted, sheetColumns } from '#domain/materials/pasted.ts'
import { dayOf } from '#domain/time.ts'
import { mayCatalogue, mayReadAny } from '#gate/materials/reader.ts'
import { dossierOf } from '#gate/materials/whose.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { EntryPage } from '#views/materials/entry.tsx'
import { paths } from '#views/paths.ts'
import { nameOf } from './catalogue.tsx'
import { wordFor } from './words.ts'
import { leftInWorkbook } from './workbook-in-hand.ts'

/** 表格录入: rows pasted or typed, for one dossier or for many people. */
export const entryRoutes = new Hono<Web>()

/** Empty, or with what a workbook has left to mend. */
entryRoutes.get('/materials/entry', async (c) => {
  mustKeepCatalogue(c)
  const rows = c.req.query('from') === 'workbook' ? await leftInWorkbook(c) : []
  return entryPage(c, undefined, { rows, ...(rows.length > 0 && { checked: true }) })
})

entryRoutes.post('/materials/entry', async (c) => {
  const form = await readForm(c)
  mustKeepCatalogue(c)
  return enter(c, undefined, form)
})

entryRoutes.get('/dossiers/:id/materials/entry', (c) => entryPage(c, kept(c), { rows: [] }))

entryRoutes.post('/dossiers/:id/materials/entry', async (c) => {
  const form = await readForm(c)
  return enter(c, kept(c), form)
})

/** Whoever keeps some catalogue; which dossiers it may be of is asked row by row. */
export function mustKeepCatalogue({ var: { actor } }: WebContext): void {
  if (!keepsCatalogue(actor)) throw new Forbidden()
}

/** The dossier in the address, if this actor keeps its catalogue. */
export function kept(c: WebContext): DossierId {
  const id = idParam<DossierId>(c)
  if (!mayReadAny(c.var.app, c.var.actor, id)) throw new NotFound()
  if (!mayCatalogue(c.var.app, c.var.actor, id)) throw new Forbidden()
  return id
}

type Ready = ReadRow & { readonly dossier?: DossierId | undefined }

/** Looks all rows through and saves what was asked for: all, or those that are right, the others staying as they were typed. */
async function enter(c: WebContext, dossier: DossierId | undefined, form: Form) {
  const { app, actor } = c.var
  const rows = readPasted(form.text('rows'), columnsOf(c, dossier)).map((row): Ready => {
    const meant = dossier ? undefined : dossierOf(app, actor, row.whose ?? { number: '', name: '' })
    const look = readRow(row, dayOf(app.now()), meant && !meant.ok ? meant.refusal : undefined)
    return { ...look, dossier: dossier ?? (meant?.ok ? meant.value : undefined) }
  })
  if (rows.length > limits.gridRows) return entryPage(c, dossier, { rows, refusal: 'material.too-many' })
  const fine = rows.flatMap(({ dossier, entry }) => (dossier && entry ? [{ dossier, entry }] : []))
  const wrong = rows.filter(({ entry }) => !entry)
  const step = form.text('step')
  if (step !== 'save-right' && (step !== 'save' || wrong.length > 0))
    return entryPage(c, dossier, { rows, checked: true, ...(step === 'save' && { status: 422 }) })
  const added = await addForMany(app, actor, piecesOf(fine), form.command)
  if (!added.ok) return entryPage(c, dossier, { rows, refusal: added.refusal })
  if (wrong.length > 0) return entryPage(c, dossier, { rows: wrong, checked: true, saved: added.value })
  return seeOther(c, dossier ? paths.materials(dossier) : paths.materialEntryForMany(), 'material.filed')
}

const columnsOf = ({ var: { t } }: WebContext, dossier: DossierId | undefined) =>
  sheetColumns(dossier === undefined ? 'grid' : 'one', wordFor(t))

type State = {
  readonly rows: readonly ReadRow[]
  readonly checked?: true
  readonly refusal?: string
  readonly saved?: number
  readonly status?: 422
}

function entryPage(c: WebContext, dossier: DossierId | undefined, { status, ...state }: State) {
  const { t } = c.var
  const many = dossier === undefined
  const crumbs = dossier
    ? [
        { label: t('place.dossiers'), href: paths.dossiers() },
        { label: nameOf(c, dossier), href: paths.dossier(dossier) },
        { label: t('materials.title'), href: paths.materials(dossier) },
        { label: t('materials.entry.title') },
      ]
    : [{ label: t('materials.register.title'), href: paths.looseMaterials() }, { label: t('materials.entry.many') }]
  return page(
    c,
    t(many ? 'materials.entry.many' : 'materials.entry.title'),
    <EntryPage
      action={dossier ? paths.materialEntry(dossier) : paths.materialEntryForMany()}
      crumbs={crumbs}
      many={many}
      columns={columnsOf(c, dossier)}
      checked={false}
      {...state}
    />,
    { status: status ?? (state.refusal ? 422 : 200) },
  )
}
