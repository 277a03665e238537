import type { Instant } from '#domain/time.ts'

/** 盒签: what is printed for the boxes of a shelf. */
export type LabelJob = {
  readonly at: Instant
  readonly labels: readonly Label[]
}

/** The code large and as a QR, and where the box stands in words: `二库 03 柜 2 层 07 盒`. */
export type Label = { readonly code: string; readonly place: string }
