import { Hono } from 'hono'
import { NotFound } from '#domain/errors.ts'
import { fileName } from '#domain/exports/file-names.ts'
import type { Clock } from '#domain/statistics/person.ts'
import { type Day, dayOf } from '#domain/time.ts'
import { askedDay } from '#domain/typed-date.ts'
import { countChecked } from '#gate/statistics/checking.ts'
import { prepareTables, tablesTakeLong } from '#gate/statistics/counting.ts'
import { noFace } from '#routes/custody/context.ts'
import { download } from '#routes/exports/answers.ts'
import { noSuchDay } from '#routes/web/days.tsx'
import { readForm } from '#routes/web/forms.ts'
import { readingFirst, waitingFirst } from '#routes/web/reading-first.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { type CheckedTable, ChecksPage } from '#views/statistics/checks-page.tsx'
import { checksSheetOf } from '#views/statistics/checks-sheet.ts'
import { dated } from './dated.tsx'
import { logged, paper, workbook } from './sheets.tsx'
import { clockOf, mustCount, scopeOf, tablesOfAll } from './tables.tsx'

/** 核对: every table that the viewer may count by against itself, others and the year before (docs/decisions/0282). */
export const statisticsCheckRoutes = new Hono<Web>()

statisticsCheckRoutes.get(paths.statisticsChecks(), async (c) => {
  mustCount(c.var.actor)
  const clock = clockOf(c.req.query('clock'))
  const kept: [string, string][] = clock === 'effective' ? [] : [['clock', clock]]
  const asked = askedDay(c.req.query('asOf'), dayOf(c.var.app.now()))
  if (!asked.ok) return noSuchDay(c, paths.statisticsChecks(), asked.refusal, kept)
  const { app, actor } = c.var
  const day = asked.value ?? dayOf(app.now())
  return (
    readingFirst(c) ??
    (await waitingFirst(c, (page) => tablesTakeLong(app, page, tablesOfAll(app, actor), day, clock))) ??
    showChecks(c, asked.value, clock)
  )
})

statisticsCheckRoutes.post(paths.statisticsChecksSheet(), async (c) => {
  const { app, actor, t, language } = c.var
  mustCount(actor)
  const form = await readForm(c)
  const today = dayOf(app.now())
  const asked = askedDay(form.text('asOf'), today)
  if (!asked.ok) return noSuchDay(c, paths.statisticsChecks(), asked.refusal, [], form.text('asOf'))
  const [day, clock] = [asked.value ?? today, clockOf(form.text('clock'))]
  const checked = await checkedFor(c, day, clock)
  if (checked.length === 0) throw new NotFound()
  const around = { house: scopeOf(app, actor), by: app.directory.nameOf(actor.person), today }
  const sheet = checksSheetOf({ checked, day, clock }, { t, language }, around)
  const format = form.text('as') === 'xlsx' ? 'xlsx' : 'pdf'
  const made = await (format === 'xlsx' ? workbook(c, sheet) : paper(c, [sheet], day))
  if (!made.ok) return showChecks(c, asked.value, clock, noFace(c, made.missing))
  await logged(c, 'statistics.printed', { table: 'checks', tables: checked.length, day, clock, format })
  return download(c, { name: `${fileName(`${sheet.title} ${day}`)}.${format}`, body: made.body })
})

async function showChecks(c: WebContext, asOf: Day | undefined, clock: Clock, problem?: string) {
  const { app, actor, t } = c.var
  const today = dayOf(app.now())
  const day = asOf ?? today
  return page(
    c,
    t('checks.title'),
    <ChecksPage
      checked={await checkedFor(c, day, clock)}
      house={scopeOf(app, actor)}
      day={day}
      asOf={asOf}
      clock={clock}
      problem={problem}
    />,
    dated(c, paths.statisticsChecks(), { asOf, clock, problem }),
  )
}

/** Counts and checks each table for whoever looks, as its own page does; of one that counts nobody there is nothing to check. */
async function checkedFor(c: WebContext, day: Day, clock: Clock): Promise<readonly CheckedTable[]> {
  const { app, actor } = c.var
  await logged(c, 'statistics.read', { table: 'checks', day, clock })
  const checked: CheckedTable[] = []
  const tables = tablesOfAll(app, actor)
  await prepareTables(app, tables, day, clock)
  for (const key of tables) {
    const { tally, checks } = await countChecked(app, actor, key, day, clock)
    if (tally.people > 0) checked.push({ table: key, checks })
    // Others have their turn between two tables.
    await new Promise(setImmediate)
  }
  return checked
}
