import type { FormSheet } from './form.ts'

/** Rows of a sheet that are drawn together: from the first one, up to and without the last. */
export type Stretch = { readonly from: number; readonly to: number }

/** A page draws about so many cells of a sheet: as many as the largest forms of offices have, and no more than others can wait for. */
const mostDrawn = 1_500

/** The stretches of a sheet, in their order; nearly every form is one. */
export function stretchesOf({ rows, widths }: Pick<FormSheet, 'rows' | 'widths'>): readonly Stretch[] {
  const shown = widths.filter((width) => width !== 0).length
  const size = Math.max(10, Math.floor(mostDrawn / Math.max(1, shown)))
  return Array.from({ length: Math.max(1, Math.ceil(rows / size)) }, (_, at) => ({
    from: at * size,
    to: Math.min(rows, (at + 1) * size),
  }))
}

/** The stretch in which a row stands; the first one for a row that is none of the sheet. */
export const stretchAt = (all: readonly Stretch[], row: number): Stretch =>
  all.find(({ from, to }) => from <= row && row < to) ?? all[0] ?? { from: 0, to: 0 }
