import { Hono } from 'hono'
import { keepsDossiers } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import { limits } from '#domain/limits.ts'
import type { RosterRow } from '#domain/roster/entry.ts'
import { pageSize } from '#domain/roster/listing.ts'
import { type NameList, nameListOf } from '#domain/roster/name-list.ts'
import { admitted, type ListQuery, queryText, readListQuery } from '#domain/roster/query.ts'
import { dayOf, type Instant } from '#domain/time.ts'
import { lookFor } from '#gate/statistics/looking.ts'
import type { App } from '#house/app.ts'
import { pdfFile } from '#routes/custody/context.ts'
import { readForm } from '#routes/web/forms.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { translator } from '#views/i18n/index.ts'
import { type Lacked, NameListPage } from '#views/roster/name-list.tsx'

/** 花名册: the people of a list on paper or as a workbook, for HR (docs/decisions/0224). */
export const nameListRoutes = new Hono<Web>()

nameListRoutes.get('/name-list', async (c) => {
  mustPrint(c)
  const asked = await askedFor(c, new URL(c.req.url).searchParams.toString())
  await logged(c, 'dossier.listed', asked)
  return namePage(c, asked)
})

nameListRoutes.post('/name-list', async (c) => {
  mustPrint(c)
  const { app, t } = c.var
  const form = await readForm(c)
  const heading = form.text('heading').trim().slice(0, 40)
  const asked = await askedFor(c, form.text('from'))
  await logged(c, 'dossier.listed', asked)
  const again = (problem?: string, lacked: readonly Lacked[] = []) => namePage(c, asked, { heading, problem, lacked })
  if (heading === '') return again(t('name-list.heading-needed'))
  if (asked.rows.length === 0 || asked.all > limits.nameListPeople) return again()

  const at = app.now()
  const list = listOf(c, asked, heading, at)
  if (form.text('as') === 'xlsx') {
    const workbook = await app.exportRoom.sheet(sheetOf(list))
    await logged(c, 'roster.printed', asked)
    return c.body(new Uint8Array(workbook), 200, {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="name-list.xlsx"`,
    })
  }
  const lacked = lackedIn(app, list)
  if (lacked.length > 0) return again(undefined, lacked)
  const drawn = await app.printRoom.nameList({ at, list })
  if (!drawn.ok) return again(undefined, [{ name: list.title, chars: drawn.missing }])
  await logged(c, 'roster.printed', asked)
  return pdfFile(c, drawn.pdf, 'name-list.pdf')
})

/** A list that leaves the house is for whoever keeps the dossiers. */
function mustPrint({ var: { actor } }: WebContext) {
  if (!keepsDossiers(actor)) throw new Forbidden()
}

type Asked = { readonly query: ListQuery; readonly rows: readonly RosterRow[]; readonly all: number } & Pick<
  Parameters<typeof nameListOf>[0],
  'groups'
>

/** The people of the list as it is asked for, in its order, as many as are printed at once. */
async function askedFor({ var: { app, actor } }: WebContext, from: string): Promise<Asked> {
  const { query: given } = readListQuery([...new URLSearchParams(from)])
  const { viewer, query: dated, past } = await lookFor(app, actor, given)
  const groups = app.roster.groups(viewer, past)
  const query = admitted(dated, groups)
  const first = app.roster.list(viewer, { ...query, page: 1 }, past)
  const rows = [...first.rows]
  const pages = first.count > limits.nameListPeople ? 1 : Math.ceil(first.count / pageSize)
  for (let at = 2; at <= pages; at += 1) rows.push(...app.roster.list(viewer, { ...query, page: at }, past).rows)
  return { query, rows, all: first.count, groups }
}

function logged({ var: { app, actor } }: WebContext, act: 'dossier.listed' | 'roster.printed', { query, rows }: Asked) {
  const term = queryText({ ...query, page: 1 })
  const about = { rows: rows.length, ...(term && { term: app.vault.termFingerprint(term) }) }
  return app.logRead({ at: app.now(), actor: actor.account, act, about })
}

/** An official list is Chinese whatever the language of whoever prints it. */
function listOf(
  { var: { app, actor } }: WebContext,
  { query, rows, groups }: Asked,
  title: string,
  at: Instant,
): NameList {
  const unitName = (unit: RosterRow['unit']) => app.directory.unitName(unit, query.asOf)
  const house = [...app.directory.units.values()].find(({ parent }) => parent === undefined)
  const [year, month, day] = (query.asOf ?? dayOf(at)).split('-').map(Number)
  return nameListOf({
    title,
    rows,
    groups,
    unitName,
    unit: query.unit ? unitName(query.unit) : (house?.name ?? ''),
    until: translator('zh-Hans')('name-list.until', { day: `${year}年${month}月${day}日` }),
    madeBy: app.directory.nameOf(actor.person),
  })
}

const sheetOf = ({ title, unit, until, madeBy, columns, rows }: NameList) => ({
  name: '花名册',
  title,
  columns: columns.map(({ label, width }) => ({
    label: label.replace('\n', ''),
    width: Math.max(6, Math.round(width / 1.6)),
  })),
  rows: rows.map((row) => row.map((text) => text.replaceAll('\n', '，'))),
  foot: [`单位：${unit}　${until}　共 ${rows.length} 人`, `制表人：${madeBy}　审核人：`],
})

/** Whose row has a character that no face has. */
const lackedIn = (app: App, { rows }: NameList): readonly Lacked[] =>
  rows
    .map((row) => ({ name: row[1] ?? '', chars: app.printRoom.coverage.lacks(row.join('')) }))
    .filter(({ chars }) => chars.length > 0)

type Refused = { readonly heading: string; readonly problem?: string | undefined; readonly lacked: readonly Lacked[] }

function namePage(c: WebContext, { query, rows, all, groups }: Asked, refused?: Refused) {
  const { app, actor, t } = c.var
  const usual = t(`name-list.heading.${actor.profile}`)
  const list = listOf(c, { query, rows, all, groups }, usual, app.now())
  return page(
    c,
    t('name-list.title'),
    <NameListPage
      from={queryText({ ...query, page: 1 })}
      all={all}
      asOf={query.asOf}
      columns={list.columns.map(({ label }) => label.replace('\n', ''))}
      heading={refused?.heading ?? usual}
      problem={refused?.problem}
      lacked={refused?.lacked ?? []}
    />,
    refused ? { status: 422 } : {},
  )
}
