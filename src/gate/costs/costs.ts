import type { Actor } from '#domain/access/actor.ts'
import { amountOf, type Monthly, monthlyOf, type OneCost, shownMonthly } from '#domain/costs/cost.ts'
import { type CostKey, costKeys, costOf } from '#domain/costs/kinds/index.ts'
import { mayHave, queryOf } from '#domain/dues/due.ts'
import type { RosterRow } from '#domain/roster/entry.ts'
import type { ListQuery } from '#domain/roster/query.ts'
import { dayOf } from '#domain/time.ts'
import { readPaid } from '#gate/pay-months/paid.ts'
import type { App } from '#house/app.ts'
import type { Viewer } from '#memory/viewer.ts'

/**
 * One person and what is left undone; the amount, in hundredths of a yuan, where the viewer may read the pay it rests on, and over how
 * many months that is averaged.
 */
export type CostLine = OneCost & {
  readonly key: CostKey
  readonly row: RosterRow
  readonly pay?: number
  readonly months?: number
  readonly amount?: number
}

export type Costs = {
  /** What is most urgent first. */
  readonly lines: readonly CostLine[]
  /** The list behind each kind, which has as many as there are lines of it. */
  readonly lists: readonly { readonly key: CostKey; readonly query: ListQuery; readonly count: number }[]
  /** Whether the viewer may read the pay of any of them. */
  readonly isPriced: boolean
}

/** Beyond these the list is opened instead: the page is for what somebody does today. */
const most = 50

/**
 * 不办要赔钱 in a 民营企业, for whoever may list the contracts it rests on. Amounts are reckoned from what was paid, for those
 * alone whose pay this viewer may list and read: that is logged before anything is opened.
 */
export async function costsOf(app: App, actor: Actor, viewer: Viewer): Promise<Costs> {
  const [today, groups] = [dayOf(app.now()), app.roster.groups(viewer)]
  const found = costKeys.flatMap((key) => {
    const cost = costOf(key)
    if (cost.profile !== actor.profile || !mayHave(cost, groups)) return []
    const query = queryOf(cost, today)
    const { rows, count } = app.roster.list(viewer, query)
    const lines = rows.slice(0, most).flatMap((row) => {
      const one = cost.one(row, today)
      return one ? [{ key, row, ...one }] : []
    })
    return count === 0 ? [] : [{ list: { key, query, count }, lines }]
  })
  const lines = found
    .flatMap(({ lines }) => lines)
    .toSorted((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0))
  const people = await readPaid(app, actor, new Set(lines.map(({ row }) => row.dossier)))
  const paid = new Map(people.map(({ dossier, paid }) => [dossier, paid]))
  return {
    isPriced: people.length > 0,
    lists: found.map(({ list }) => list),
    lines: lines.map((line) => {
      const monthly = monthlyOf(line, paid.get(line.row.dossier) ?? {}, today)
      return monthly ? { ...line, ...priced(line, monthly) } : line
    }),
  }
}

const priced = (line: OneCost, monthly: Monthly) => ({
  pay: shownMonthly(monthly),
  months: monthly.months,
  amount: amountOf(line, monthly),
})
