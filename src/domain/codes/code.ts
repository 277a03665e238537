/** A value of a code table: names in the two hand-written languages; 繁體 is derived. */
export type Code = {
  readonly code: string
  readonly name: string
  readonly en: string
  /** Other words for the same: read as the name. */
  readonly also?: readonly string[]
  /** Wordings that forms really carry for this code: they keep their own text. */
  readonly wordings?: RegExp
  /** The first and the last year in which the code was valid; absent where no end is known (docs/law/codes.md §6). */
  readonly since?: number
  readonly until?: number
}

/** 代码表: one a file, named for its standard (docs/law/codes.md §1). `key` is its stable name. */
export type CodeTable = {
  readonly key: string
  readonly codes: readonly Code[]
  /** Texts that the table is known to lack and that need no remark. */
  readonly beyond?: RegExp
  /** Whether a person of this 人员类别 can have the code; undefined of what nothing is known of. */
  readonly fits?: (code: string, kind: string) => boolean | undefined
}

/** The code whose name this is, or another word for it, blanks aside. */
export const codeNamed = (table: CodeTable, name: string): Code | undefined => {
  const wanted = name.replace(/[\s\u3000]/g, '')
  return table.codes.find((code) => code.name === wanted) ?? table.codes.find((code) => code.also?.includes(wanted))
}

/** A text as coded value: the table's name for the words it knows, the text itself where forms carry it. */
export function codedAs(table: CodeTable, text: string): { readonly code: string; readonly text: string } | undefined {
  const known = codeNamed(table, text)
  if (known) return { code: known.code, text: known.name }
  const worded = table.codes.find(({ wordings }) => wordings?.test(text.trim()))
  return worded && { code: worded.code, text: text.trim() }
}

/** The entry of a table with this code; undefined where it has none. */
export const codeOf = (table: CodeTable, code: string): Code | undefined =>
  table.codes.find((known) => known.code === code)

/** Whether somebody could use this code in that year. */
export const wasValid = ({ since = 0, until = Number.POSITIVE_INFINITY }: Code, year: number): boolean =>
  since <= year && year <= until

/**
 * What a form offers for a record of that year: a code that is not valid any more, or that no person of this kind has, is
 * read wherever it stands, and not offered.
 */
export const offeredIn = (table: CodeTable, year: number, kind?: string): readonly Code[] =>
  table.codes.filter((code) => wasValid(code, year) && !(kind && table.fits?.(code.code, kind) === false))
