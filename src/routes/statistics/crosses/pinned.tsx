import { Hono } from 'hono'
import { listsPeople } from '#domain/access/duties.ts'
import { dayOf } from '#domain/time.ts'
import { pinnedFor } from '#gate/crosses/crosses.ts'
import { glanceFor } from '#gate/crosses/glancing.ts'
import { mustCount } from '#routes/statistics/tables.tsx'
import { fragment } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import type { CrossLine } from '#views/crosses/line.ts'
import { type Glanced, PinnedGlances, PinnedWaiting } from '#views/crosses/pinned.tsx'
import { paths } from '#views/paths.ts'
import { linesOf, unitNameFor } from './met.ts'

/** What the tables on the own start page count, asked for once the page is there (docs/decisions/0287). */
export const pinnedCrossRoutes = new Hono<Web>()

pinnedCrossRoutes.get(paths.pinnedCrosses(), async (c) => {
  const { app, actor } = c.var
  mustCount(actor)
  const today = dayOf(app.now())
  const lines = await pinnedIn(c)
  // Nobody waits for the first reading here: the names are there, and the numbers come once they can be counted.
  if (lines.length > 0 && app.statistics.takesLong())
    return fragment(c, <PinnedWaiting lines={lines} progress={app.statistics.progress()} />)
  const counted = lines.flatMap((line) => (line.cross && line.mayCount ? [line] : []))
  const asked = counted.map(({ text }) => text).join(' ')
  const about = { table: 'pinned', tables: counted.length, asked, day: today }
  if (counted.length > 0) await app.logRead({ at: app.now(), actor: actor.account, act: 'statistics.read', about })
  const glanced: Glanced[] = []
  for (const line of lines) {
    const day = line.day === 'today' ? today : line.day
    const { cross, mayCount, clock } = line
    glanced.push({ line, day, glance: cross && mayCount ? await glanceFor(app, actor, cross, day, clock) : undefined })
    // Others have their turn between two tables.
    await new Promise(setImmediate)
  }
  return fragment(c, <PinnedGlances glanced={glanced} unitName={await unitNameFor(c)} />)
})

/** The tables on the start page of whoever looks; none for whoever meets no people. */
export const pinnedIn = async (c: WebContext): Promise<readonly CrossLine[]> =>
  listsPeople(c.var.actor) ? linesOf(c, await pinnedFor(c.var.app, c.var.actor)) : []
