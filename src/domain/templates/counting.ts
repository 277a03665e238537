import type { Census } from '#domain/statistics/census.ts'
import { tallyCross } from '#domain/statistics/cross-tally.ts'
import type { Where } from '#domain/statistics/figure.ts'
import type { Population } from '#domain/statistics/population.ts'
import { marksOf } from '#domain/statistics/tally.ts'
import type { Bound } from './meaning.ts'

/** Everything that a cell is narrowed to, units below another one too. */
type Narrowed = Pick<Bound, 'of' | 'where' | 'reckoned'>

/**
 * Counts cells over those whom the viewer may count, marked by place; an average over nobody is undefined. The cells of a row
 * share what narrows the row, so that a sheet of hundreds takes a few passes.
 */
export function counterOf(census: Census, mayCount: Uint8Array): (cell: Narrowed) => number | undefined {
  const marks = new Map<string, Uint8Array>()
  const lists = new Map<string, Int32Array>()
  const marksFor = (of: Population, where: Where | undefined) => {
    const key = JSON.stringify([of, where])
    const before = marks.get(key)
    if (before) return before
    const made = marksOf(census, { of, where: where ? [where] : [] }, mayCount)
    marks.set(key, made)
    return made
  }
  const listFor = (of: Population, where: Where | undefined) => {
    const key = JSON.stringify([of, where])
    const before = lists.get(key)
    if (before) return before
    const places: number[] = []
    for (const [place, mark] of marksFor(of, where).entries()) if (mark === 1) places.push(place)
    const made = Int32Array.from(places)
    lists.set(key, made)
    return made
  }
  return ({ of, where, reckoned }) => {
    if (reckoned.is !== 'people') return averaged(census, { of, where, reckoned }, mayCount)
    const [first, ...rest] = where
    const narrowing = rest.map((one) => marksFor(of, one))
    let people = 0
    for (const place of listFor(of, first)) if (narrowing.every((marks) => marks[place] === 1)) people += 1
    return people
  }
}

/** To one decimal, as it is shown. */
function averaged(census: Census, { of, where, reckoned }: Narrowed, mayCount: Uint8Array): number | undefined {
  const cross = { of, where, reckoned, rows: [], columns: [], share: 'none' } as const
  const tally = tallyCross(census, cross, where, mayCount, 1)
  const number = 'people' in tally ? tally.cells[0]?.[0]?.number : undefined
  return number === undefined ? undefined : Number(number.toFixed(1))
}
