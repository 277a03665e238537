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
  return groups.flatMap((group) => {
    const fields = new Map<string, ReturnType<typeof createField>>()
    for (let at = 0; at < rows.length; at += 1) {
      const texts = rows[at]?.[group] as Texts | undefined
      for (const field in texts) {
        const text = texts[field]
        if (text === undefined) continue
        const known = fields.get(field) ?? createField(rows.length)
        fields.set(field, known)
        known.set(at, text)
      }
    }
    return [...fields].map(([field, { codes, texts }]) => ({ group, field, codes, texts }))
  })
}

function createField(many: number) {
  const numbers = new Map<string, number>()
  const texts: string[] = []
  const codes = new Uint32Array(many)
  return {
    codes,
    texts,
    set: (at: number, text: string) => {
      const code = numbers.get(text) ?? texts.push(text)
      numbers.set(text, code)
      codes[at] = code
    },
  }
}
