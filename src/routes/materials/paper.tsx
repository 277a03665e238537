import { Hono } from 'hono'
import {
  type At,
  attach,
  examine,
  file,
  giveBack,
  groupToAttach,
  leaveBoth,
  mend,
  remove,
} from '#actions/materials/steps.ts'
import { decide } from '#domain/access/policy.ts'
import { drawsIn, kindDrawnBy } from '#domain/cases/kinds/drawing.ts'
import { groupsOf } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import { NotFound } from '#domain/errors.ts'
import type { DossierId, MaterialId } from '#domain/ids.ts'
import { catalogueOf } from '#domain/materials/catalogue.ts'
import { type Material, standingOf } from '#domain/materials/material.ts'
import { proves } from '#domain/materials/proves.ts'
import { readEntry } from '#domain/materials/typed.ts'
import { dayOf } from '#domain/time.ts'
import { type CatalogueReading, readCatalogueHistory } from '#gate/materials/reader.ts'
import { authorsOf } from '#routes/dossiers/context.ts'
import { dropPapers, receivingPaper } from '#routes/dossiers/taking-papers.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import { readUpload } from '#routes/web/upload.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
import { PaperPage, type Refused } from '#views/materials/paper.tsx'
import { paths } from '#views/paths.ts'
import { nameOf } from './catalogue.tsx'
import { kept } from './entry.tsx'
import { cellsSent } from './receipt.tsx'

/** One paper of a catalogue, and the steps of its life. */
export const materialPaperRoutes = new Hono<Web>()

materialPaperRoutes.get('/dossiers/:id/materials/:material', (c) => paperPage(c))

materialPaperRoutes.post('/dossiers/:id/materials/:material/paper', async (c) => {
  kept(c)
  const { app, actor } = c.var
  const { form, files } = await readUpload(c, onePaper(c))
  try {
    const done = await attach(app, actor, atOf(c, form), files[0], form.command)
    if (!done.ok) return paperPage(c, { step: 'file', code: done.refusal })
    return seeOther(c, here(c), 'material.attached')
  } finally {
    await dropPapers(app, files)
  }
})

materialPaperRoutes.post('/dossiers/:id/materials/:material/examination', async (c) => {
  const form = await readForm(c)
  kept(c)
  const read = readEntry(cellsSent(form), dayOf(c.var.app.now()))
  if (!read.ok) return paperPage(c, { step: 'entry', typed: cellsSent(form), problems: read.problems })
  const done = await examine(c.var.app, c.var.actor, atOf(c, form), read.entry, form.command)
  if (!done.ok) return paperPage(c, { step: 'entry', code: done.refusal, typed: cellsSent(form) })
  return seeOther(c, here(c), 'material.examined')
})

materialPaperRoutes.post('/dossiers/:id/materials/:material/filing', async (c) => {
  const form = await readForm(c)
  const done = await file(c.var.app, c.var.actor, atOf(c, form), form.command)
  if (!done.ok) return paperPage(c, { step: 'entry', code: done.refusal })
  return seeOther(c, paths.materials(idParam<DossierId>(c)), 'material.filed')
})

materialPaperRoutes.post('/dossiers/:id/materials/:material/return', async (c) => {
  const form = await readForm(c)
  const reason = form.text('reason')
  const done = await giveBack(c.var.app, c.var.actor, atOf(c, form), reason, form.command)
  if (!done.ok) return paperPage(c, { step: stepOf(done.refusal), code: done.refusal, reason })
  return seeOther(c, paths.materials(idParam<DossierId>(c)), 'material.returned')
})

materialPaperRoutes.post('/dossiers/:id/materials/:material/correction', async (c) => {
  const form = await readForm(c)
  kept(c)
  const read = readEntry(cellsSent(form), dayOf(c.var.app.now()))
  if (!read.ok) return paperPage(c, { step: 'entry', typed: cellsSent(form), problems: read.problems })
  const done = await mend(c.var.app, c.var.actor, atOf(c, form), read.entry, form.command)
  if (!done.ok) return paperPage(c, { step: 'entry', code: done.refusal, typed: cellsSent(form) })
  return seeOther(c, here(c), 'material.mended')
})

materialPaperRoutes.post('/dossiers/:id/materials/:material/removal', async (c) => {
  const form = await readForm(c)
  const reason = form.text('reason')
  const done = await remove(c.var.app, c.var.actor, atOf(c, form), reason, form.command)
  if (!done.ok) return paperPage(c, { step: stepOf(done.refusal), code: done.refusal, reason })
  return seeOther(c, paths.materials(idParam<DossierId>(c)), 'material.removed')
})

materialPaperRoutes.post('/dossiers/:id/materials/:material/distinction', async (c) => {
  const form = await readForm(c)
  const done = await leaveBoth(c.var.app, c.var.actor, atOf(c, form), form.command)
  if (!done.ok) return paperPage(c, { step: 'entry', code: done.refusal })
  return seeOther(c, paths.materials(idParam<DossierId>(c)), 'material.kept')
})

const onePaper = (c: WebContext) =>
  receivingPaper(c.var.app, async () => {
    const [dossier, material] = [idParam<DossierId>(c), idParam<MaterialId>(c, 'material')]
    return { dossier, group: await groupToAttach(c.var.app, c.var.actor, { dossier, material }) }
  })

const atOf = (c: WebContext, form: Form): At => ({
  dossier: idParam<DossierId>(c),
  material: idParam<MaterialId>(c, 'material'),
  version: form.number('version'),
})

const here = (c: WebContext) => paths.material(idParam<DossierId>(c), idParam<MaterialId>(c, 'material'))

const stepOf = (refusal: string) => (refusal.startsWith('material.reason') ? ('reason' as const) : ('entry' as const))

/** The sections that this actor may propose a value of, where the paper proves one. */
function provenBy({ var: { actor } }: WebContext, { subject, circumstances }: CatalogueReading, { entry }: Material) {
  const kind = kindDrawnBy(actor)
  if (!kind || subject.state !== 'archived') return []
  return (proves[entry.class] ?? []).filter((key) => {
    const section = sectionOf(key)
    return (
      section !== undefined &&
      drawsIn(kind, section) &&
      groupsOf(section).every((group) => decide(actor, 'propose', subject, group, circumstances).allow)
    )
  })
}

async function paperPage(c: WebContext, refused?: Refused) {
  const { app, actor } = c.var
  const [dossier, id] = [idParam<DossierId>(c), idParam<MaterialId>(c, 'material')]
  const reading = await readCatalogueHistory(app, actor, dossier)
  const life = reading?.materials.filter((one) => one.id === id) ?? []
  const material = life.at(-1)
  if (!reading || !material) throw new NotFound()
  const newest = new Map(reading.materials.map((one) => [one.id, one]))
  const filed = [...newest.values()].filter((one) => standingOf(one.kind) === 'filed' || one.id === id)
  const number = catalogueOf(filed)
    .flatMap(({ entries }) => entries)
    .find(({ of }) => of.id === id)?.number
  return page(
    c,
    material.entry.title,
    <PaperPage
      dossier={dossier}
      name={nameOf(c, dossier)}
      material={material}
      life={life}
      number={number ?? ''}
      keeps={reading.keeps}
      proves={provenBy(c, reading, material)}
      today={dayOf(app.now())}
      authors={authorsOf(c)}
      refused={refused}
    />,
    { status: refused ? (refused.code === 'material.changed' ? 409 : 422) : 200 },
  )
}
