/** A place in a file as an editor shows it: lines and characters count from 1. */
export type Place = { readonly line: number; readonly column: number }

/** The place of the character at `index`. Lines end in LF, CRLF or CR. */
export const placeAt = (text: string, index: number): Place => placesAt(text, [index])[0] ?? { line: 1, column: 1 }

/** The places of several characters, given from front to back: the text is walked once, however many there are. */
export function placesAt(text: string, indices: readonly number[]): readonly Place[] {
  const places: Place[] = []
  let [line, column, at] = [1, 1, 0]
  for (const index of indices) {
    for (; at < index && at < text.length; at += 1) {
      const sign = text.charCodeAt(at)
      if (sign === 10 || (sign === 13 && text.charCodeAt(at + 1) !== 10)) [line, column] = [line + 1, 1]
      else if (sign !== 13 && !isSecondHalf(sign)) column += 1
    }
    places.push({ line, column })
  }
  return places
}

/** A character of two units is one character to whoever counts them. */
const isSecondHalf = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff
