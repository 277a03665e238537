import type { Edit } from './repacked.ts'

type Setup = {
  readonly sheet: string
  /** Which sheet of the workbook, counted from 1. */
  readonly nth?: number
  readonly lying: boolean
  /** The rows down to here, counted from 1, are printed on every page. */
  readonly headRow: number
  /** The number of the page at its foot, with {page} and {pages}. */
  readonly pageWords?: string
}

/**
 * Writes into a workbook how one sheet of it is printed, since the library knows the lie of the sheet alone: A4, one page wide,
 * the head rows on every page, page numbers at the foot; and that a number which is a text, such as that of a card, is no mistake
 * to be marked. In the order that the format asks for (ISO/IEC 29500-1, 18.3.1.99).
 */
export const withPrintSetup =
  ({ sheet, nth = 1, lying, headRow, pageWords = '第 {page} 页，共 {pages} 页' }: Setup): Edit =>
  (name, xml) => {
    if (name === `xl/worksheets/sheet${nth}.xml`) return sheetXml(xml, lying, pageWords)
    return name === 'xl/workbook.xml' ? workbookXml(xml, sheet, nth, headRow) : xml
  }

function sheetXml(xml: string, lying: boolean, pageWords: string): string {
  const orientation = lying ? 'landscape' : 'portrait'
  const numbers = pageWords.replace('{pages}', '&amp;N').replace('{page}', '&amp;P')
  const setup = [
    '<printOptions horizontalCentered="1"/>',
    '<pageMargins left="0.6" right="0.4" top="0.6" bottom="0.7" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>`,
    `<headerFooter><oddFooter>&amp;C${numbers}</oddFooter></headerFooter>`,
    '<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>',
  ].join('')
  const bare = xml.replace(/<(printOptions|pageMargins|pageSetup|headerFooter)\b[^>]*?(\/>|>.*?<\/\1>)/gs, '')
  const fitting = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
  const fitted = bare.includes('<sheetPr') ? bare : bare.replace(/(<worksheet\b[^>]*>)/, `$1${fitting}`)
  const after = ['</mergeCells>', '</sheetData>', '<sheetData/>'].find((end) => fitted.includes(end)) ?? '</sheetData>'
  return fitted.replace(after, `${after}${setup}`)
}

function workbookXml(xml: string, sheet: string, nth: number, headRow: number): string {
  const name = `<definedName name="_xlnm.Print_Titles" localSheetId="${nth - 1}">'${quoted(sheet)}'!$1:$${headRow}</definedName>`
  // The library writes an empty list of names; a second one would be none that a program reads.
  const bare = xml.replace(/<definedNames\b[^>]*\/>/, '')
  if (bare.includes('</definedNames>')) return bare.replace('</definedNames>', `${name}</definedNames>`)
  return bare.replace('</sheets>', `</sheets><definedNames>${name}</definedNames>`)
}

/** A name between quotation marks in a part of a workbook. */
const quoted = (name: string) =>
  name.replaceAll("'", "''").replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
