import type { Actor } from '#domain/access/actor.ts'
import { type Due, mayHave, queryOf } from '#domain/dues/due.ts'
import { type DueKey, dueKeys, dueOf } from '#domain/dues/kinds/index.ts'
import type { RosterRow } from '#domain/roster/entry.ts'
import type { ListQuery } from '#domain/roster/query.ts'
import { dayOf } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import type { Viewer } from '#memory/viewer.ts'

/** A number of the start page: how many the list behind it has for this viewer, and the first page of them. */
export type DueCount = {
  readonly key: DueKey
  readonly due: Due
  readonly query: ListQuery
  readonly count: number
  readonly rows: readonly RosterRow[]
}

/**
 * What is late, falls due or has changed, of the people whom this viewer may list: each the very list that its link opens. Whoever
 * may not list a column that a number asks about has no such number (docs/decisions/0112); what counts nobody is not said.
 */
export function duesOf(
  { roster, now }: Pick<App, 'roster' | 'now'>,
  actor: Actor,
  viewer: Viewer,
): readonly DueCount[] {
  const [today, groups] = [dayOf(now()), roster.groups(viewer)]
  return dueKeys.flatMap((key) => {
    const due = dueOf(key)
    if (!mayHave(due, groups) || (due.profile && due.profile !== actor.profile)) return []
    const query = queryOf(due, today)
    const { count, rows } = roster.list(viewer, query)
    return count === 0 ? [] : [{ key, due, query, count, rows }]
  })
}
