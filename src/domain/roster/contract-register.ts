import { inForceState, notSigned } from '#domain/codes/contract-state.ts'
import { dayFrom, daysAfter, daysBetween, monthsAfter } from '#domain/days.ts'
import { type Day, monthsLater, type PartialDate, partialDateOf } from '#domain/time.ts'
import type { ColumnKey } from './column.ts'
import { type Given, type ListQuery, readListQuery } from './query.ts'

/** 合同台账: which contracts are looked at. What runs out within so many days takes in what has run out already. */
export const contractViews = ['all', '30', '60', '90', 'probation', 'unsigned'] as const
export type ContractView = (typeof contractViews)[number]

export const contractColumns: readonly ColumnKey[] = [
  'unit',
  'contract',
  'contractNumber',
  'contractFrom',
  'contractTo',
  'probationEnd',
  'contractState',
]

/** How many days ahead a probation is looked at, and for how many after its end while nobody has confirmed it. */
const [probationAhead, probationBack] = [60, 90]

/** The register as a list of the roster: who is on file, with the columns of the contract, under one view. */
export function contractQuery(given: Given, view: ContractView, today: Day): ListQuery {
  const { q, sort, page, unit } = readListQuery(given).query
  const ahead = (days: number) => partialDateOf(daysAfter(today, days))
  const ends = view === 'all' || view === 'probation' || view === 'unsigned' ? undefined : Number(view)
  const monthAgo = monthsLater(partialDateOf(today), -1)
  return {
    q,
    ...(unit && { unit }),
    page,
    columns: view === 'unsigned' ? ['unit', 'entered', 'contractState'] : contractColumns,
    chosen: {
      state: ['archived'],
      ...(ends !== undefined && { contractState: [inForceState] }),
      ...(view === 'unsigned' && { contractState: [notSigned] }),
    },
    spans: {
      ...(ends !== undefined && { contractTo: { until: ahead(ends) } }),
      ...(view === 'probation' && { probationEnd: { from: ahead(-probationBack), until: ahead(probationAhead) } }),
      ...(view === 'unsigned' && monthAgo && { entered: { until: monthAgo } }),
    },
    ...(sort ? { sort } : usual[view] && { sort: { column: usual[view], descending: false } }),
  }
}

/** What is due first stands first. */
const usual: Readonly<Partial<Record<ContractView, ColumnKey>>> = {
  '30': 'contractTo',
  '60': 'contractTo',
  '90': 'contractTo',
  probation: 'probationEnd',
  unsigned: 'entered',
}

/** How many days are left until a date; of a month until its last day. Negative once it is past. */
export const daysUntil = (date: PartialDate | undefined, today: Day): number | undefined => {
  if (date === undefined || date.length < 6) return undefined
  const last = date.length === 8 ? dayFrom(date) : daysAfter(monthsAfter(dayFrom(`${date}01` as PartialDate), 1), -1)
  return daysBetween(today, last)
}
