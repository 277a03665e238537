import { Hono } from 'hono'
import { readNoticesOf } from '#actions/notices.ts'
import { recordGroups } from '#domain/access/groups.ts'
import { decide, groupsFor, hasAuthor, quiet } from '#domain/access/policy.ts'
import { drawsIn, kindDrawnBy, kindsDrawnOnAForm } from '#domain/cases/kinds/drawing.ts'
import { groupsOf, type Section } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { NotFound } from '#domain/errors.ts'
import type { BlobId, DossierId } from '#domain/ids.ts'
import { mayPrintPaper } from '#domain/prints/papers/index.ts'
import { isRoutine, tableOf } from '#domain/proposals/asking.ts'
import { changeOf } from '#domain/proposals/proposal.ts'
import { type Day, dayOf, endOfDay, partialDateOf } from '#domain/time.ts'
import { askedDay } from '#domain/typed-date.ts'
import { findingsFor } from '#gate/asides/asides.ts'
import { readProposedPhoto } from '#gate/cases/proposed-papers.ts'
import { findCase, openCasesOf } from '#gate/cases/reader.ts'
import { openGrants } from '#gate/dossiers/admitting.ts'
import { alikeTo } from '#gate/dossiers/alike.ts'
import { readPhoto } from '#gate/dossiers/pictures.ts'
import { type Reading, readDossier } from '#gate/dossiers/reader.ts'
import { whoSees } from '#gate/dossiers/who-sees.ts'
import { mayReadAny } from '#gate/materials/reader.ts'
import { inHand, readProposal } from '#gate/proposals/reader.ts'
import { leftTo, mayTransfer } from '#gate/transfers/transfers.ts'
import { neighboursOf } from '#routes/roster/roster.tsx'
import { noSuchDay } from '#routes/web/days.tsx'
import { idParam } from '#routes/web/params.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { DossierDamage } from '#views/damages/banners.tsx'
import { recordsOnPage } from '#views/dossiers/own-page.ts'
import type { DossierPageProps } from '#views/dossiers/page-props.ts'
import { DossierPage } from '#views/dossiers/show.tsx'
import { moment } from '#views/format.ts'
import { AsOf } from '#views/kit/as-of.tsx'
import { paths } from '#views/paths.ts'
import { drawPicture } from '#views/pdf/paper-picture.ts'
import { ReadingBand } from '#views/readings/band.tsx'
import { authorsOf, kinSuggestions, nameShown, namesOf } from './context.ts'
import { viewerMark } from './papers.tsx'

/** What a dossier shows: its page, its pictures. */
export const dossierRoutes = new Hono<Web>()

dossierRoutes.get('/dossiers/:id', async (c) => {
  const { app, actor } = c.var
  const [id, today] = [idParam<DossierId>(c), dayOf(app.now())]
  const from = c.req.query('from')
  const asked = askedDay(c.req.query('asOf'), today)
  if (!asked.ok) return noSuchDay(c, paths.dossier(id), asked.refusal, from ? [['from', from]] : [])
  const day = asked.value
  const reading = await readDossier(app, actor, id, { act: 'dossier.read', ...(day && { asOf: endOfDay(day) }) })
  if (!reading) throw new NotFound()
  await readNoticesOf(app, actor, id)

  const may = (action: 'submit' | 'preview' | 'export' | 'roll' | 'set-aside') =>
    decide(actor, action, reading.subject, 'who', reading.circumstances).allow
  const writing = day ? nothingWritten : await writingOn(c, reading)
  return page(
    c,
    nameShown(c, reading),
    <DossierPage
      reading={reading}
      findings={
        await findingsFor(app, reading, {
          today: partialDateOf(day ?? today),
          alike: day ? [] : alikeTo(app, actor, id),
          lacks: app.printRoom.coverage.lacks,
        })
      }
      names={namesOf(c, day)}
      authors={authorsOf(c)}
      today={today}
      asOf={day}
      {...writing}
      maySetAside={!day && may('set-aside')}
      maySubmit={!day && may('submit')}
      mayPreview={may('preview')}
      mayExport={!day && may('export')}
      mayBrief={may('roll')}
      mayTransfer={mayTransfer(app, actor, id)}
      left={await leftTo(app, actor, id)}
      mayAsk={mayAsk(c, reading, day)}
      drawable={day ? [] : drawableOn(c, reading)}
      mayPrintForm={mayPrintPaper(actor, 'appointment', reading.subject, reading.circumstances)}
      readsMaterials={mayReadAny(app, actor, id, reading.circumstances)}
      list={await neighboursOf(c, id)}
      from={from}
      whole={wholeAsked(c, reading)}
      merged={new Set(c.req.query('merged')?.split(' '))}
      cases={(await openCasesOf(app, actor, id)).map(({ id, number }) => ({ number, href: paths.case(id) }))}
      seen={whoSees(app, actor, reading)}
      kin={writing.editable.has('family') ? kinSuggestions(c, reading) : []}
      box={reading.groups.has('custody') ? app.roster.entry(id)?.columns.custody.box : undefined}
    />,
    {
      top: <AsOf action={paths.dossier(id)} day={day} today={today} kept={from ? [['from', from]] : []} />,
      above: (
        <>
          {damageOf(c, reading)}
          {await bandOf(c, id)}
        </>
      ),
    },
  )
})

dossierRoutes.get('/dossiers/:id/photo/:blob', async (c) => {
  const { app, actor } = c.var
  const [id, blob] = [idParam<DossierId>(c), idParam<BlobId>(c, 'blob')]
  const bytes = (await readPhoto(app, actor, id, blob)) ?? (await readProposedPhoto(app, actor, id, blob))
  if (!bytes) throw new NotFound()
  const isLent = (await openGrants(app, actor, id)).some(({ groups }) => groups.has('photo'))
  const shown = (isLent && (await drawPicture(bytes, 1, viewerMark(c)))) || bytes
  return c.body(new Uint8Array(shown), 200, { 'Content-Type': 'image/jpeg' })
})

/** 查阅: by which case whoever looks reads this, and until when. */
async function bandOf(c: WebContext, id: DossierId) {
  const [grant] = await openGrants(c.var.app, c.var.actor, id)
  if (!grant || grant.groups.size === 0) return undefined
  const theCase = await findCase(c.var.app, c.var.actor, grant.case)
  return theCase && <ReadingBand id={theCase.id} number={theCase.number} until={moment(grant.until)} />
}

/** Whoever does not keep the dossier and sees a part of it may ask for more. */
const mayAsk = ({ var: { actor } }: WebContext, { subject, groups }: Reading, asOf: Day | undefined): boolean =>
  asOf === undefined &&
  !hasAuthor(subject) &&
  recordGroups.some((group) => !groups.has(group)) &&
  decide(actor, 'read', subject, 'who', quiet).allow

/** One section alone, where it has that page. */
function wholeAsked(c: WebContext, { contents }: Pick<Reading, 'contents'>) {
  const section = c.req.query('section')
  if (section === undefined) return undefined
  const page = Number(c.req.query('page') ?? 1)
  const there = contents[section]?.length ?? 0
  if (!Number.isSafeInteger(page) || page < 1 || (page - 1) * recordsOnPage >= there) throw new NotFound()
  return { section, page }
}

/** What can be read of a damaged dossier, above its page. */
export function damageOf(
  { var: { app } }: WebContext,
  { subject: { dossier }, lines }: Pick<Reading, 'subject' | 'lines'>,
) {
  const damages = app.damages.of('dossier', dossier)
  if (damages.length === 0) return undefined
  return <DossierDamage keyless={damages.some(({ what }) => what === 'key-missing')} lines={lines} />
}

/** The sections of which the viewer may do this with every group. */
function sectionsFor(
  { var: { actor } }: WebContext,
  { subject, circumstances }: Reading,
  action: 'edit' | 'open' | 'propose',
): readonly Section[] {
  const allowed = groupsFor(actor, action, subject, circumstances)
  return sections.filter((section) => groupsOf(section).every((group) => allowed.has(group)))
}

type Writing = Pick<DossierPageProps, 'editable' | 'proposable' | 'gathered' | 'opening'>

const nothingWritten: Writing = {
  editable: new Set(),
  proposable: new Set(),
  opening: new Set(),
}

/** What the viewer may write in, by the section, and what is gathered already. */
const writingOn = async (c: WebContext, reading: Reading): Promise<Writing> => ({
  editable: keysOf(sectionsFor(c, reading, 'edit')),
  proposable: keysOf(drawnBy(c, sectionsFor(c, reading, 'propose'))),
  gathered: await gatheredOn(c, reading),
  opening: keysOf(sectionsFor(c, reading, 'open')),
})

/** The kinds that the viewer draws on this dossier on a form of their own. */
const drawableOn = ({ var: { actor } }: WebContext, { subject, circumstances }: Reading): readonly string[] =>
  kindsDrawnOnAForm(actor)
    .filter(({ draws }) =>
      (draws?.groups ?? []).every((group) => decide(actor, 'propose', subject, group, circumstances).allow),
    )
    .map(({ key }) => key)

const keysOf = (some: readonly Section[]): ReadonlySet<string> => new Set(some.map(({ key }) => key))

function drawnBy({ var: { actor } }: WebContext, some: readonly Section[]): readonly Section[] {
  const kind = kindDrawnBy(actor)
  return kind ? some.filter((section) => drawsIn(kind, section)) : []
}

/** What the viewer has changed and not yet submitted, opened by the gate as far as the viewer may read it. */
async function gatheredOn({ var: { app, actor } }: WebContext, { subject, circumstances }: Reading) {
  const [group] = kindDrawnBy(actor)?.draws?.groups ?? []
  const may = group !== undefined && decide(actor, 'propose', subject, group, circumstances).allow
  const proposal = may ? await inHand(app, actor, subject.dossier) : undefined
  const { records = [], isWhole = true } = (proposal && (await readProposal(app, actor, proposal))) ?? {}
  if (records.length === 0) return undefined
  const table = tableOf(app.directory.settings.asking)
  const atOnce = records.filter((record) => changeOf(record).every((change) => isRoutine(table, change))).length
  return { records, isWhole, atOnce }
}
