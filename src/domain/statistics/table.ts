import type { Profile } from '#domain/organisation/settings.ts'
import type { AmountKey } from './amounts.ts'
import type { Where } from './figure.ts'
import type { Words } from './measure.ts'
import type { MeasureKey } from './measures/index.ts'
import type { Population } from './population.ts'

/** Parts of the list of tables, in their order. */
export const chapters = ['structure', 'units', 'flows', 'retirement', 'work', 'pay', 'dossiers', 'contents'] as const

export type Chapter = (typeof chapters)[number]

/** One column: whoever is told apart by a measure as one of these values. */
export type Value = Partial<Words> & { readonly measure: MeasureKey; readonly values: readonly string[] }

/**
 * 栏: `of-which` counts people who may stand in several columns; `parts` tells all of them apart, so that its columns add up to
 * the people of the row; `mean` is an average over them, or what stands in the
 * middle. `values` of parts joins codes where the table has fewer columns than
 * the measure has values.
 */
export type ColumnGroup =
  | { readonly is: 'of-which'; readonly columns: readonly Value[] }
  | ({ readonly is: 'parts'; readonly measure: MeasureKey } & { readonly columns?: readonly Omit<Value, 'measure'>[] })
  | { readonly is: 'mean'; readonly amount: AmountKey; readonly middle?: true }

/** What is counted: a standard table, a cross-table and a chart are one. */
export type Layout = {
  readonly of: Population
  /** From the outer to the inner one; none is a table of one row. */
  readonly rows: readonly MeasureKey[]
  /** Rows that stand there with nobody in them too; the others only where somebody is. */
  readonly fixed?: readonly string[]
  readonly columns: readonly ColumnGroup[]
  /** Whom it is narrowed to: 中层正副职 alone. */
  readonly where?: readonly Where[]
}

/** 标准表: a declaration beside its like, and a line in `tables/index.ts`. */
export type StandardTable = Words &
  Layout & {
    readonly chapter: Chapter
    /** Who stands in it and how, as it is said beside the table and on its sheet. */
    readonly means: Words
    /** The kinds of house that have it; all where it says none. */
    readonly profiles?: readonly Profile[]
  }
