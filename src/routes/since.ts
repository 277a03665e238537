import { countEvery } from '#db/cases/lists.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsDossiers, listsPeople } from '#domain/access/duties.ts'
import { startOf } from '#domain/log/filter.ts'
import { type ListQuery, queryText } from '#domain/roster/query.ts'
import type { Day } from '#domain/time.ts'
import { scopeOf } from '#gate/cases/scope.ts'
import { viewerFor } from '#gate/statistics/counting.ts'
import { dayBefore } from '#gate/visits/before.ts'
import type { App } from '#house/app.ts'
import type { HomeTab } from '#views/home/case-line.tsx'
import type { SinceLine, SinceShown } from '#views/home/since.tsx'
import { paths } from '#views/paths.ts'
import type { WebContext } from './web/web.ts'

/**
 * What changed since somebody last signed in: each number with the list that it counts, by the rights of whoever looks. Cases are
 * listed by whoever keeps dossiers alone.
 */
export async function sinceIn({ var: { app, actor } }: WebContext, tab: HomeTab): Promise<SinceShown | undefined> {
  const day = tab === 'todo' && listsPeople(actor) ? await dayBefore(app, actor) : undefined
  if (!day) return undefined
  const query: ListQuery = { q: '', chosen: { state: ['archived'] }, spans: {}, filed: day, page: 1 }
  const { count, rows } = app.roster.list(await viewerFor(app, actor, query), query)
  const filed: SinceLine = {
    key: 'filed',
    count,
    names: rows.slice(0, named).map(({ who }) => who.name),
    href: paths.dossierList(queryText(query)),
  }
  return { day, lines: [filed, ...(await casesSince(app, actor, day))].filter(({ count }) => count > 0) }
}

/** So many are named. */
const named = 2

async function casesSince(app: App, actor: Actor, day: Day): Promise<readonly SinceLine[]> {
  if (!keepsDossiers(actor)) return []
  const scope = scopeOf(app, actor)
  return Promise.all(
    (['approved', 'rejected'] as const).map(async (state) => ({
      key: state,
      count: await countEvery(app.db, { scope, state, since: startOf(day) }),
      names: [],
      href: paths.cases({ state, since: day }),
    })),
  )
}
