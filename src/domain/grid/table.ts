import { htmlRows } from './html.ts'

/** Rows of cells, as they were pasted; rows may differ in length. */
export type Table = readonly (readonly string[])[]

/**
 * Reads what a spreadsheet or a word processor puts on the clipboard: cells between tabs, rows between line breaks, a cell
 * with either of them in quotation marks; or a table in HTML. Empty rows at the end are none.
 */
export function readTable(text: string): Table {
  const rows = looksLikeHtml(text) ? htmlRows(text) : tabbedRows(text)
  return rows.slice(0, rows.findLastIndex((row) => row.some((cell) => cell.trim() !== '')) + 1)
}

const looksLikeHtml = (text: string) => /^\s*<[a-z!][^\t]*<t[rdh][\s>]/is.test(text)

function tabbedRows(text: string): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  for (;;) {
    const cell = quoted(text, at) ?? plain(text, at)
    rows.at(-1)?.push(cell.text)
    at = cell.end
    if (at >= text.length) return rows
    if (text[at] !== '\t') rows.push([])
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
}

type Cell = { readonly text: string; readonly end: number }

const plain = (text: string, at: number): Cell => {
  breaks.lastIndex = at
  const end = breaks.exec(text)?.index ?? text.length
  return { text: text.slice(at, end), end }
}

const breaks = /[\t\r\n]/g

/** A cell in quotation marks, closed before the next tab or line; a mark that is only a word's own opens nothing. */
function quoted(text: string, at: number): Cell | undefined {
  if (text[at] !== '"') return undefined
  let mark = text.indexOf('"', at + 1)
  while (mark >= 0 && text[mark + 1] === '"') mark = text.indexOf('"', mark + 2)
  const after = text[mark + 1]
  if (mark < 0 || !(after === undefined || '\t\r\n'.includes(after))) return undefined
  const inner = text.slice(at + 1, mark)
  return { text: inner.replaceAll('""', '"').replace(/\r\n?/g, '\n'), end: mark + 1 }
}

/** The same rows as text that `readTable` reads again. */
export const writeTable = (rows: Table): string =>
  rows
    .map((row) => row.map((cell) => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'))
    .join('\n')
