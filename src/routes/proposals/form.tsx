import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { PaperTaken } from '#actions/dossiers/paper.ts'
import { proposeByForm } from '#actions/proposals/filling.ts'
import { pointingToPosts } from '#domain/dossiers/posts.ts'
import type { Section } from '#domain/dossiers/section.ts'
import type { DossierId, RecordId } from '#domain/ids.ts'
import { houseFor, officesOf } from '#gate/proposals/house.ts'
import { inHand } from '#gate/proposals/reader.ts'
import { postChoices, unitChoices } from '#routes/dossiers/context.ts'
import { dropPapers, readWithPaper, receivingPaper } from '#routes/dossiers/taking-papers.ts'
import type { Form } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { seeOther } from '#routes/web/respond.tsx'
import { readUpload, type Upload } from '#routes/web/upload.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { formAsked, readable, todayOf, typedBefore } from './asked.ts'
import { drawingPage } from './form-page.tsx'
import { postsOffered, withPost } from './posts.ts'

/** Kinds of case with a form of their own: filled in, then looked at and submitted like every proposal. */
export const drawingRoutes = new Hono<Web>()

drawingRoutes.get('/dossiers/:id/drawing/:kind', (c) => drawingPage(c))

drawingRoutes.post('/dossiers/:id/drawing/:kind', async (c) => {
  const { section } = formAsked(c)
  const upload = await readUpload(c, onePaper(c, section))
  try {
    return await draw(c, upload)
  } finally {
    await dropPapers(c.var.app, upload.files)
  }
})

const hasPaper = ({ fields }: Section): boolean => fields.some(({ kind }) => kind === 'file')

/** The paper of the form, from whoever may draw on this dossier. */
const onePaper = (c: WebContext, section: Section) =>
  receivingPaper(c.var.app, async ({ field }) => {
    await readable(c, formAsked(c).kind)
    const paper = section.fields.find(({ key, kind }) => kind === 'file' && key === field)
    if (!paper) throw new HTTPException(400)
    return { dossier: idParam<DossierId>(c), group: paper.group }
  })

async function draw(c: WebContext, { form, files: [taken] }: Upload<PaperTaken>) {
  const { app, actor } = c.var
  const dossier = idParam<DossierId>(c)
  const { kind, form: drawn, way, section } = formAsked(c)
  const reading = await readable(c, kind)
  const { contents, subject } = reading
  const typedIn = typedText(form, drawn.ticks?.(contents, officesOf(app, subject)))
  const picked = (await postsOffered(c, drawn, reading, () => ''))?.find(({ id }) => id === form.text('pick'))
  if (picked) return drawingPage(c, { typed: withPost(c, reading, typedIn, picked), problems: {}, picked: true })
  if (form.text('list') !== '') return drawingPage(c, { typed: typedIn, problems: {}, picked: true })
  const kept = hasPaper(section) ? await typedBefore(c, drawn, await inHand(app, actor, dossier, kind.key)) : undefined
  const read = readWithPaper(section, { ...form, text: typedIn }, taken, kept)
  if (!read.ok) return drawingPage(c, { typed: typedIn, problems: read.problems })
  const unit = read.fields['unit']
  if (unit !== undefined && !unitChoices(c).some(({ id }) => id === unit))
    return drawingPage(c, { typed: typedIn, problems: { unit: 'not-in-table' } })
  const typed = pointingToPosts(section, read.fields, await postChoices(app))
  const house = await houseFor(app, { subject, typed, contents, today: todayOf(c) })
  const problems =
    drawn.problems?.({ typed, way, contents, today: todayOf(c), newId: () => '' as RecordId, house }) ?? {}
  if (Object.keys(problems).length > 0) return drawingPage(c, { typed: typedIn, problems })
  const done = await proposeByForm(app, actor, { kind, dossier, typed, way, blob: read.blob }, form.command)
  if (!done.ok) return drawingPage(c, { typed: typedIn, problems: {}, refusal: done.refusal })
  return seeOther(c, paths.proposal(dossier, kind.key), 'drawing.drawn')
}

/** What was typed, and of what was ticked a line each. */
const typedText =
  (form: Form, ticks: Ticks = {}) =>
  (key: string): string =>
    key in ticks ? form.all(key).join('\n') : form.text(key)

type Ticks = Readonly<Record<string, readonly string[]>>
