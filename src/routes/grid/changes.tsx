import { Hono } from 'hono'
import { sendChanges } from '#actions/batches/sending.ts'
import { mayEver } from '#domain/access/policy.ts'
import { longestTitle } from '#domain/batches/batch.ts'
import { drawsIn, kindDrawnBy } from '#domain/cases/kinds/drawing.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import { groupsOf, type Section } from '#domain/dossiers/section.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { OpeningRecord } from '#domain/opening/lines.ts'
import { mostBasis } from '#domain/proposals/proposal.ts'
import { queryText } from '#domain/roster/query.ts'
import { dayOf, formatPartialDate } from '#domain/time.ts'
import { readDate } from '#domain/typed-date.ts'
import { unlessArchived } from '#gate/opening/persons.ts'
import { signersOf } from '#routes/cases/context.ts'
import { namesOf } from '#routes/dossiers/context.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import type { RowRefusal } from '#views/batches/rows.tsx'
import { type ChangesTyped, PeopleChangesPage } from '#views/grid/changes.tsx'
import type { ShownColumn } from '#views/grid/grid.tsx'
import type { MessageKey } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { columnsOf, gridSections } from './columns.ts'
import { listAsked, mostDrawn, peopleOf } from './listed.ts'
import { blankIn, type RowsShown, readRows, refusalsOf, rowsLeft } from './rows.ts'
import { comparedWithStanding, wasColumns, withStanding } from './standing.ts'

/** 多人变更: one section of many archived dossiers, a value a row, with one basis; each row becomes a case of its own. */
export const peopleChangeRoutes = new Hono<Web>()

peopleChangeRoutes.get('/people/changes', (c) => {
  const [first] = changeable(c)
  if (!first) throw new Forbidden()
  return seeOther(c, paths.peopleChanges(first.key, c.req.query('from')))
})

peopleChangeRoutes.get('/people/:section/changes', async (c) => {
  const section = sectionIn(c)
  const { lines, more } = await peopleOf(c, unlessArchived(c.var.actor, groupsOf(section)))
  const refusal = more ? c.var.t('people-grid.more', { count: mostDrawn }) : undefined
  return changesPage(c, section, { lines: await withStanding(c, section, lines), refusal, status: 200 })
})

peopleChangeRoutes.post('/people/:section/changes', async (c) => {
  const { app, actor, t } = c.var
  const section = sectionIn(c)
  const form = await readForm(c)
  const typed = typedIn(form)
  const read = await readRows(c, section, form, {
    columns: changeColumns(c, section),
    refusing: unlessArchived(actor, groupsOf(section)),
    compared: (lines, reads) => comparedWithStanding(c, section, lines, reads),
  })
  if (read.again) return changesPage(c, section, { ...read.again, typed })
  const { lines, unknown, reads } = read
  const basis = basisOf(typed)
  if (basis === undefined)
    return changesPage(c, section, { lines, unknown, typed, refusal: t('refusal.changes.no-basis') })
  const title = cleanText(typed.title).slice(0, longestTitle)
  if (title === '') return changesPage(c, section, { lines, unknown, typed, refusal: t('refusal.batch.no-title') })

  const rows = byDossier(reads.flatMap(({ record }) => record ?? []))
  const sent = await sendChanges(app, actor, { section, basis, text: typed.why, title, rows }, form.command)
  const left = rowsLeft(read, new Map(sent.refused))
  const isSame = sent.sent === 0
  if (left.lines.length === 0) return seeOther(c, paths.batch(sent.batch), isSame ? 'batch.same' : 'batch.sent')
  const refusal = t('changes.left', { left: left.lines.length, done: sent.sent + sent.same })
  return changesPage(c, section, { ...left, unknown, typed, refusal })
})

/** The records of each person together: one case a person. */
const byDossier = (records: readonly OpeningRecord[]) =>
  [...Map.groupBy(records, ({ dossier }) => dossier)].map(([dossier, own]) => ({
    dossier,
    records: own.map(({ fields }) => fields),
  }))

const typedIn = (form: Form): ChangesTyped => ({
  title: form.text('title'),
  committee: form.text('committee'),
  document: form.text('document'),
  day: form.text('day'),
  why: form.text('why'),
})

/** 依据: who decided, in which document, and when (docs/decisions/0102); undefined where one of them is missing. */
function basisOf({ committee, document, day }: ChangesTyped): string | undefined {
  const date = readDate(day.trim())
  const [who, which] = [cleanText(committee), cleanText(document)]
  if (who === '' || which === '' || !date.ok) return undefined
  return `${who} ${formatPartialDate(date.value)} ${which}`.slice(0, mostBasis)
}

type Shown = RowsShown & {
  readonly typed?: ChangesTyped
  readonly reasons?: readonly (RowRefusal | undefined)[]
}

async function changesPage(c: WebContext, section: Section, shown: Shown) {
  const { lines, unknown = [], reads, reasons = [], refusal, typed, status = 422 } = shown
  const { t, app } = c.var
  const named = t(`section.${section.key}` as MessageKey)
  const refusals = (await refusalsOf(c, shown)).map((one) => ({ ...one, reason: reasons[one.at] }))
  const from = listAsked(c)
  return page(
    c,
    t('changes.title', { section: named }),
    <PeopleChangesPage
      section={section}
      sections={changeable(c)}
      refusal={refusal}
      from={from && queryText(from)}
      typed={
        typed ?? {
          title: t('changes.name.value', { section: named, day: dayOf(app.now()) }),
          committee: '',
          document: '',
          day: '',
          why: '',
        }
      }
      refusals={refusals}
      grid={{
        columns: changeColumns(c, section),
        typed: lines,
        checked: reads !== undefined,
        unknown,
        blank: blankIn(shown),
      }}
      names={namesOf(c)}
      signers={signersOf(c)}
    />,
    { status },
  )
}

/** Who, what holds until now, and what is to hold. */
function changeColumns(c: WebContext, section: Section): readonly ShownColumn[] {
  const [number, name, ...fields] = columnsOf(c, section)
  return number && name ? [number, name, ...wasColumns(c, section), ...fields] : []
}

/** The sections that this actor's duty changes by cases of its own: HR all but a few, finance pay, legal contracts. */
function changeable({ var: { actor } }: WebContext): readonly Section[] {
  const kind = kindDrawnBy(actor)
  if (!kind) return []
  return gridSections.filter(
    (section) => drawsIn(kind, section) && groupsOf(section).every((group) => mayEver(actor, 'propose', group)),
  )
}

function sectionIn(c: WebContext): Section {
  const known = gridSections.find(({ key }) => key === c.req.param('section'))
  if (!known) throw new NotFound()
  if (!changeable(c).includes(known)) throw new Forbidden()
  return known
}
