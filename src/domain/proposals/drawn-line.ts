/**
 * A line beside the form of a kind: what is asked (`drawing.line.<key>`), what the dossier or the law says of it
 * (`drawing.says.<code>`), whether it stands in the way or wants a look, and where it comes from (`drawing.source.<source>`).
 */
export type DrawnLine = {
  readonly key: string
  readonly says: { readonly code: string; readonly params?: Readonly<Record<string, string>> }
  readonly stops: boolean
  readonly source: string
}
