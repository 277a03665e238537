import { Hono } from 'hono'
import { exportDossiers } from '#actions/exports/exporting.ts'
import { keepsDossiers } from '#domain/access/duties.ts'
import type { Group } from '#domain/access/groups.ts'
import { mayEver } from '#domain/access/policy.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { ExportRefusal } from '#domain/exports/export.ts'
import type { DossierId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { printable } from '#domain/prints/printable.ts'
import { isRoll, type RollKey, rollOf } from '#domain/rolls/kinds/index.ts'
import type { RollOrder } from '#domain/rolls/roll.ts'
import { columnsFor, mostOn, offeredColumns, opensDossiers } from '#domain/rolls/sheet.ts'
import type { ListedGroup } from '#domain/roster/entry.ts'
import { admitted, type ListQuery, queryText, readListQuery } from '#domain/roster/query.ts'
import { rowOnRoll } from '#gate/rolls/people.ts'
import { viewerFor } from '#gate/statistics/counting.ts'
import type { Viewer } from '#memory/viewer.ts'
import { download } from '#routes/exports/answers.ts'
import { namesOfMissing } from '#routes/exports/asking.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { RollsPage } from '#views/rolls/index.tsx'
import { RollPage, type RollProblem, type RollTyped } from '#views/rolls/roll.tsx'

/** 名册: lists of people in fixed layouts, on paper or as a workbook, for whoever keeps the dossiers (docs/decisions/0278). */
export const rollRoutes = new Hono<Web>()

rollRoutes.get('/rolls', async (c) => {
  mustKeep(c)
  const { query } = await askedFor(c, new URL(c.req.url).searchParams.toString())
  return page(c, c.var.t('rolls.title'), <RollsPage from={queryText(query)} />)
})

rollRoutes.get('/rolls/:roll', (c) => show(c, rollIn(c), new URL(c.req.url).searchParams.toString()))

rollRoutes.post('/rolls/:roll', async (c) => {
  const key = rollIn(c)
  const [form, { app, actor }] = [await readForm(c), c.var]
  const from = form.text('from')
  const typed = typedIn(form)
  const asked = await askedFor(c, from)
  const [{ dossiers }, { unit }] = [await peopleOf(c, key, asked), asked.query]
  const columns = columnsFor(rollOf(key), typed.columns, mayOnRolls(c))
  const roll: RollOrder = {
    roll: key,
    as: rollOf(key).paper ? 'pdf' : typed.as,
    heading: typed.heading,
    lying: rollOf(key).paper ? false : typed.lying,
    columns,
    ...(unit && { unit }),
  }
  const wish = { what: 'roll', plain: false, reason: typed.reason, dossiers, roll } as const
  const done = await exportDossiers(app, actor, wish, form.command)
  if (!done.ok) return show(c, key, from, typed, problemOf(c, done.refusal, namesOfMissing(c, done)))
  return 'file' in done ? download(c, done.file) : seeOther(c, paths.export(done.waits), 'exports.asked')
})

/** Only whoever keeps dossiers takes any out. */
function mustKeep({ var: { actor } }: WebContext): void {
  if (!keepsDossiers(actor)) throw new Forbidden()
}

function rollIn(c: WebContext): RollKey {
  mustKeep(c)
  const key = c.req.param('roll') ?? ''
  if (!isRoll(key)) throw new NotFound()
  return key
}

const typedIn = (form: Form): RollTyped => ({
  as: form.text('as') === 'xlsx' ? 'xlsx' : 'pdf',
  heading: printable(form.text('heading')).replaceAll('\n', ' '),
  lying: form.text('lie') !== 'upright',
  columns: form.all('columns'),
  reason: form.text('reason'),
})

/** What this viewer may put on a roll at all: nobody is offered another column. */
const mayOnRolls =
  ({ var: { actor } }: WebContext) =>
  (group: ListedGroup | Group): boolean =>
    group !== 'whole' && mayEver(actor, 'roll', group)

const problemOf = ({ var: { t } }: WebContext, refusal: ExportRefusal, more: string): RollProblem => ({
  field: refusal === 'exports.no-reason' ? 'reason' : refusal === 'rolls.heading' ? 'heading' : 'people',
  text: [t(`refusal.${refusal}`), more].filter(Boolean).join(' '),
})

type Asked = {
  readonly viewer: Viewer
  readonly query: ListQuery
  /** One person of the list alone, as the page of a dossier asks: the list does not know the condition. */
  readonly only: string | undefined
}

/** The list as it stands today: a roll says who is here now. */
async function askedFor({ var: { app, actor } }: WebContext, from: string): Promise<Asked> {
  const given = new URLSearchParams(from)
  const { asOf: _, ...today } = readListQuery([...given]).query
  const viewer = await viewerFor(app, actor, today)
  return {
    viewer,
    query: { ...admitted(today, app.roster.groups(viewer)), page: 1 },
    only: given.get('only') ?? undefined,
  }
}

/** The list as an address has it, with the one person of it that is asked for. */
const fromText = ({ query, only }: Asked): string =>
  [queryText(query), only && new URLSearchParams({ only }).toString()].filter(Boolean).join('&')

type People = {
  readonly dossiers: readonly DossierId[]
  readonly names: readonly string[]
  readonly all: number
}

/** Who of the list is on file and belongs on this roll, in the order of the list; the look at it is logged as one. */
async function peopleOf(c: WebContext, key: RollKey, { viewer, query: list, only }: Asked): Promise<People> {
  const { app, actor } = c.var
  const filed = { ...list, chosen: { ...list.chosen, state: ['archived'] } }
  const query = rollOf(key).of?.(filed) ?? filed
  const most = only === undefined ? limits.exportPeople : Number.POSITIVE_INFINITY
  const first = app.roster.list(viewer, query)
  const rows = [...first.rows]
  for (let page = 2; page <= first.pages && rows.length <= most; page += 1) {
    rows.push(...app.roster.list(viewer, { ...query, page }).rows)
    await new Promise(setImmediate)
  }
  const term = queryText(query)
  await app.logRead({
    at: app.now(),
    actor: actor.account,
    act: 'dossier.listed',
    about: { rows: rows.length, ...(term && { term: app.vault.termFingerprint(term) }) },
  })
  const people = rows.flatMap(({ dossier }) =>
    only === undefined || dossier === only ? (rowOnRoll(app, actor, dossier) ?? []) : [],
  )
  return {
    dossiers: people.map(({ dossier }) => dossier),
    names: people.map(({ who }) => who.name),
    all: only === undefined ? first.count : people.length,
  }
}

async function show(c: WebContext, key: RollKey, from: string, typed?: RollTyped, problem?: RollProblem) {
  const { t } = c.var
  const roll = rollOf(key)
  const { always, choice } = offeredColumns(roll, mayOnRolls(c))
  const asked = await askedFor(c, from)
  const { dossiers, names, all } = await peopleOf(c, key, asked)
  const usual = { as: 'pdf', heading: roll.heading, lying: roll.lying, columns: roll.usual, reason: '' } as const
  return page(
    c,
    t(`rolls.kind.${key}`),
    <RollPage
      roll={key}
      from={fromText(asked)}
      count={all > limits.exportPeople ? all : dossiers.length}
      names={names}
      most={mostOn({ roll: key })}
      isTable={roll.paper === undefined}
      always={always}
      choice={choice}
      opens={opensDossiers({ roll: key, columns: [...always, ...choice] })}
      mustOpen={opensDossiers({ roll: key, columns: always })}
      typed={typed ?? usual}
      problem={problem}
    />,
    problem ? { status: 422 } : {},
  )
}
