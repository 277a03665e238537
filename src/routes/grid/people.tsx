import { Hono } from 'hono'
import { saveForPeople } from '#actions/grid/people.ts'
import { keepsDossiers } from '#domain/access/duties.ts'
import { mayEver } from '#domain/access/policy.ts'
import { groupsOf, type Section } from '#domain/dossiers/section.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import { queryText } from '#domain/roster/query.ts'
import { unlessDraft } from '#gate/opening/persons.ts'
import { readForm } from '#routes/web/forms.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { PeopleGridPage } from '#views/grid/people.tsx'
import type { MessageKey } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { columnsOf, gridSections } from './columns.ts'
import { listAsked, mostDrawn, peopleOf } from './listed.ts'
import { blankIn, type RowsShown, readRows, refusalsOf, rowsLeft } from './rows.ts'

/** 多人录入: one section of many drafts, typed or pasted, a row a record. */
export const peopleGridRoutes = new Hono<Web>()

peopleGridRoutes.get('/people/grid', (c) => {
  const [first] = sectionsOf(c)
  if (!first) throw new Forbidden()
  return seeOther(c, paths.peopleGrid(first.key, c.req.query('from')))
})

peopleGridRoutes.get('/people/:section/grid', async (c) => {
  const section = sectionIn(c)
  const { lines, more } = await peopleOf(c, unlessDraft(c.var.actor, groupsOf(section)))
  const refusal = more ? c.var.t('people-grid.more', { count: mostDrawn }) : undefined
  return gridPage(c, section, { lines, refusal, status: 200 })
})

peopleGridRoutes.post('/people/:section/grid', async (c) => {
  const { app, actor, t } = c.var
  const section = sectionIn(c)
  const form = await readForm(c)
  const read = await readRows(c, section, form, {
    columns: columnsOf(c, section),
    refusing: unlessDraft(actor, groupsOf(section)),
  })
  if (read.again) return gridPage(c, section, read.again)

  const records = read.reads.flatMap(({ record }) => record ?? [])
  const { refused, ...entered } = await saveForPeople(app, actor, { section, records }, form.command)
  const left = rowsLeft(read, new Map(refused.map(([dossier, refusal]) => [dossier, refusal])))
  const from = listAsked(c)
  if (left.lines.length === 0)
    return seeOther(c, from ? paths.dossierList(queryText(from)) : paths.peopleGrid(section.key), 'people-grid.saved')
  return gridPage(c, section, {
    ...left,
    unknown: read.unknown,
    reasons: left.reasons.map(
      (refusal) => refusal && t('people-grid.refused', { reason: t(`refusal.${refusal}` as MessageKey) }),
    ),
    refusal: t('grid.saved-part', { count: entered.added + entered.same, left: left.lines.length }),
  })
})

/** Beside the rows, why a row as a whole was not taken, in the order of the rows. */
type Shown = RowsShown & { readonly reasons?: readonly (string | undefined)[] }

async function gridPage(c: WebContext, section: Section, shown: Shown) {
  const { lines, unknown = [], reads, reasons = [], refusal, status = 422 } = shown
  const refusals = (await refusalsOf(c, shown)).map((one) => ({ line: reasons[one.at], ...one }))
  return page(
    c,
    c.var.t('people-grid.title', { section: c.var.t(`section.${section.key}` as MessageKey) }),
    <PeopleGridPage
      section={section}
      sections={sectionsOf(c)}
      refusal={refusal}
      from={c.req.query('from')}
      grid={{
        columns: columnsOf(c, section),
        typed: lines,
        checked: reads !== undefined,
        unknown,
        refusals,
        blank: blankIn(shown),
      }}
    />,
    { status },
  )
}

const sectionsOf = ({ var: { actor } }: WebContext): readonly Section[] =>
  keepsDossiers(actor)
    ? gridSections.filter((section) => groupsOf(section).every((group) => mayEver(actor, 'edit', group)))
    : []

/** A section that somebody may enter nothing of is told from one that is none: both are seen in the program's own code. */
function sectionIn(c: WebContext): Section {
  const known = gridSections.find(({ key }) => key === c.req.param('section'))
  if (!known) throw new NotFound()
  if (!sectionsOf(c).includes(known)) throw new Forbidden()
  return known
}
