import type { SheetKind } from './sheets/index.ts'

/**
 * 换页单: which pages come out of a box and which go in. It goes with the run of the new pages, lies in no box and has no
 * code (docs/decisions/0077).
 */
export type SwapSlip = {
  readonly name: string
  readonly number: string
  /** The code of the box, and where it stands in words. */
  readonly box: string
  /** The run of the new pages: how their codes begin. */
  readonly run: string
  readonly rows: readonly SwapRow[]
}

/** A sheet, and the codes of its pages that lie in the box. */
export type SwapRow = { readonly sheet: SheetKind; readonly out: readonly string[] }
