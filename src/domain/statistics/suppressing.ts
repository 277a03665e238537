import { type Sums, sumsOf } from './sums.ts'
import type { Tally } from './tally.ts'

/** A number below this is not shown where a table leaves the house; nobody is no number that says something of somebody. */
export const leastShown = 5

/**
 * 小数隐去: which cells a table does not show that leaves the house: those of one to four people, and as many more as it takes so
 * that none of them follows from what is shown by the sums of rows, columns and totals. An average goes with the number of people
 * that it is over. It holds within this table alone (docs/decisions/0284).
 */
export function suppressed(tally: Tally): (row: number, column: number) => boolean {
  const { sums, values, width } = sumsOf(tally)
  const hidden = new Set([...values].flatMap(([cell, value]) => (value > 0 && value < leastShown ? [cell] : [])))
  const all = { sums, values, hidden, ofCell: byCell(sums) }
  for (;;) {
    const first = withinBounds(all)
    const known = first.size > 0 ? first : determined(all)
    if (known.size === 0) break
    if (!hideMore(all, known)) break
  }
  return (row, column) =>
    hidden.has(row * width + column) || (tally.columns[column]?.is === 'mean' && hidden.has(row * width))
}

type All = {
  readonly sums: Sums
  readonly values: ReadonlyMap<number, number>
  readonly hidden: Set<number>
  readonly ofCell: ReadonlyMap<number, Sums>
}

function byCell(sums: Sums): ReadonlyMap<number, Sums> {
  const found = new Map<number, Sums[number][]>()
  for (const sum of sums) for (const cell of cellsOf(sum)) found.set(cell, [...(found.get(cell) ?? []), sum])
  return found
}

const cellsOf = ({ total, parts }: Sums[number]) => [total, ...parts]

/** Hides one more cell in a sum of each cell that is known; false where nothing is left to hide. */
function hideMore({ values, hidden, ofCell }: All, known: ReadonlySet<number>): boolean {
  const numberIn = (cell: number) => values.get(cell) ?? 0
  const helped = new Set<number>()
  let done = false
  for (const cell of known) {
    if (helped.has(cell)) continue
    const shown = sumsAround(cell, hidden, ofCell).flatMap((sum) =>
      cellsOf(sum)
        .filter((other) => !hidden.has(other))
        .map((other) => ({ other, sum, isTotal: other === sum.total })),
    )
    // A cell of somebody before an empty one, parts before totals, small before large.
    const [best] = shown.toSorted(
      (a, b) =>
        Number(numberIn(a.other) === 0) - Number(numberIn(b.other) === 0) ||
        Number(a.isTotal) - Number(b.isTotal) ||
        numberIn(a.other) - numberIn(b.other) ||
        a.other - b.other,
    )
    if (!best) continue
    hidden.add(best.other)
    for (const one of cellsOf(best.sum)) helped.add(one)
    done = true
  }
  return done
}

/** The sums of a cell; where all their cells are hidden, those of the hidden cells beside it. */
function sumsAround(cell: number, hidden: ReadonlySet<number>, ofCell: All['ofCell']): Sums {
  const seen = new Set([cell])
  let edge: readonly number[] = [cell]
  while (edge.length > 0) {
    const sums = edge.flatMap((one) => ofCell.get(one) ?? [])
    if (sums.some((sum) => cellsOf(sum).some((one) => !hidden.has(one)))) return sums
    edge = sums.flatMap(cellsOf).filter((one) => !seen.has(one))
    for (const one of edge) seen.add(one)
  }
  return []
}

/** Hidden cells that can be one number alone, because no cell is below nobody and a hidden one hides somebody. */
function withinBounds({ sums, values, hidden }: All): ReadonlySet<number> {
  const least = new Map([...values].map(([cell, value]) => [cell, hidden.has(cell) ? Math.min(1, value) : value]))
  const most = new Map([...values].map(([cell, value]) => [cell, hidden.has(cell) ? Number.POSITIVE_INFINITY : value]))
  const [low, high] = [(cell: number) => least.get(cell) ?? 0, (cell: number) => most.get(cell) ?? 0]
  let moved = true
  for (let round = 0; moved && round < rounds; round += 1) {
    moved = false
    const narrow = (cell: number, from: number, to: number) => {
      if (from > low(cell)) moved = !!least.set(cell, from)
      if (to < high(cell)) moved = !!most.set(cell, to)
    }
    for (const { total, parts, besides } of sums) {
      if (!hidden.has(total) && !parts.some((part) => hidden.has(part))) continue
      const lows = parts.reduce((sum, part) => sum + low(part), besides)
      const highs = parts.reduce((sum, part) => sum + high(part), besides)
      narrow(total, lows, highs)
      for (const part of parts) {
        const others = parts.reduce((sum, other) => (other === part ? sum : sum + high(other)), besides)
        narrow(part, low(total) - others, high(total) - (lows - low(part)))
      }
    }
  }
  return new Set([...hidden].filter((cell) => low(cell) === high(cell)))
}

const rounds = 12

/** Hidden cells that the sums and what is shown leave one value alone for: those whose row of the solved sums has no other. */
function determined({ sums, hidden }: All): ReadonlySet<number> {
  const solved = new Map<number, Map<number, number>>()
  for (const sum of sums) solve(solved, new Map(hiddenIn(sum, hidden)))
  return new Set([...solved].flatMap(([pivot, row]) => (row.size === 1 ? [pivot] : [])))
}

function hiddenIn({ total, parts }: Sums[number], hidden: ReadonlySet<number>): readonly (readonly [number, number])[] {
  const all = [[total, 1] as const, ...parts.map((part) => [part, -1] as const)]
  return all.filter(([cell]) => hidden.has(cell))
}

/** Adds one more sum to those that are solved for a cell each; each of those cells stands in its own row alone. */
function solve(solved: Map<number, Map<number, number>>, row: Map<number, number>): void {
  for (const [cell, factor] of [...row]) {
    const known = solved.get(cell)
    if (known) subtract(row, known, factor)
  }
  const [pivot, by] = [...row][0] ?? []
  if (pivot === undefined || by === undefined) return
  for (const [cell, factor] of row) row.set(cell, factor / by)
  for (const other of solved.values()) {
    const factor = other.get(pivot)
    if (factor !== undefined) subtract(other, row, factor)
  }
  solved.set(pivot, row)
}

function subtract(row: Map<number, number>, other: ReadonlyMap<number, number>, factor: number): void {
  for (const [cell, value] of other) {
    const left = (row.get(cell) ?? 0) - factor * value
    if (Math.abs(left) < 1e-9) row.delete(cell)
    else row.set(cell, left)
  }
}
