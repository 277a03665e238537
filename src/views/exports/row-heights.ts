/** In digits of the sheet's type; 汉字 are two wide. */
export const widthOf = (text: string): number =>
  [...text].reduce((width, char) => width + ((char.codePointAt(0) ?? 0) > 0xff ? 2 : 1), 0)

/** In points: a line of the type of our workbooks, and the air of a row. */
const [line, air] = [15, 4]

/**
 * How high a row is whose texts wrap in columns of these widths, in points. Programs that open a workbook do not all work it
 * out themselves: then lines stand over one another.
 */
export function heightOf(texts: readonly string[], widths: readonly number[]): number {
  const lines = texts.map((text, at) => linesOf(text, widths[at] ?? 8))
  return line * Math.max(1, ...lines) + air
}

/** A cell keeps a digit of its width free. */
const linesOf = (text: string, width: number): number =>
  text.split('\n').reduce((lines, part) => lines + Math.max(1, Math.ceil(widthOf(part) / Math.max(1, width - 1))), 0)
