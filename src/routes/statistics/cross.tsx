import { setImmediate } from 'node:timers/promises'
import { Hono } from 'hono'
import type { Actor } from '#domain/access/actor.ts'
import { NotFound } from '#domain/errors.ts'
import type { CrossId } from '#domain/ids.ts'
import { type Cross, crossEntries, crossText, readCross, turned } from '#domain/statistics/cross.ts'
import { measureKeys } from '#domain/statistics/measures/index.ts'
import type { Clock } from '#domain/statistics/person.ts'
import { type Day, dayOf } from '#domain/time.ts'
import { askedDay } from '#domain/typed-date.ts'
import { crossFor, type MetCross } from '#gate/crosses/crosses.ts'
import { countCross } from '#gate/statistics/counting.ts'
import { isOffered, type Offered, offeredTo } from '#gate/statistics/offering.ts'
import type { App } from '#house/app.ts'
import { noSuchDay } from '#routes/web/days.tsx'
import { isId } from '#routes/web/params.ts'
import { readingFirst } from '#routes/web/reading-first.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { KeepingMenu } from '#views/crosses/keeping.tsx'
import { AsOf } from '#views/kit/as-of.tsx'
import { paths } from '#views/paths.ts'
import { CrossPage } from '#views/statistics/cross.tsx'
import { crossTitle } from '#views/statistics/drawn-cross.ts'
import { clockOf, mustCount, scopeOf } from './tables.tsx'

/** 交叉表: a table of somebody's own asking, which its address says in full (docs/decisions/0285). */
export const crossRoutes = new Hono<Web>()

crossRoutes.get(paths.statisticsCross(), async (c) => {
  const { app, actor } = c.var
  mustCount(actor)
  const offered = await offeredTo(app, actor)
  const cross = askedOf(c, offered)
  const clock = clockOf(c.req.query('clock'))
  const saved = c.req.query('saved')
  const keptClock: [string, string][] = clock === 'effective' ? [] : [['clock', clock]]
  const keptName: [string, string][] = saved && isId(saved) ? [['saved', saved]] : []
  const kept = [...keptClock, ...keptName]
  const asked = askedDay(c.req.query('asOf'), dayOf(app.now()))
  if (!asked.ok) return noSuchDay(c, paths.statisticsCross(), asked.refusal, [...crossEntries(cross), ...kept])
  const asOf = asked.value
  const moved = movedBy(c.req.query('do'), cross)
  if (moved) {
    const keptDay: [string, string][] = asOf === undefined ? [] : [['asOf', asOf]]
    return c.redirect(paths.statisticsCross([...crossEntries(moved), ...keptDay, ...kept]), 303)
  }
  const one = keptName[0]?.[1] as CrossId | undefined
  return readingFirst(c) ?? showCross(c, { cross, asOf, clock, saved: one, by: c.req.query('by') })
})

type Asked = {
  readonly cross: Cross
  readonly asOf: Day | undefined
  readonly clock: Clock
  readonly saved?: CrossId | undefined
  readonly by?: string | undefined
}

type Refused = {
  /** Why it did not become a file. */
  readonly problem?: string
  /** Why it was not kept, and what was typed. */
  readonly keeping?: Parameters<typeof KeepingMenu>[0]['refused']
}

/** The page of a cross-table that the viewer may count. */
export async function showCross(c: WebContext, { cross, asOf, clock, saved, by }: Asked, refused?: Refused) {
  const { app, actor, t, language } = c.var
  const today = dayOf(app.now())
  const day = asOf ?? today
  const offered = await offeredTo(app, actor)
  const tally = await countLogged(c, cross, day, clock)
  const unitName: Parameters<typeof CrossPage>[0]['unitName'] = (unit) => app.directory.unitName(unit, asOf)
  const one = saved && (await metIfAny(app, actor, saved))
  const keptClock: [string, string][] = clock === 'effective' ? [] : [['clock', clock]]
  const kept = [...crossEntries(cross), ...keptClock, ...(one ? [['saved', one.id] satisfies [string, string]] : [])]
  // Others have their turn before it is drawn.
  await setImmediate()
  return page(
    c,
    one?.name ?? crossTitle(cross, { t, language, unitName }),
    <CrossPage
      cross={cross}
      tally={tally}
      offered={offered}
      unitName={unitName}
      theme={c.var.theme}
      day={day}
      asOf={asOf}
      clock={clock}
      by={measureKeys.find((measure) => measure === by && offered.measures.includes(measure))}
      house={scopeOf(app, actor)}
      saved={one?.id}
      name={one?.name}
      keeping={
        <KeepingMenu
          cross={cross}
          day={asOf}
          clock={clock}
          saved={one?.id}
          over={one?.isOwn ? one : undefined}
          refused={refused?.keeping}
        />
      }
      cell={c.req.query('cell')}
      problem={refused?.problem}
    />,
    {
      ...(refused && { status: 422 as const }),
      top: <AsOf action={paths.statisticsCross()} day={asOf} today={today} kept={kept} />,
    },
  )
}

/** Logged like a list before it is counted: what was asked for, never what it says. */
export async function countLogged(c: WebContext, cross: Cross, day: Day, clock: Clock) {
  const { app, actor } = c.var
  const about = { table: 'cross', asked: crossText(cross), day, clock }
  await app.logRead({ at: app.now(), actor: actor.account, act: 'statistics.read', about })
  return countCross(app, actor, cross, day, clock)
}

/** The name under which a table is kept, for whoever meets it. */
export const nameOfSaved = async ({ var: { app, actor } }: WebContext, saved: CrossId | undefined) =>
  saved && (await metIfAny(app, actor, saved))?.name

/** The address says the table in full, so that it is counted whether its name is known or not. */
const metIfAny = (app: App, actor: Actor, id: CrossId): Promise<MetCross | undefined> =>
  crossFor(app, actor, id).catch((error: unknown) => {
    if (error instanceof NotFound) return undefined
    throw error
  })

/** What the address asks for, or what the builder begins with. A table that the viewer may not count is not there. */
export function askedOf(c: WebContext, offered: Offered): Cross {
  const entries = [...new URL(c.req.url).searchParams]
  const [of] = offered.populations
  if (of === undefined) throw new NotFound()
  if (!entries.some(([name]) => name === 'count')) return beginning(of, offered.measures)
  const cross = readCross(entries)
  if (!cross || !isOffered(offered, cross)) throw new NotFound()
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
