import type { Actor } from '#domain/access/actor.ts'
import { listsPeople } from '#domain/access/duties.ts'
import { decide, quiet } from '#domain/access/policy.ts'
import type { Cost } from '#domain/costs/cost.ts'
import { costOf } from '#domain/costs/kinds/index.ts'
import type { Due } from '#domain/dues/due.ts'
import type { FollowUp } from '#domain/followups/followup.ts'
import type { DossierId } from '#domain/ids.ts'
import { columnOf } from '#domain/roster/column.ts'
import { queryText } from '#domain/roster/query.ts'
import type { PartialDate } from '#domain/time.ts'
import { costsOf } from '#gate/costs/costs.ts'
import { duesOf } from '#gate/dues/dues.ts'
import { viewerOf } from '#gate/roster/viewer.ts'
import type { App } from '#house/app.ts'
import { followUpHref } from '#views/followups/line.tsx'
import { partial } from '#views/format.ts'
import type { HomeTab } from '#views/home/case-line.tsx'
import type { CostsShown } from '#views/home/costs.tsx'
import type { DueLine } from '#views/home/dues.tsx'
import { paths } from '#views/paths.ts'
import type { WebContext } from './web/web.ts'

export type Shown = { readonly dues: readonly DueLine[]; readonly costs: CostsShown }

/** So many of each number are named. */
const named = 2

const nothing: Shown = { dues: [], costs: { lines: [], lists: [], isPriced: false } }

/** Where this viewer settles it for somebody; undefined where it waits for another. */
function actOn({ tasks }: Due, of: DossierId, waiting: readonly FollowUp[]): string | undefined {
  const own = waiting.find(({ dossier, kind }) => dossier === of && tasks?.includes(kind))
  return own && followUpHref(own)
}

/** What no task asks for is settled in the dossier, by whoever may have that changed there. */
function changed({ roster }: App, actor: Actor, { section }: Cost, of: DossierId): string | undefined {
  const subject = section && roster.subject(of)
  const may = subject && decide(actor, 'propose', subject, section.group, quiet).allow
  return may ? paths.dossier(of, { section: section.key }) : undefined
}

/** What the start page counts beside what waits, each number with the list that it counts; nothing for whoever lists nobody. */
export async function dueIn(
  { var: { app, actor } }: WebContext,
  tab: HomeTab,
  waiting: readonly FollowUp[],
): Promise<Shown> {
  if (tab !== 'todo' || !listsPeople(actor)) return nothing
  const viewer = await viewerOf(app, actor)
  const dues = duesOf(app, actor, viewer).map(({ key, due, query, count, rows }): DueLine => {
    const date = rows[0] && columnOf(due.by).value(rows[0])
    const list = paths.dossierList(queryText(query))
    // Whoever has to do with one person alone goes there at once.
    const acts = rows.flatMap(({ dossier }) => actOn(due, dossier, waiting) ?? [])
    return {
      key,
      when: due.when,
      ...(acts.length > 0 && { act: count === 1 ? acts[0] : list }),
      count,
      names: rows.slice(0, named).map(({ who }) => who.name),
      first: partial(date as PartialDate | undefined),
      href: list,
    }
  })
  const { lines, lists, isPriced } = await costsOf(app, actor, viewer)
  return {
    dues,
    costs: {
      isPriced,
      lines: lines.map(({ row, ...line }) => ({
        ...line,
        act: actOn(costOf(line.key), row.dossier, waiting) ?? changed(app, actor, costOf(line.key), row.dossier),
        name: row.who.name,
        unit: app.directory.unitName(row.unit),
        href: paths.dossier(row.dossier),
      })),
      lists: lists.map(({ key, count, query }) => ({ key, count, href: paths.dossierList(queryText(query)) })),
    },
  }
}
