import { Hono } from 'hono'
import { saveForPeople } from '#actions/grid/people.ts'
import { inTurns } from '#db/turns.ts'
import { keepsDossiers } from '#domain/access/duties.ts'
import { mayEver } from '#domain/access/policy.ts'
import { groupsOf, type Section } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import { type GridLine, linesOf } from '#domain/grid/lines.ts'
import { gridFields, hasGrid } from '#domain/grid/records.ts'
import { readTable } from '#domain/grid/table.ts'
import type { DossierId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { createLineReader, isBlank, type LineProblem, type LineRead, personColumns } from '#domain/opening/lines.ts'
import { admitted, type ListQuery, queryText, readListQuery } from '#domain/roster/query.ts'
import { formatPartialDate } from '#domain/time.ts'
import { findPerson, namesakes, personsOf, type Refusing, tellingOf, unlessDraft } from '#gate/opening/persons.ts'
import { viewerOf } from '#gate/roster/viewer.ts'
import { postChoices } from '#routes/dossiers/context.ts'
import { readForm } from '#routes/web/forms.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import type { LineRefusal, ShownColumn } from '#views/grid/grid.tsx'
import { PeopleGridPage } from '#views/grid/people.tsx'
import { columnsOf as fieldColumns } from '#views/grid/section.tsx'
import { type MessageKey, translator } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'

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
  const { lines, unknown } = linesOf(readTable(form.text('rows')), columnsOf(c, section))
  const shown = { lines, unknown }
  if (lines.every(isBlank)) return gridPage(c, section, { ...shown, refusal: t('grid.nothing') })
  if (lines.length > limits.gridRows) {
    const refusal = t('grid.too-many', { count: limits.gridRows, given: lines.length })
    return gridPage(c, section, { ...shown, refusal })
  }
  const find = findPerson(app, actor, unlessDraft(actor, groupsOf(section)))
  const read = createLineReader(section, {
    find,
    posts: await postChoices(app),
    persons: personsOf(app, actor),
  })
  const reads = await inTurns(lines, atOnce, (line, at) => (isBlank(line) ? {} : read(line, at)))
  const isWrong = reads.some(({ problem }) => problem)
  const step = form.text('step')
  if (step === 'check' || (isWrong && step !== 'save-right'))
    return gridPage(c, section, { ...shown, reads, status: isWrong && step !== 'check' ? 422 : 200 })

  const records = reads.flatMap(({ record }) => record ?? [])
  const { refused, ...entered } = await saveForPeople(app, actor, { section, records }, form.command)
  const reasons = new Map<DossierId | undefined, MessageKey>(
    refused.map(([dossier, refusal]) => [dossier, `refusal.${refusal}` as MessageKey]),
  )
  const left = lines.flatMap((line, at) => {
    const reason = reasons.get(reads[at]?.record?.dossier)
    return reads[at]?.problem || reason ? [{ line, problem: reads[at]?.problem, reason }] : []
  })
  const from = listAsked(c)
  if (left.length === 0)
    return seeOther(c, from ? paths.dossierList(queryText(from)) : paths.peopleGrid(section.key), 'people-grid.saved')
  return gridPage(c, section, {
    lines: left.map(({ line }) => line),
    unknown,
    reads: left.map(({ problem }, at): LineRead => ({ problem: { cells: {}, ...problem, at } })),
    reasons: left.map(({ reason }) => reason && t('people-grid.refused', { reason: t(reason) })),
    refusal: t('grid.saved-part', { count: entered.added + entered.same, left: left.length }),
  })
})

/** So many lines are looked through, or put into words, in one turn. */
export const atOnce = 50

/** So many drafts of a list are drawn with a line each. */
export const mostDrawn = 200

/** The list that it was opened from, as it is today. */
export function listAsked(c: WebContext): ListQuery | undefined {
  const from = c.req.query('from')
  if (from === undefined) return undefined
  const { asOf: _, ...asked } = readListQuery([...new URLSearchParams(from)]).query
  return asked
}

/** A line for each of whom something can be entered, of the list that it was opened from. */
export async function peopleOf(c: WebContext, refusing: Refusing) {
  const { app, actor } = c.var
  const asked = listAsked(c)
  if (!asked) return { lines: [], more: false }
  const viewer = await viewerOf(app, actor)
  const query = admitted(asked, app.roster.groups(viewer))
  const lines: (GridLine & { readonly dossier: DossierId })[] = []
  for (let at = 1, pages = 1; at <= pages && lines.length <= mostDrawn; at += 1) {
    const listing = app.roster.list(viewer, { ...query, page: at })
    pages = listing.pages
    for (const { dossier } of listing.rows) {
      const entry = app.roster.entry(dossier)
      if (!entry || refusing(entry.subject)) continue
      lines.push({ dossier, cells: { 'person.number': numberOf(c, dossier), 'person.name': entry.columns.who.name } })
    }
  }
  await app.logRead({ at: app.now(), actor: actor.account, act: 'dossier.listed', about: { rows: lines.length } })
  return { lines: lines.slice(0, mostDrawn), more: lines.length > mostDrawn }
}

/** What tells a person in the column of numbers: a number, or for a namesake the birth or the unit. */
function numberOf({ var: { app, actor } }: WebContext, dossier: DossierId): string {
  const entry = app.roster.entry(dossier)
  if (!entry) return ''
  const { number, staffNumber, name } = entry.columns.who
  if (number ?? staffNumber) return number ?? staffNumber ?? ''
  if (namesakes(app, actor, name).length < 2) return ''
  const { unit, birth } = tellingOf(app, actor, entry)
  return birth && birth.length >= 6 ? formatPartialDate(birth) : unit
}

type Shown = {
  readonly lines: readonly GridLine[]
  readonly unknown?: readonly string[]
  readonly reads?: readonly LineRead[]
  /** Why a line as a whole was not taken, in the order of the lines. */
  readonly reasons?: readonly (string | undefined)[]
  readonly refusal?: string | undefined
  readonly status?: 200 | 422
}

async function gridPage(c: WebContext, section: Section, shown: Shown) {
  const { lines, unknown = [], reads, reasons = [], refusal, status = 422 } = shown
  const { t } = c.var
  const wrong = (reads ?? []).flatMap(({ problem }) => problem ?? [])
  const refusals = await inTurns(wrong, atOnce, (problem) =>
    refusalOf(c, lines[problem.at], problem, reasons[problem.at]),
  )
  return page(
    c,
    t('people-grid.title', { section: t(`section.${section.key}` as MessageKey) }),
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
        blank: lines.flatMap((line, at) => (reads && isBlank(line) ? [at] : [])),
      }}
    />,
    { status },
  )
}

export function refusalOf(
  c: WebContext,
  typed: GridLine | undefined,
  { at, cells, line }: LineProblem,
  reason: string | undefined,
): LineRefusal {
  const { t } = c.var
  const said = line ? t('opening.twice') : reason
  const several = () => {
    const who = namesakes(c.var.app, c.var.actor, typed?.cells['person.name'] ?? '').map((entry) => {
      const { unit, birth } = tellingOf(c.var.app, c.var.actor, entry)
      return [unit, birth && formatPartialDate(birth)].filter(Boolean).join(' ')
    })
    return who.length > 1 ? t('people-grid.several', { who: who.join(t('kit.comma')) }) : t('field.person-several')
  }
  return {
    at,
    cells: Object.fromEntries(
      Object.entries(cells).map(([key, code]) => [
        key,
        code === 'person-several'
          ? several()
          : t((code === 'not-a-flag' ? 'grid.not-a-flag' : `field.${code}`) as MessageKey),
      ]),
    ),
    ...(said && { line: said }),
  }
}

/** Who, then the fields; headings are recognised in every language. */
export const columnsOf = ({ var: { t, language } }: WebContext, section: Section): readonly ShownColumn[] => [
  { key: personColumns[0], names: [t('people-grid.who'), ...numberNames] },
  {
    key: personColumns[1],
    names: [...(hasNames(section) ? [t('people-grid.name')] : []), t('opening.name'), '姓名', 'Name'],
  },
  ...fieldColumns(section, language),
]

/** Whether the records have a name of their own, as those of relatives do. */
const hasNames = ({ key, fields }: Section) =>
  fields.some((field) => translator('zh-Hans')(`field.${key}.${field.key}` as MessageKey) === '姓名')

const numberNames = ['编号', '档案编号', '工号', '档案编号或工号', 'Number', 'Dossier number', 'Staff number']

export const gridSections = sections.filter((section) => hasGrid(section) && gridFields(section).length > 0)

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
