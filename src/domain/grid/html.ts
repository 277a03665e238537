/**
 * The rows of the tables in a piece of HTML, as Word and Excel write it: paragraphs and breaks inside a cell are its lines,
 * everything else that marks up is left out. A cell over several columns leaves the others empty.
 */
export const htmlRows = (html: string): string[][] =>
  html
    .replace(unseen, '')
    .split(/<\/?(?:tr|table)\b[^<>]*>/i)
    .map((row) =>
      row
        .split(/<(?=t[dh][\s>])/i)
        .slice(1)
        .flatMap(cellsOf),
    )
    .filter((row) => row.length > 0)

/** `piece` begins behind the sign that opens the cell's tag and may go on behind its end. */
function cellsOf(piece: string): string[] {
  const begin = piece.indexOf('>') + 1
  const [inner = ''] = piece.slice(begin).split(/<\/t[dh]\b/i, 1)
  const columns = Number(/\bcolspan\s*=\s*["']?(\d{1,3})/i.exec(piece.slice(0, begin))?.[1] ?? 1)
  return [wordsOf(inner), ...Array<string>(Math.max(0, Math.min(200, columns) - 1)).fill('')]
}

const wordsOf = (inner: string): string =>
  inner
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/<br\b[^<>]*>|<\/p\s*>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(entities, spoken)
    .split('\n')
    .map((line) => line.replace(/[ \u00a0]+/g, ' ').trim())
    .join('\n')
    .trim()

/** What no reader sees: comments with what Office keeps in them, styles, scripts, the head; what is never closed, to the end. */
const unseen = /<!--[\s\S]*?(?:-->|$)|<(style|script|head|xml)\b[\s\S]*?(?:<\/\1\s*>|$)/gi

const entities = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/gi

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function spoken(whole: string, ten?: string, hex?: string, name?: string): string {
  if (name) return named[name.toLowerCase()] ?? whole
  const point = ten ? Number(ten) : Number.parseInt(hex ?? '', 16)
  return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : ''
}
