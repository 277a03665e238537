import { measureOf } from './measures/index.ts'
import type { Value } from './table.ts'
import type { Column, Row, Tally } from './tally.ts'

/** A number that is the sum of others: of the rows below it, or of columns that tell its people apart. */
type Sum = {
  readonly total: number
  readonly parts: readonly number[]
  /** Whoever of the total is in none of the parts. Whoever reads the table may know it. */
  readonly besides: number
}

export type Sums = readonly Sum[]

/** Every sum that stands in a table, of cells by `row * width + column`, and what each cell counts; averages are none. */
export function sumsOf({ rows, columns }: Tally): {
  readonly sums: Sums
  readonly values: ReadonlyMap<number, number>
  readonly width: number
} {
  const width = columns.length
  const counts = [...columns.keys()].filter((at) => columns[at]?.is !== 'mean')
  const values = new Map(
    rows.flatMap(({ cells }, row) => counts.map((at) => [row * width + at, cells[at] ?? 0] as const)),
  )
  const numberIn = (cell: number) => values.get(cell) ?? 0
  const sum = (total: number, parts: readonly number[]): Sum => ({
    total,
    parts,
    besides: parts.reduce((left, part) => left - numberIn(part), numberIn(total)),
  })
  const inner = innerRows(rows)
  const apart = columnSums(columns)
  return {
    width,
    values,
    sums: rows.flatMap((_, row) => {
      const below = inner.get(row) ?? []
      return [
        ...(below.length === 0
          ? []
          : counts.map((at) =>
              sum(
                row * width + at,
                below.map((one) => one * width + at),
              ),
            )),
        ...apart.map(({ total, parts }) =>
          sum(
            row * width + total,
            parts.map((part) => row * width + part),
          ),
        ),
      ]
    }),
  }
}

/** By row, the rows of one level below it that it is divided into. */
function innerRows(rows: readonly Row[]): ReadonlyMap<number, readonly number[]> {
  const places = new Map(rows.map(({ path }, at) => [path.join('\n'), at]))
  const found = new Map<number, number[]>()
  for (const [at, { path }] of rows.entries()) {
    const outer = path.length === 0 ? undefined : places.get(path.slice(0, -1).join('\n'))
    if (outer !== undefined) found.set(outer, [...(found.get(outer) ?? []), at])
  }
  return found
}

type Apart = { readonly total: number; readonly parts: readonly number[] }

type Valued = { readonly at: number; readonly adds: boolean } & Pick<Value, 'measure' | 'values'>

/** Columns that come to another one, or to all people. */
function columnSums(columns: readonly Column[]): readonly Apart[] {
  const valued = columns.flatMap((column, at): Valued[] =>
    column.is === 'value' ? [{ at, ...column.value, adds: column.adds }] : [],
  )
  const found = [...Map.groupBy(valued, ({ measure }) => measure).values()].flatMap((own) => [
    ...sumsBy(
      own,
      own.filter(({ adds }) => adds),
    ),
    ...sumsBy(
      own,
      own.filter(({ adds }) => !adds),
    ),
  ])
  return [...new Map(found.map((one) => [`${one.total}=${one.parts.join('+')}`, one])).values()]
}

/** What some columns of a measure come to: all people, or a column that joins their values. */
function sumsBy(own: readonly Valued[], pieces: readonly Valued[]): readonly Apart[] {
  const apart = disjoint(pieces)
  const placesOf = (of: readonly Valued[]) => of.map(({ at }) => at)
  const joined = own.flatMap(({ at, values }): Apart[] => {
    const within = apart.filter((piece) => piece.at !== at && piece.values.every((value) => values.includes(value)))
    const isWhole = within.flatMap((piece) => piece.values).length === values.length
    return isWhole && within.length > 0 ? [{ total: at, parts: placesOf(within) }] : []
  })
  return tellsAllApart(apart) ? [{ total: 0, parts: placesOf(apart) }, ...joined] : joined
}

/** Parts do; so do columns of 其中 that leave out no value of their measure. */
function tellsAllApart(apart: readonly Valued[]): boolean {
  const [first] = apart
  if (!first || first.adds) return first !== undefined
  const { values } = measureOf(first.measure)
  const covered = new Set(apart.flatMap(({ values }) => values))
  return typeof values !== 'string' && values.every(({ code }) => covered.has(code))
}

/** Those that share no value with one before them. */
function disjoint<Piece extends { readonly values: readonly string[] }>(pieces: readonly Piece[]): readonly Piece[] {
  const taken = new Set<string>()
  return pieces.filter(({ values }) => {
    if (values.some((value) => taken.has(value))) return false
    for (const value of values) taken.add(value)
    return true
  })
}
