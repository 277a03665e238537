import type { FormSheet, Heading } from './form.ts'

/** A cell that stands under a heading and behind another one: blank, to be filled in, or a formula, to be compared. */
export type Field = {
  readonly row: number
  readonly column: number
  readonly is: 'blank' | 'formula'
  /** The keys of its headings, and of the title. */
  readonly over: string
  readonly down: string
  readonly across: string
}

export type Fields = { readonly fields: readonly Field[]; readonly headings: readonly Heading[] }

/** The cells of a sheet that can be bound, and the headings that they stand under. */
export function fieldsOf({ headings, places }: Pick<FormSheet, 'headings' | 'places'>): Fields {
  const key = (at: number) => headings[at]?.key ?? ''
  return {
    headings,
    fields: places.map(([row, column, is, over, down, across]) => ({
      row,
      column,
      is: is === 1 ? 'formula' : 'blank',
      over: key(over),
      down: key(down),
      across: key(across),
    })),
  }
}
