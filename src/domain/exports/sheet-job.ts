/** A workbook of one sheet, in words alone: nothing in it is reckoned, and every cell is text. */
export type SheetJob = {
  /** The name at the tab. */
  readonly name: string
  /** Above the columns; blank for a plain list. */
  readonly title: string
  readonly columns: readonly { readonly label: string; readonly width: number }[]
  readonly rows: readonly (readonly string[])[]
  /** Below the rows: who drew it, when, and under which conditions. */
  readonly foot: readonly string[]
}
