import { setImmediate } from 'node:timers/promises'
import { Hono } from 'hono'
import type { Actor } from '#domain/access/actor.ts'
import { listsPeople } from '#domain/access/duties.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import { makesReturns } from '#domain/returns/return.ts'
import { type Clock, clocks } from '#domain/statistics/person.ts'
import { countedOf } from '#domain/statistics/population.ts'
import { isTable, type TableKey, tableKeys, tableOf } from '#domain/statistics/tables/index.ts'
import type { Tally } from '#domain/statistics/tally.ts'
import { isWorkedOut } from '#domain/statistics/worked-out.ts'
import { keepsTemplates } from '#domain/templates/template.ts'
import { type Day, dayOf } from '#domain/time.ts'
import { askedDay } from '#domain/typed-date.ts'
import { returnsFor } from '#gate/returns/reading.ts'
import { countChecked } from '#gate/statistics/checking.ts'
import { countedGroupsOf, countFor, mayCountBy } from '#gate/statistics/counting.ts'
import { tablesThere } from '#gate/statistics/there.ts'
import { yearsFor } from '#gate/statistics/years.ts'
import type { App } from '#house/app.ts'
import { noSuchDay } from '#routes/web/days.tsx'
import { readingFirst } from '#routes/web/reading-first.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { CrossesCard } from '#views/crosses/list.tsx'
import { paths } from '#views/paths.ts'
import { said } from '#views/statistics/drawn.ts'
import { StatisticsPage } from '#views/statistics/index.tsx'
import { StandardTablePage } from '#views/statistics/table.tsx'
import { savedFor } from './crosses/met.ts'
import { dated } from './dated.tsx'

/** 统计: standard tables, counted for whoever looks (docs/decisions/0280). */
export const statisticsRoutes = new Hono<Web>()

statisticsRoutes.get(paths.statistics(), (c) => {
  mustCount(c.var.actor)
  return showTables(c)
})

/** The list of tables; `problem` says why they did not become a file. */
export async function showTables(c: WebContext, problem?: string) {
  const { app, actor, t } = c.var
  const crosses = countedGroupsOf(app, actor).has('who')
  return page(
    c,
    t('statistics.title'),
    <StatisticsPage
      tables={await tablesThere(app, tablesFor(app, actor))}
      crosses={crosses}
      years={yearsFor(app, actor) !== undefined}
      saved={crosses && <CrossesCard {...(await savedFor(c))} />}
      returns={makesReturns(actor) || (await returnsFor(app, actor)).length > 0}
      keepsTemplates={keepsTemplates(actor)}
      today={dayOf(app.now())}
      problem={problem}
    />,
    problem === undefined ? {} : { status: 422 },
  )
}

statisticsRoutes.get('/statistics/tables/:table', (c) => {
  const key = tableIn(c)
  const asked = askedDay(c.req.query('asOf'), dayOf(c.var.app.now()))
  if (!asked.ok) return noSuchDay(c, paths.statisticsTable(key), asked.refusal)
  const counted = countedOf(tableOf(key).of)
  return readingFirst(c, { counted }) ?? showTable(c, key, asked.value, clockOf(c.req.query('clock')))
})

/** The table of the address, where this actor meets it. */
export function tableIn(c: WebContext): TableKey {
  const { app, actor } = c.var
  mustCount(actor)
  const key = c.req.param('table') ?? ''
  if (!isTable(key) || !tablesFor(app, actor).includes(key)) throw new NotFound()
  return key
}

/** 按生效日期 unless the other one is asked for. */
export const clockOf = (text: string | undefined): Clock => clocks.find((known) => known === text) ?? 'effective'

/** The page of a table; `problem` says why it did not become a file. */
export async function showTable(c: WebContext, key: TableKey, asOf: Day | undefined, clock: Clock, problem?: string) {
  const { app, actor, language } = c.var
  const today = dayOf(app.now())
  const day = asOf ?? today
  await loggedTable(app, actor, key, day, clock)
  const { tally, checks } = await countChecked(app, actor, key, day, clock)
  // Others have their turn before it is drawn.
  await setImmediate()
  return page(
    c,
    said(tableOf(key), language),
    <StandardTablePage
      table={key}
      counted={countedOn(app, key, tally, day, clock)}
      checks={checks}
      unitName={app.directory.unitNames(asOf)}
      theme={c.var.theme}
      keep={app.statistics.drawn}
      house={scopeOf(app, actor)}
      asOf={asOf}
      cell={c.req.query('cell')}
      problem={problem}
    />,
    dated(c, paths.statisticsTable(key), { asOf, clock, problem }),
  )
}

/** Whoever meets numbers and not people meets these neither (docs/decisions/0008). */
export function mustCount(actor: Actor) {
  if (!listsPeople(actor)) throw new Forbidden()
}

/** The tables of such a house that this actor may count by. */
export function tablesFor(app: App, actor: Actor): readonly TableKey[] {
  const groups = countedGroupsOf(app, actor)
  return tableKeys.filter((key) => {
    const table = tableOf(key)
    return (table.profiles?.includes(actor.profile) ?? true) && mayCountBy(groups, table)
  })
}

/** The same without what is worked out from whole dossiers, which nobody waits for who does not ask for it. */
export const tablesOfAll = (app: App, actor: Actor): readonly TableKey[] =>
  tablesFor(app, actor).filter((key) => !isWorkedOut(countedOf(tableOf(key).of)))

/** What posts are called on a day. */
export const postNameOf = (app: App, day: Day) => (post: string) => app.statistics.postName(post, day)

/** A table as it is drawn. */
export async function countTable(app: App, actor: Actor, key: TableKey, day: Day, clock: Clock) {
  await loggedTable(app, actor, key, day, clock)
  return countedOn(app, key, await countFor(app, actor, tableOf(key), day, clock), day, clock)
}

const countedOn = (app: App, key: TableKey, tally: Tally, day: Day, clock: Clock) => ({
  layout: tableOf(key),
  tally,
  day,
  clock,
  from: key,
  postName: postNameOf(app, day),
})

/** Like a list, before it is counted: which table, never what it says. */
const loggedTable = (app: App, actor: Actor, table: TableKey, day: Day, clock: Clock) =>
  app.logRead({ at: app.now(), actor: actor.account, act: 'statistics.read', about: { table, day, clock } })

/**
 * Of which units the viewer counts, by name: a sheet that said the whole house where somebody counts one department would be
 * believed of the house.
 */
export function scopeOf({ directory }: App, { duties }: Actor): string {
  const held = new Set(duties.flatMap(({ units }) => [...units]))
  const tops = [...directory.units.values()].filter(({ id, parent }) => held.has(id) && !(parent && held.has(parent)))
  return tops.map(({ name }) => name).join('、')
}
