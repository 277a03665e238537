import { type Packed, zipOf } from '../imports/zip-file.ts'

/** A sheet by its own source, in a workbook that has texts, styles, names and a part that nobody reads. */
export type SourceSheet = { readonly name: string; readonly xml: string; readonly state?: string }

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Style 1 has a line around it. */
const styles = `<styleSheet xmlns="${main}"><borders count="2"><border/><border><left style="thin"/></border></borders><cellXfs count="2"><xf borderId="0"/><xf borderId="1"/></cellXfs></styleSheet>`

type More = {
  readonly texts?: readonly string[]
  readonly calc?: string
  readonly parts?: Packed
  readonly workbook?: (source: string) => string
}

/** A workbook of these sheets. */
export function formOf(
  sheets: readonly SourceSheet[],
  { texts = [], calc = '', parts = [], workbook = (x) => x }: More = {},
) {
  const listed = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  )
  const related = sheets.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${rel}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
  return zipOf([
    ['[Content_Types].xml', '<Types/>'],
    [
      'xl/workbook.xml',
      workbook(
        `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${rel}"><sheets>${listed.join('')}</sheets><definedNames><definedName name="合计行">${sheets[0]?.name}!$A$4</definedName></definedNames>${calc}</workbook>`,
      ),
    ],
    ['xl/_rels/workbook.xml.rels', `<?xml version="1.0"?><Relationships>${related.join('')}</Relationships>`],
    ...sheets.map(({ xml }, at): Packed[number] => [`xl/worksheets/sheet${at + 1}.xml`, xml]),
    ['xl/styles.xml', styles],
    [
      'xl/sharedStrings.xml',
      `<sst xmlns="${main}">${texts.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join('')}</sst>`,
    ],
    ['xl/theme/theme1.xml', '<?xml version="1.0"?><a:theme xmlns:a="x">  原样  </a:theme>'],
    ...parts,
  ])
}

/** A sheet of plain cells: words, a formula with its `=`, '' for an empty cell; every one with its line. */
export function plainSheet(
  name: string,
  rows: readonly (readonly (string | null)[])[],
  merged: readonly string[] = [],
) {
  const cell = (said: string | null, at: string) =>
    said === null
      ? ''
      : said === ''
        ? `<c r="${at}" s="1"/>`
        : said.startsWith('=')
          ? `<c r="${at}" s="1"><f>${said.slice(1)}</f><v>0</v></c>`
          : `<c r="${at}" s="1" t="inlineStr"><is><t xml:space="preserve">${said}</t></is></c>`
  const body = rows.map(
    (row, at) =>
      `<row r="${at + 1}">${row.map((said, column) => cell(said, `${String.fromCharCode(65 + column)}${at + 1}`)).join('')}</row>`,
  )
  const merges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  return {
    name,
    xml: `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData>${body.join('')}</sheetData>${merges && `<mergeCells>${merges}</mergeCells>`}</worksheet>`,
  }
}
