/** A value of a code table: names in the two hand-written languages; 繁體 is derived. */
export type Code = { readonly code: string; readonly name: string; readonly en: string }

/** 代码表: one a file, named for its standard (domain.md §3). `key` is its stable name. */
export type CodeTable = { readonly key: string; readonly codes: readonly Code[] }

/** The code whose name this is, blanks aside. */
export const codeNamed = (table: CodeTable, name: string): Code | undefined => {
  const wanted = name.replace(/[\s\u3000]/g, '')
  return table.codes.find((code) => code.name === wanted)
}

export const codeOf = (table: CodeTable, code: string): Code | undefined =>
  table.codes.find((known) => known.code === code)
