import { Hono } from 'hono'
import { enterOpeningState } from '#actions/opening/entering.ts'
import { inTurns } from '#db/turns.ts'
import { mayEver } from '#domain/access/policy.ts'
import { offeredIn } from '#domain/codes/code.ts'
import { groupsOf, type Section } from '#domain/dossiers/section.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import { type GridLine, linesOf } from '#domain/grid/lines.ts'
import { readTable } from '#domain/grid/table.ts'
import { limits } from '#domain/limits.ts'
import { createLineReader, enteredFields, isBlank, type LineProblem, tooManyLines } from '#domain/opening/lines.ts'
import { openedSections, openingOf, openingSections } from '#domain/opening/sections.ts'
import { dayOf } from '#domain/time.ts'
import { findPerson, personsOf, unlessOpen } from '#gate/opening/persons.ts'
import { postChoices } from '#routes/dossiers/context.ts'
import { readForm } from '#routes/web/forms.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import type { ShownColumn } from '#views/grid/grid.tsx'
import type { MessageKey } from '#views/i18n/index.ts'
import { OpeningPage } from '#views/opening/opening.tsx'
import { paths } from '#views/paths.ts'

/**
 * 初始登记: finance enters the pay, legal the contracts, HR earlier service and leave of people who were here before the
 * program was.
 */
export const openingRoutes = new Hono<Web>()

openingRoutes.get('/opening', (c) => {
  const [first] = sectionsOf(c)
  if (!first) throw new Forbidden()
  return seeOther(c, paths.opening(first.key))
})

openingRoutes.get('/opening/:section', (c) => openingPage(c, sectionIn(c)))

openingRoutes.post('/opening/:section', async (c) => {
  const { app, actor } = c.var
  const section = sectionIn(c)
  const form = await readForm(c)
  const columns = await columnsOf(c, section)
  const { lines, unknown } = linesOf(readTable(form.text('rows')), columns)
  const shown = { lines, unknown, checked: true }
  if (tooManyLines(lines))
    return openingPage(c, section, {
      ...shown,
      refusal: c.var.t('grid.too-many', { count: limits.gridRows, given: lines.length }),
    })
  if (lines.every(isBlank)) return openingPage(c, section, { ...shown, refusal: c.var.t('grid.nothing') })
  const [group = 'pay'] = groupsOf(section)
  const knowing = {
    find: findPerson(app, actor, unlessOpen(actor, group, openingOf(actor, section))),
    posts: await postChoices(app),
    persons: personsOf(app, actor),
  }
  const reads = await inTurns(lines, atOnce, createLineReader(section, knowing))
  const [records, problems] = [
    reads.flatMap(({ record }) => record ?? []),
    reads.flatMap(({ problem }) => problem ?? []),
  ]
  const step = form.text('step')
  const isSaved = step === 'save-right' ? records.length > 0 : step === 'save' && problems.length === 0
  if (!isSaved) return openingPage(c, section, { ...shown, problems })

  const entered = await enterOpeningState(app, actor, { section, records }, form.command)
  if (!entered.ok)
    return openingPage(c, section, { ...shown, refusal: c.var.t(`refusal.${entered.refusal}` as MessageKey) })
  if (problems.length > 0)
    return openingPage(c, section, {
      ...shown,
      lines: problems.flatMap(({ at }) => lines[at] ?? []),
      problems: problems.map((problem, at) => ({ ...problem, at })),
      refusal: c.var.t('grid.saved-part', { count: records.length, left: problems.length }),
    })
  return seeOther(c, paths.opening(section.key), 'opening.entered')
})

/** So many lines are looked through in one turn. */
const atOnce = 50

type Shown = {
  readonly lines?: readonly GridLine[]
  readonly unknown?: readonly string[]
  readonly checked?: boolean
  readonly problems?: readonly LineProblem[]
  readonly refusal?: string
}

async function openingPage(c: WebContext, section: Section, shown: Shown = {}) {
  const { lines = [], unknown = [], checked = false, problems = [], refusal } = shown
  const { t } = c.var
  return page(
    c,
    t('opening.title', { section: t(`section.${section.key}` as MessageKey) }),
    <OpeningPage
      actor={c.var.actor}
      section={section}
      sections={sectionsOf(c)}
      refusal={refusal}
      grid={{
        columns: await columnsOf(c, section),
        typed: lines,
        checked,
        unknown,
        refusals: problems.map(({ at, cells, line }) => ({
          at,
          cells: Object.fromEntries(
            Object.entries(cells).map(([key, code]) => [
              key,
              t((code === 'not-a-flag' ? 'grid.not-a-flag' : `field.${code}`) as MessageKey),
            ]),
          ),
          ...(line && { line: t('opening.twice') }),
        })),
      }}
    />,
    { status: problems.length > 0 || refusal ? 422 : 200 },
  )
}

/** The person first, then the fields as they are called on the page, in both languages. */
async function columnsOf(c: WebContext, section: Section): Promise<readonly ShownColumn[]> {
  const { t, app } = c.var
  const year = Number(dayOf(app.now()).slice(0, 4))
  const posts = section.fields.some(({ kind }) => kind === 'post') ? await postChoices(app) : []
  return [
    { key: 'person.number', names: [t('opening.number'), ...numberNames] },
    { key: 'person.name', names: [t('opening.name'), '姓名', 'Name'] },
    ...enteredFields(section).map((field): ShownColumn => {
      const list =
        field.kind === 'post'
          ? posts.map(({ name }) => name)
          : field.codes && offeredIn(field.codes, year).map(({ name }) => name)
      return {
        key: field.key,
        names: [t(`field.${section.key}.${field.key}` as MessageKey)],
        required: field.required,
        long: field.kind === 'long-text' || undefined,
        list,
      }
    }),
  ]
}

const numberNames = ['档案编号', '工号', '编号', 'Dossier number', 'Staff number']

const sectionsOf = ({ var: { actor } }: WebContext) =>
  openingSections(actor).filter((section) =>
    groupsOf(section).every((group) => mayEver(actor, openingOf(actor, section), group)),
  )

/** A section that somebody may enter nothing of is told from one that is none: both are seen in the program's own code. */
function sectionIn(c: WebContext): Section {
  const known = openedSections.find(({ key }) => key === c.req.param('section'))
  if (!known) throw new NotFound()
  if (!sectionsOf(c).includes(known)) throw new Forbidden()
  return known
}
