/* A grid's rows as text and back: what is pasted, and what the field of the form holds. The server reads the same way
   (src/domain/grid). */

/** Rows of cells from the clipboard: a table of a web page, Word or Excel where there is one, else cells between tabs. */
function pastedTable(data) {
  const rows = markedRows(data.getData('text/html'))
  return rows.length > 0 ? rows : tabbed(data.getData('text/plain'))
}

const markedRows = (html) =>
  html
    .replace(/<!--[\s\S]*?(?:-->|$)|<(style|script|head|xml)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .split(/<\/?(?:tr|table)\b[^<>]*>/i)
    .map((row) =>
      row
        .split(/<(?=t[dh][\s>])/i)
        .slice(1)
        .flatMap(markedCells),
    )
    .filter((row) => row.length > 0)

function markedCells(piece) {
  const begin = piece.indexOf('>') + 1
  const [inner] = piece.slice(begin).split(/<\/t[dh]\b/i, 1)
  const columns = Number(/\bcolspan\s*=\s*["']?(\d{1,3})/i.exec(piece.slice(0, begin))?.[1] ?? 1)
  return [markedWords(inner), ...Array(Math.max(0, Math.min(200, columns) - 1)).fill('')]
}

/** Paragraphs and breaks inside a cell are its lines. */
const markedWords = (inner) =>
  inner
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/<br\b[^<>]*>|<\/p\s*>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/gi, (whole, ten, hex, name) =>
      name ? (spokenEntities[name.toLowerCase()] ?? whole) : String.fromCodePoint(Number(ten ?? `0x${hex}`) % 0x110000),
    )
    .split('\n')
    .map((line) => line.replace(/[ \u00a0]+/g, ' ').trim())
    .join('\n')
    .trim()

const spokenEntities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

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

/** Which column stands under each heading, two of one name in their order; undefined where the first row is no heading. */
function headingsOf({ columns, says }, row = []) {
  const taken = new Set()
  const places = row.map((name) => {
    const said = plainName(name)
    if (said === says.mark) return -1
    const called = [...columns.keys()].filter((at) => columns[at].names.some((one) => plainName(one) === said))
    const place = called.find((at) => !taken.has(at)) ?? called[0]
    taken.add(place)
    return place
  })
  const found = places.filter((place) => place !== undefined).length
  for (const [at, place] of places.entries())
    for (let next = 1; next < (columns[place]?.spans ?? 1) && row[at + next]?.trim() === ''; next += 1)
      places[at + next] = place + next
  return found > 0 && found * 2 >= row.filter((name) => name.trim() !== '').length ? places : undefined
}
