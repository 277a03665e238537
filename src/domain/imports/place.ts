/** A place in a file as an editor shows it: lines and characters count from 1. */
export type Place = { readonly line: number; readonly column: number }

/** The place of the character at `index`. Lines end in LF, CRLF or CR. */
export function placeAt(text: string, index: number): Place {
  const before = text.slice(0, index)
  const lines = before.split(/\r\n|\n|\r/)
  return { line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 }
}
