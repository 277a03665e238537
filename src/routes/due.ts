import { listsPeople } from '#domain/access/duties.ts'
import { columnOf } from '#domain/roster/column.ts'
import { queryText } from '#domain/roster/query.ts'
import type { PartialDate } from '#domain/time.ts'
import { costsOf } from '#gate/costs/costs.ts'
import { duesOf } from '#gate/dues/dues.ts'
import { viewerOf } from '#gate/roster/viewer.ts'
import { partial } from '#views/format.ts'
import type { HomeTab } from '#views/home/case-line.tsx'
import type { CostsShown } from '#views/home/costs.tsx'
import type { DueLine } from '#views/home/dues.tsx'
import { paths } from '#views/paths.ts'
import type { WebContext } from './web/web.ts'

export type Shown = { readonly dues: readonly DueLine[]; readonly costs: CostsShown }

const nothing: Shown = { dues: [], costs: { lines: [], lists: [], isPriced: false } }

/** What the start page counts beside what waits, each number with the list that it counts; nothing for whoever lists nobody. */
export async function dueIn({ var: { app, actor } }: WebContext, tab: HomeTab): Promise<Shown> {
  if (tab !== 'todo' || !listsPeople(actor)) return nothing
  const viewer = await viewerOf(app, actor)
  const dues = duesOf(app, actor, viewer).map(({ key, due, query, count, first }): DueLine => {
    const date = first[0] && columnOf(due.by).value(first[0])
    return {
      key,
      when: due.when,
      count,
      names: first.map(({ who }) => who.name),
      first: partial(date as PartialDate | undefined),
      href: paths.dossierList(queryText(query)),
    }
  })
  const { lines, lists, isPriced } = await costsOf(app, actor, viewer)
  return {
    dues,
    costs: {
      isPriced,
      lines: lines.map(({ key, row, until, halves, pay, amount }) => ({
        key,
        name: row.who.name,
        unit: app.directory.unitName(row.unit),
        until,
        halves,
        pay,
        amount,
        href: paths.dossier(row.dossier),
      })),
      lists: lists.map(({ key, count, query }) => ({ key, count, href: paths.dossierList(queryText(query)) })),
    },
  }
}
