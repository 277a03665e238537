import { escaped } from '../imports/person-file.ts'
import { type Packed, zipOf } from '../imports/zip-file.ts'

/** A cell: text, a number as it is stored, a day, or a formula with its value, without one, or with an error. */
export type BookCell =
  | string
  | number
  | { readonly stored: string }
  | { readonly date: number }
  | { readonly formula: string; readonly value?: string; readonly error?: string; readonly isText?: true }
  | null

export type BookSheet = {
  readonly name?: string
  readonly state?: 'hidden' | 'veryHidden'
  readonly rows: readonly (readonly BookCell[])[]
  /** Numbers of rows that are hidden. */
  readonly hidden?: readonly number[]
  readonly merged?: readonly string[]
}

const transitional = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  rel: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
}
const strict = {
  main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  rel: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
}

const letters = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : letters(Math.floor(at / 26) - 1) + letters(at % 26)

function cellXml(cell: BookCell, address: string): string {
  if (cell === null) return ''
  if (typeof cell === 'string')
    return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`
  if ('formula' in cell) {
    const { formula, value, error, isText } = cell
    const type = error ? ' t="e"' : isText ? ' t="str"' : ''
    const said = value ?? error
    return `<c r="${address}"${type}><f>${formula}</f>${said === undefined ? '' : `<v>${said}</v>`}</c>`
  }
  return 'date' in cell
    ? `<c r="${address}" s="1"><v>${cell.date}</v></c>`
    : `<c r="${address}"><v>${cell.stored}</v></c>`
}

const sheetXml = ({ rows, hidden = [], merged = [] }: BookSheet, main: string) => {
  const body = rows.map((row, at) => {
    const cells = row.map((cell, column) => cellXml(cell, `${letters(column)}${at + 1}`)).join('')
    return `<row r="${at + 1}"${hidden.includes(at + 1) ? ' hidden="1"' : ''}>${cells}</row>`
  })
  const merges =
    merged.length > 0 ? `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : ''
  return `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData>${body.join('')}</sheetData>${merges}</worksheet>`
}

/** A workbook of these sheets, with further parts. */
export function workbookOf(sheets: readonly BookSheet[], parts: Packed = [], isStrict = false) {
  const { main, rel } = isStrict ? strict : transitional
  const listed = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name ?? `Sheet${at + 1}`}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  )
  const related = sheets.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${rel}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
  return zipOf([
    ['[Content_Types].xml', '<Types/>'],
    [
      'xl/workbook.xml',
      `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${rel}"><sheets>${listed.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<?xml version="1.0"?><Relationships>${related.join('')}<Relationship Id="rIdS" Type="${rel}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      'xl/styles.xml',
      `<?xml version="1.0"?><styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ],
    ...sheets.map((sheet, at): Packed[number] => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet, main)]),
    ...parts,
  ])
}
