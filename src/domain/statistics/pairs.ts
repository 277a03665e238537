import type { Where } from './figure.ts'
import { type TableKey, tableOf } from './tables/index.ts'
import { leading, middleRanks } from './tables/ranks.ts'

/** The people of a table, or of some of its outermost rows. */
export type Total = { readonly table: TableKey; readonly rows?: readonly string[] }

/** Two totals that count the same people. */
export type Pair = { readonly one: Total; readonly other: Total }

/** 表间核对: every table of the staff against that by department, and each table of some people against their rows in another. */
export const pairs: readonly Pair[] = [
  ...(
    [
      'by-rank',
      'by-kind',
      'by-employment',
      'by-title',
      'by-sex',
      'by-nation',
      'by-politics',
      'by-education',
      'by-degree',
      'by-age',
      'rank-tenure',
      'department-rank',
      'retirement-spans',
      'training-department',
      'appraisal-department',
      'pay-rank',
      'pay-kind',
    ] as const
  ).map((table): Pair => ({ one: { table }, other: { table: 'by-department' } })),
  { one: { table: 'leaders' }, other: { table: 'by-rank', rows: leading } },
  { one: { table: 'middle' }, other: { table: 'by-rank', rows: middleRanks } },
  { one: { table: 'organ-ranks' }, other: { table: 'by-kind', rows: ['organ'] } },
  { one: { table: 'institution-ranks' }, other: { table: 'by-kind', rows: ['institution'] } },
  { one: { table: 'joined-department' }, other: { table: 'joined' } },
  { one: { table: 'joined-ways' }, other: { table: 'joined' } },
  { one: { table: 'joined-people' }, other: { table: 'joined' } },
  { one: { table: 'left-department' }, other: { table: 'left' } },
  { one: { table: 'left-reasons' }, other: { table: 'left' } },
  { one: { table: 'left-people' }, other: { table: 'left' } },
  { one: { table: 'contract-kind' }, other: { table: 'on-the-rolls' } },
  { one: { table: 'contract-due' }, other: { table: 'contract-kind' } },
  { one: { table: 'contract-terms' }, other: { table: 'contract-kind' } },
  { one: { table: 'pay-department' }, other: { table: 'on-the-rolls' } },
  ...(['dossiers-kind', 'dossiers-year', 'dossiers-room', 'completeness-department', 'completeness-kind'] as const).map(
    (table): Pair => ({ one: { table }, other: { table: 'names-dossiers' } }),
  ),
  { one: { table: 'papers-department' }, other: { table: 'papers-class' } },
  { one: { table: 'readings-department' }, other: { table: 'readings-purpose' } },
  { one: { table: 'cases-department' }, other: { table: 'cases-kind' } },
  { one: { table: 'findings-department' }, other: { table: 'findings-rule' } },
  { one: { table: 'missing-department' }, other: { table: 'missing-class' } },
]

/** The pairs that a table is one of. */
export const pairsOf = (key: TableKey): readonly Pair[] =>
  pairs.filter(({ one, other }) => one.table === key || other.table === key)

/** Whom a total counts, as conditions. */
export function whereOf({ table, rows }: Total): readonly Where[] {
  const { where = [], rows: measures } = tableOf(table)
  const measure = measures[0]
  return rows && measure ? [...where, { measure, values: rows }] : where
}
