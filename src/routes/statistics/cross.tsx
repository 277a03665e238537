import { Hono } from 'hono'
import type { Actor } from '#domain/access/actor.ts'
import { listsPeople } from '#domain/access/duties.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { MaskedGroup } from '#domain/roster/entry.ts'
import { type AmountKey, amountKeys, amountOf } from '#domain/statistics/amounts.ts'
import {
  type Cross,
  crossEntries,
  crossText,
  groupsOfCross,
  type Reckoned,
  readCross,
  turned,
} from '#domain/statistics/cross.ts'
import { measureKeys, measureOf } from '#domain/statistics/measures/index.ts'
import { clocks } from '#domain/statistics/person.ts'
import { groupsOfPopulation, populations } from '#domain/statistics/population.ts'
import { dayOf } from '#domain/time.ts'
import { askedDay } from '#domain/typed-date.ts'
import { countCross, countedGroupsOf, viewerFor } from '#gate/statistics/counting.ts'
import type { App } from '#house/app.ts'
import { noSuchDay } from '#routes/web/days.tsx'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { AsOf } from '#views/kit/as-of.tsx'
import { paths } from '#views/paths.ts'
import { CrossPage } from '#views/statistics/cross.tsx'
import type { Offered } from '#views/statistics/cross-form.tsx'
import { crossTitle } from '#views/statistics/drawn-cross.ts'

/** 交叉表: a table of somebody's own asking, which its address says in full (docs/decisions/0285). */
export const crossRoutes = new Hono<Web>()

crossRoutes.get(paths.statisticsCross(), async (c) => {
  const { app, actor, t, language } = c.var
  if (!listsPeople(actor)) throw new Forbidden()
  const offered = await offeredTo(app, actor)
  const cross = askedOf(c, offered)
  const clock = clocks.find((known) => known === c.req.query('clock')) ?? 'effective'
  const keptClock: [string, string][] = clock === 'effective' ? [] : [['clock', clock]]
  const kept = [...crossEntries(cross), ...keptClock]
  const today = dayOf(app.now())
  const asked = askedDay(c.req.query('asOf'), today)
  if (!asked.ok) return noSuchDay(c, paths.statisticsCross(), asked.refusal, kept)
  const asOf = asked.value
  const moved = movedBy(c.req.query('do'), cross)
  if (moved) {
    const keptDay: [string, string][] = asOf === undefined ? [] : [['asOf', asOf]]
    return c.redirect(paths.statisticsCross([...crossEntries(moved), ...keptDay, ...keptClock]), 303)
  }
  const day = asOf ?? today
  // Logged like a list before it is counted: what was asked for, never what it says.
  const about = { table: 'cross', asked: crossText(cross), day, clock }
  await app.logRead({ at: app.now(), actor: actor.account, act: 'statistics.read', about })
  const tally = await countCross(app, actor, cross, day, clock)
  const unitName: Parameters<typeof CrossPage>[0]['unitName'] = (unit) => app.directory.unitName(unit, asOf)
  const by = c.req.query('by')
  return page(
    c,
    crossTitle(cross, { t, language, unitName }),
    <CrossPage
      cross={cross}
      tally={tally}
      offered={offered}
      unitName={unitName}
      day={day}
      asOf={asOf}
      clock={clock}
      by={offered.measures.find((measure) => measure === by)}
      cell={c.req.query('cell')}
    />,
    { top: <AsOf action={paths.statisticsCross()} day={asOf} today={today} kept={kept} /> },
  )
})

/** What the viewer may count by; units as the list offers them. */
async function offeredTo(app: App, actor: Actor): Promise<Offered & { readonly groups: ReadonlySet<MaskedGroup> }> {
  const groups = countedGroupsOf(app, actor)
  const amounts = amountKeys.filter((amount) => groups.has(amountOf(amount).group))
  return {
    groups,
    measures: measureKeys.filter((measure) => groups.has(measureOf(measure).group)),
    reckoned: [
      { is: 'people' },
      ...amounts.map((amount): Reckoned => ({ is: 'mean', amount })),
      ...amounts.filter(hasMedian).map((amount): Reckoned => ({ is: 'median', amount })),
    ],
    populations: populations.filter((of) => groupsOfPopulation[of].every((group) => groups.has(group))),
    units: app.roster.choices(await viewerFor(app, actor, {})).units,
  }
}

/** A share of people is 0 or 100 of each of them, which has no middle. */
const hasMedian = (amount: AmountKey) => !amount.endsWith('-share')

/** What the address asks for, or what the builder begins with. A table that the viewer may not count is not there. */
function askedOf(
  c: WebContext,
  { groups, measures, populations: [of], units, reckoned }: Awaited<ReturnType<typeof offeredTo>>,
): Cross {
  const entries = [...new URL(c.req.url).searchParams]
  if (of === undefined) throw new NotFound()
  if (!entries.some(([name]) => name === 'count')) return beginning(of, measures)
  const cross = readCross(entries)
  if (!cross || ![...groupsOfCross(cross)].every((group) => groups.has(group))) throw new NotFound()
  if (cross.under !== undefined && !units.some(({ id }) => id === cross.under)) throw new NotFound()
  if (!reckoned.some((one) => JSON.stringify(one) === JSON.stringify(cross.reckoned))) throw new NotFound()
  return cross
}

const beginning = (of: Cross['of'], measures: Offered['measures']): Cross => ({
  of,
  rows: measures.includes('department') ? ['department'] : [],
  columns: measures.includes('sex') ? ['sex'] : [],
  reckoned: { is: 'people' },
  share: 'none',
  where: [],
})

function movedBy(what: string | undefined, cross: Cross): Cross | undefined {
  if (what === 'turn') return turned(cross)
  if (what === 'rows' || what === 'columns') return { ...cross, [what]: cross[what].toReversed() }
  return undefined
}
