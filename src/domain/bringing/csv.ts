/**
 * The rows of a text of separated values (RFC 4180): quoted cells hold separators, line ends and doubled quotation marks. The
 * separator is the one that the first line has most of, outside quotation marks. Linear in the length of the text.
 */
export function csvRows(text: string): string[][] {
  const separator = separatorOf(text)
  const rows: string[][] = [[]]
  const stop = new RegExp(`[${separator === '\t' ? '\\t' : separator}\\r\\n]`, 'g')
  for (let at = 0; ; ) {
    const { cell, end } = cellAt(text, at, stop)
    rows.at(-1)?.push(cell)
    if (end >= text.length) break
    const sign = text[end]
    if (sign !== separator) rows.push([])
    at = end + (text.startsWith('\r\n', end) ? 2 : 1)
  }
  return rows
}

type Cell = { readonly cell: string; readonly end: number }

/** A quotation mark opens a cell only at its beginning; what follows the closing one up to the separator stays with it. */
function cellAt(text: string, at: number, stop: RegExp): Cell {
  if (text[at] !== '"') return plainAt(text, at, stop, '')
  let mark = text.indexOf('"', at + 1)
  while (mark >= 0 && text[mark + 1] === '"') mark = text.indexOf('"', mark + 2)
  if (mark < 0) return plainAt(text, at, stop, '')
  const inner = text
    .slice(at + 1, mark)
    .replaceAll('""', '"')
    .replace(/\r\n?/g, '\n')
  return plainAt(text, mark + 1, stop, inner)
}

function plainAt(text: string, at: number, stop: RegExp, before: string): Cell {
  stop.lastIndex = at
  const end = stop.exec(text)?.index ?? text.length
  return { cell: before + text.slice(at, end), end }
}

function separatorOf(text: string): string {
  const [line = ''] = text.slice(0, 20_000).split(/\r|\n/, 1)
  const bare = line.replace(/"[^"]*"/g, '')
  const count = (sign: string) => bare.split(sign).length
  return [',', '\t', ';'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}
