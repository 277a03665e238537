import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { PaperTaken } from '#actions/dossiers/paper.ts'
import { proposeByForm } from '#actions/proposals/filling.ts'
import type { Proposal } from '#db/proposals/proposals.ts'
import { decide } from '#domain/access/policy.ts'
import { type DrawnForm, type Kind, newest } from '#domain/cases/kind.ts'
import { kindDrawnBy, stopsWhilePunished, wayOf } from '#domain/cases/kinds/drawing.ts'
import { kindNamed } from '#domain/cases/kinds/index.ts'
import { type Problems, readFields, typedValue } from '#domain/dossiers/form.ts'
import { pointingToPosts } from '#domain/dossiers/posts.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { DossierId, RecordId } from '#domain/ids.ts'
import { punishedUntil } from '#domain/proposals/appointing.ts'
import { dayOf, formatPartialDate, type PartialDate, partialDateOf } from '#domain/time.ts'
import { type Reading, readDossier } from '#gate/dossiers/reader.ts'
import { houseFor, officesOf } from '#gate/proposals/house.ts'
import { inHand, readProposal } from '#gate/proposals/reader.ts'
import { blockersShown } from '#routes/cases/context.ts'
import { choicesFor, nameShown, postChoices, unitChoices } from '#routes/dossiers/context.ts'
import { dropPapers, readWithPaper, receivingPaper } from '#routes/dossiers/taking-papers.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import { readUpload, type Upload } from '#routes/web/upload.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
import type { MessageKey } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { DrawingPage, type Eligibility } from '#views/proposals/form.tsx'
import { postsOffered, withPost } from './posts.ts'

/** Kinds of case with a form of their own: filled in, then looked at and submitted like every proposal. */
export const drawingRoutes = new Hono<Web>()

drawingRoutes.get('/dossiers/:id/drawing/:kind', (c) => drawingPage(c))

drawingRoutes.post('/dossiers/:id/drawing/:kind', async (c) => {
  const { section } = formAsked(c)
  if (!hasPaper(section)) return draw(c, { form: await readForm(c), files: [], tooMany: false })
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

/** What was typed into a form that was refused, or in which a post was picked: then nothing is wrong yet. */
type Refused = {
  readonly typed: (key: string) => string
  readonly problems: Problems
  readonly refusal?: string
  readonly picked?: true
}

type Asked = {
  readonly kind: Kind
  readonly form: DrawnForm
  readonly way?: string | undefined
  readonly section: Section
}

/** The kind that the address names, if it is drawn on a form, and the way of filling it in. */
function formAsked(c: WebContext): Asked {
  const kind = kindNamed(c.req.param('kind') ?? '')
  const form = kind?.draws?.form
  if (!kind || !form) throw new NotFound()
  return { kind, form, ...wayOf(form, c.req.query('way')) }
}

const todayOf = ({ var: { app } }: WebContext): PartialDate => partialDateOf(dayOf(app.now()))

async function drawingPage(c: WebContext, refused?: Refused) {
  const { app, actor, t } = c.var
  const dossier = idParam<DossierId>(c)
  const { kind, form, way, section } = formAsked(c)
  const reading = await readable(c, kind)
  const before = await inHand(app, actor, dossier, kind.key)
  if (!refused && before && !form.typed) return c.redirect(paths.proposal(dossier, kind.key), 303)
  const name = nameShown(c, reading)
  const basic = reading.contents['basic']?.[0]?.fields ?? {}
  const kept = await typedBefore(c, form, before)
  const begun = kept ?? form.begin?.(reading.contents, way ?? '') ?? { full: basic['post'], rank: basic['rank'] }
  const typed = refused?.typed ?? ((key: string) => typedValue(begun[key]))
  return page(
    c,
    t(`drawing.of.${kind.key}` as MessageKey, { name }),
    <DrawingPage
      kind={kind}
      section={section}
      ways={Object.keys(form.ways ?? {})}
      way={way}
      dossier={dossier}
      name={name}
      typed={typed}
      stored={kept}
      problems={refused?.problems ?? {}}
      refusal={refused?.refusal}
      choices={await choicesFor(c, reading)}
      ticks={form.ticks?.(reading.contents, officesOf(app, reading.subject))}
      posts={await postsOffered(c, form, reading, typed)}
      lacks={app.printRoom.coverage.lacks}
      beside={t(form.lines ? (`drawing.beside.${kind.key}` as MessageKey) : 'drawing.eligibility')}
      eligibility={
        form.lines ? await linesOf(c, { kind, form, way, section }, reading, refused) : eligibilityOf(c, form, reading)
      }
      blockers={await blockersShown(c, dossier, newest(kind).hold === '*' || refused?.refusal === 'drawing.held')}
    />,
    { status: !refused || refused.picked ? 200 : refused.refusal === undefined ? 422 : 409 },
  )
}

/** The dossier as far as the actor may read it, for whoever may propose on it. */
async function readable(c: WebContext, kind: Kind): Promise<Reading> {
  const { app, actor } = c.var
  const reading = await readDossier(app, actor, idParam<DossierId>(c), { act: 'dossier.read' })
  if (!reading) throw new NotFound()
  const groups = kind.draws?.groups ?? ['who']
  const may = groups.every((group) => decide(actor, 'propose', reading.subject, group, reading.circumstances).allow)
  if (!may || !kindDrawnBy(actor, kind.key)) throw new Forbidden()
  return reading
}

/** What the kind itself says stands beside its form, of what is typed or begun. */
async function linesOf(c: WebContext, { form, way, section }: Asked, reading: Reading, refused?: Refused) {
  const { app, t } = c.var
  const { contents, subject } = reading
  const read = refused ? readFields(section, refused.typed) : undefined
  const typed = read?.ok ? read.fields : (form.begin?.(contents, way ?? '') ?? {})
  const house = await houseFor(app, { subject, typed, contents, today: todayOf(c) })
  const lines = form.lines?.({ typed, way, contents, today: todayOf(c), newId: () => '' as RecordId, house }) ?? []
  return lines.map(({ key, says, stops, source }) => ({
    key,
    stops,
    says: t(`drawing.says.${says.code}` as MessageKey, says.params ?? {}),
    source: t(`drawing.source.${source}` as MessageKey),
  }))
}

/** What was typed of a form that is filled in again. */
async function typedBefore(
  { var: { app, actor } }: WebContext,
  { typed }: DrawnForm,
  before: Proposal | undefined,
): Promise<Fields | undefined> {
  const drawn = before && typed ? await readProposal(app, actor, before) : undefined
  return drawn && typed?.(drawn.records)
}

/** What the dossier says for and against it, line by line with its source (docs/decisions/0035). */
function eligibilityOf(
  { var: { app, actor, t } }: WebContext,
  form: DrawnForm,
  { contents }: Reading,
): readonly Eligibility[] {
  const until = punishedUntil(contents, dayOf(app.now()))
  const appraisals = (contents['appraisals'] ?? []).slice(-3)
  const held = (contents['ranks'] ?? []).at(-1)?.fields
  const since = held?.['from'] ? formatPartialDate(held['from'] as PartialDate) : ''
  return [
    {
      key: 'punished',
      says: until ? t('drawing.until', { date: formatPartialDate(until as PartialDate) }) : t('drawing.none'),
      stops: until !== undefined && stopsWhilePunished(actor, form),
      source: t('section.punishments'),
    },
    {
      key: 'rank',
      says: held ? [typedValue(held['rank']), since].filter(Boolean).join(' · ') : t('drawing.unknown'),
      stops: false,
      source: t('section.ranks'),
    },
    {
      key: 'appraisals',
      says:
        appraisals
          .map(({ fields }) => [typedValue(fields['year']), typedValue(fields['result'])].join(' '))
          .join(t('kit.comma')) || t('drawing.unknown'),
      stops: false,
      source: t('section.appraisals'),
    },
  ]
}
