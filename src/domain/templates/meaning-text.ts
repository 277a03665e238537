import { crossEntries, readCross } from '#domain/statistics/cross.ts'
import type { Meaning } from './meaning.ts'

type Entries = readonly (readonly [name: string, value: string])[]

/** A meaning as the fields of its form, which those of a cross-table are: nothing is said of what it does not say. */
export function meaningEntries(meaning: Meaning): [string, string][] {
  if (meaning.is === 'blank') return [['is', 'blank']]
  const { of, where, under, reckoned } = meaning
  const cross = {
    of: of ?? 'staff',
    rows: [],
    columns: [],
    reckoned: reckoned ?? ({ is: 'people' } as const),
    share: 'none',
    where,
    ...(under && { under }),
  } as const
  return crossEntries(cross).filter(([name]) => name !== 'of' || of !== undefined)
}

/** As one word, for a choice among others. */
export const meaningText = (meaning: Meaning): string =>
  meaningEntries(meaning)
    .map(([name, value]) => `${name}=${value}`)
    .join('~')

/** Reads it from the fields of a form; undefined for what names something that is not there. The staff are who is counted anyway. */
export function meaningIn(entries: Entries): Meaning | undefined {
  if (entries.some(([name, value]) => name === 'is' && value === 'blank')) return { is: 'blank' }
  const cross = entries.some(([name]) => name === 'count') ? readCross(entries) : undefined
  if (!cross || cross.rows.length > 0 || cross.columns.length > 0) return undefined
  const { of, where, under, reckoned } = cross
  return {
    is: 'count',
    ...(of !== 'staff' && { of }),
    where,
    ...(under && { under }),
    ...(reckoned.is !== 'people' && { reckoned }),
  }
}

/** Reads it from its word. */
export const readMeaning = (text: string): Meaning | undefined =>
  meaningIn(
    text.split('~').map((entry) => {
      const at = entry.indexOf('=')
      return [entry.slice(0, at), entry.slice(at + 1)] as const
    }),
  )
