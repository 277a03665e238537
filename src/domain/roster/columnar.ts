/**
 * What rows say in one field, written down the column: of each row the place of its text in `texts`, counted from 1, and 0 where
 * it says nothing. Equal texts stand once, so that thousands of rows go from thread to thread as some hundred texts.
 */
export type WrittenField = {
  readonly group: string
  readonly field: string
  readonly codes: Uint32Array<ArrayBuffer>
  readonly texts: readonly string[]
}

type Texts = Readonly<Record<string, string | undefined>>

/** Groups of texts, as the columns of a row are. Other groups may stand beside them. */
export type Grouped = Readonly<Record<string, unknown>>

/** Writes these groups of rows down field by field; a row that is undefined says nothing. */
export function writtenFields(rows: readonly (Grouped | undefined)[], groups: readonly string[]): WrittenField[] {
  const writer = createFieldWriter(groups, rows.length)
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]
    if (row) writer.write(at, row)
  }
  return writer.fields()
}

/** The same row by row, so that none has to be kept; there are to be so many. */
export function createFieldWriter(groups: readonly string[], many: number) {
  const written = groups.map((group) => ({ group, fields: new Map<string, ReturnType<typeof createField>>() }))
  return {
    write: (at: number, row: Grouped) => {
      for (const { group, fields } of written) {
        const texts = row[group] as Texts | undefined
        for (const field in texts) {
          const text = texts[field]
          if (text === undefined) continue
          let known = fields.get(field)
          if (!known) {
            known = createField(many)
            fields.set(field, known)
          }
          known.set(at, text)
        }
      }
    },
    fields: (): WrittenField[] =>
      written.flatMap(({ group, fields }) =>
        [...fields].map(([field, { codes, texts }]) => ({ group, field, codes, texts })),
      ),
  }
}

function createField(many: number) {
  const numbers = new Map<string, number>()
  const texts: string[] = []
  const codes = new Uint32Array(many)
  return {
    codes,
    texts,
    set: (at: number, text: string) => {
      let code = numbers.get(text)
      if (code === undefined) {
        code = texts.push(text)
        numbers.set(text, code)
      }
      codes[at] = code
    },
  }
}
