/* A grid's rows as text and back: what is pasted, and what the field of the form holds. The server reads the same way
   (src/domain/grid). */

/** Rows of cells from the clipboard: a table of a web page, Word or Excel where there is one, else cells between tabs. */
function pastedTable(data) {
  const table = new DOMParser().parseFromString(data.getData('text/html'), 'text/html').querySelector('table')
  if (!table) return tabbed(data.getData('text/plain'))
  return [...table.rows].map((row) =>
    [...row.cells].flatMap((cell) => [wordsIn(cell), ...Array(Math.min(200, cell.colSpan) - 1).fill('')]),
  )
}

/** Paragraphs and breaks inside a cell are its lines. */
function wordsIn(cell) {
  for (const end of cell.querySelectorAll('p')) end.append('\u2028')
  for (const end of cell.querySelectorAll('br')) end.replaceWith('\u2028')
  return cell.textContent
    .replace(/[ \t\r\n\u00a0]+/g, ' ')
    .split('\u2028')
    .map((line) => line.trim())
    .join('\n')
    .trim()
}

function tabbed(text) {
  const rows = [[]]
  let at = 0
  for (;;) {
    const { words, end } = quotedCell(text, at) ?? plainCell(text, at)
    rows.at(-1).push(words)
    at = end
    if (at >= text.length) break
    if (text[at] !== '\t') rows.push([])
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
  while (rows.length > 0 && rows.at(-1).every((words) => words.trim() === '')) rows.pop()
  return rows
}

function plainCell(text, at) {
  cellEnds.lastIndex = at
  const end = cellEnds.exec(text)?.index ?? text.length
  return { words: text.slice(at, end), end }
}

const cellEnds = /[\t\r\n]/g

function quotedCell(text, at) {
  if (text[at] !== '"') return undefined
  let mark = text.indexOf('"', at + 1)
  while (mark >= 0 && text[mark + 1] === '"') mark = text.indexOf('"', mark + 2)
  if (mark < 0 || !'\t\r\n'.includes(text[mark + 1] ?? '\n')) return undefined
  const words = text
    .slice(at + 1, mark)
    .replaceAll('""', '"')
    .replace(/\r\n?/g, '\n')
  return { words, end: mark + 1 }
}

const asTabbed = (rows) =>
  rows
    .map((row) => row.map((words) => (/[\t\r\n"]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words)).join('\t'))
    .join('\n')

const plainName = (name) =>
  name
    .normalize('NFKC')
    .replace(/[\s*:]/g, '')
    .toLowerCase()

/** Which column stands under each heading; undefined where the first row is no heading. */
function headingsOf({ columns, says }, row = []) {
  const known = new Map(columns.flatMap(({ names }, at) => names.map((name) => [plainName(name), at])))
  const places = row.map((name) => (plainName(name) === says.mark ? -1 : known.get(plainName(name))))
  const found = places.filter((place) => place !== undefined).length
  return found > 0 && found * 2 >= row.filter((name) => name.trim() !== '').length ? places : undefined
}
