/** A cell of a form: words, a formula with its `=`, an empty one with its lines, or none at all. */
type Said = string | null

type Sheet = {
  readonly name: string
  readonly title: string
  /** The line below the title, over the labels and over the figures. */
  readonly about: readonly [string, string]
  readonly head: readonly (readonly Said[])[]
  readonly rows: readonly (readonly Said[])[]
  readonly foot: string
  readonly merges: readonly string[]
  readonly widths: readonly number[]
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const sums = (row: (column: string) => string, from: number, to: number) =>
  [...letters.slice(from, to)].map((column) => `=${row(column)}`)

const blanks = (count: number): readonly string[] => Array.from({ length: count }, () => '')

/** 附件2: middle managers by level, as a superior asks for them. */
const middle: Sheet = {
  name: '附件2',
  title: '附件2　国有企业中层管理人员情况统计表',
  about: ['填报单位：', '截止日期：　　年　　月　　日'],
  head: [
    [
      '职务层级',
      '人数',
      '女',
      '少数民族',
      '中共党员',
      '文化程度',
      null,
      null,
      '年龄',
      null,
      null,
      null,
      '具有海外工作经历',
      '平均年龄',
    ],
    [
      null,
      null,
      null,
      null,
      null,
      '研究生',
      '大学本科',
      '大专及以下',
      '40岁及以下',
      '41–45岁',
      '46–50岁',
      '51岁及以上',
      null,
      null,
    ],
  ],
  rows: [
    ['合计', ...sums((column) => `SUM(${column}6:${column}7)`, 1, 13), ''],
    ['中层正职', ...blanks(13)],
    ['中层副职', ...blanks(13)],
    ['　其中：女', '', '—', ...blanks(11)],
  ],
  foot: '单位负责人：　　　　　　审核人：　　　　　　制表人：　　　　　　报出日期：　　年　　月　　日',
  merges: [
    'A1:N1',
    'A2:G2',
    'H2:N2',
    'A3:A4',
    'B3:B4',
    'C3:C4',
    'D3:D4',
    'E3:E4',
    'F3:H3',
    'I3:L3',
    'M3:M4',
    'N3:N4',
    'A9:N9',
  ],
  widths: [16, 8, 8, 8, 8, 9, 9, 11, 11, 9, 9, 11, 10, 9],
}

/** 附件3: everybody by what they are, in rows. */
const structure: Sheet = {
  name: '附件3',
  title: '附件3　职工队伍结构情况统计表',
  about: ['填报单位：', '单位：人'],
  head: [['项目', null, '序号', '合计', '女', '经营管理人员', '专业技术人员', '技能人员']],
  rows: [
    ['甲', '乙', '丙', '1', '2', '3', '4', '5'],
    ['总数', null, '1', ...blanks(5)],
    ['政治面貌', '中共党员', '2', ...blanks(5)],
    [null, '共青团员', '3', ...blanks(5)],
    [null, '民主党派', '4', ...blanks(5)],
    ['学历', '研究生', '5', ...blanks(5)],
    [null, '大学本科', '6', ...blanks(5)],
    [null, '大学专科', '7', ...blanks(5)],
    [null, '中专', '8', ...blanks(5)],
    [null, '高中及以下', '9', ...blanks(5)],
    ['学历合计', null, '10', ...sums((column) => `${column}9+${column}10+${column}11+${column}12+${column}13`, 3, 8)],
    ['职称', '高级职称', '11', ...blanks(5)],
    [null, '中级职称', '12', ...blanks(5)],
    [null, '初级职称', '13', ...blanks(5)],
  ],
  foot: '注：本表由人事部门填报。',
  merges: ['A1:H1', 'A2:E2', 'F2:H2', 'A3:B3', 'A5:B5', 'A6:A8', 'A9:A13', 'A14:B14', 'A15:A17', 'A18:H18'],
  widths: [12, 16, 6, 10, 10, 14, 14, 12],
}

const style = { title: 1, about: 2, aboutEnd: 3, head: 4, label: 5, blank: 6, sum: 7, foot: 8 } as const

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const line = `${['left', 'right', 'top', 'bottom'].map((side) => `<${side} style='thin'><color auto="1"/></${side}>`).join('')}<diagonal/>`
const xf = (font: number, fill: number, border: number, align: string) =>
  `<xf numFmtId="0" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${align}/></xf>`

const styles = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="${main}"><fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="黑体"/></font><font><b/><sz val="10"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${line}</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="9">${[
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  xf(1, 0, 0, 'horizontal="center" vertical="center"'),
  xf(0, 0, 0, 'horizontal="left" vertical="center"'),
  xf(0, 0, 0, 'horizontal="right" vertical="center"'),
  xf(2, 0, 1, 'horizontal="center" vertical="center" wrapText="1"'),
  xf(0, 0, 1, 'horizontal="center" vertical="center"'),
  xf(0, 0, 1, 'horizontal="right" vertical="center"'),
  xf(0, 2, 1, 'horizontal="right" vertical="center"'),
  xf(0, 0, 0, 'horizontal="left" vertical="center"'),
].join(
  '',
)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><font><color rgb="FF9C0006"/></font></dxf></dxfs></styleSheet>`

/** Every text once, as Excel keeps them. */
function sharing() {
  const texts: string[] = []
  return {
    texts,
    at: (text: string) => {
      const known = texts.indexOf(text)
      return known < 0 ? texts.push(text) - 1 : known
    },
  }
}

function sheetXml(sheet: Sheet, share: (text: string) => number): string {
  const width = sheet.widths.length
  const cell = (said: Said | undefined, row: number, column: number, as: number): string => {
    const at = `r="${letters[column]}${row}" s="${as}"`
    if (said === null || said === undefined || said === '') return `<c ${at}/>`
    if (said.startsWith('=')) return `<c ${at}><f>${escaped(said.slice(1))}</f><v>0</v></c>`
    return `<c ${at} t="s"><v>${share(said)}</v></c>`
  }
  const row = (number: number, height: number, cells: readonly string[]) =>
    `<row r="${number}" spans="1:${width}" ht="${height}" customHeight="1">${cells.join('')}</row>`
  const over = (said: readonly [string, string], at: number) =>
    letters
      .slice(0, width)
      .split('')
      .map((_, column) => {
        const start = sheet.merges.find((ref) => ref.endsWith(`${at}`) && ref.startsWith(`${letters[column]}${at}:`))
        const text = column === 0 ? said[0] : start ? said[1] : ''
        return cell(text, at, column, column === 0 || !start ? style.about : style.aboutEnd)
      })
  const first = 3 + sheet.head.length
  const lines = [
    row(
      1,
      32,
      Array.from({ length: width }, (_, column) => cell(column === 0 ? sheet.title : '', 1, column, style.title)),
    ),
    row(2, 20, over(sheet.about, 2)),
    ...sheet.head.map((said, at) =>
      row(
        3 + at,
        26,
        said.map((text, column) => cell(text, 3 + at, column, style.head)),
      ),
    ),
    ...sheet.rows.map((said, at) => {
      const labels = sheet.head[0]?.indexOf('合计') ?? -1
      const stub = labels > 0 ? labels : 1
      return row(
        first + at,
        22,
        said.map((text, column) => {
          const as = column < stub ? style.label : text?.startsWith('=') ? style.sum : text ? style.label : style.blank
          return cell(text, first + at, column, as)
        }),
      )
    }),
    row(first + sheet.rows.length, 24, [cell(sheet.foot, first + sheet.rows.length, 0, style.foot)]),
  ]
  const last = `${letters[width - 1]}${first + sheet.rows.length}`
  const columns = sheet.widths.map(
    (chars, at) => `<col min="${at + 1}" max="${at + 1}" width="${chars}" customWidth="1"/>`,
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="${main}" xmlns:r="${relations}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${last}"/><sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane xSplit="1" ySplit="${first - 1}" topLeftCell="B${first}" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="18"/><cols>${columns.join('')}</cols><sheetData>${lines.join('')}</sheetData><mergeCells count="${sheet.merges.length}">${sheet.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells><conditionalFormatting sqref="B${first}:${last}"><cfRule type="cellIs" dxfId="0" priority="1" operator="lessThan"><formula>0</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="whole" operator="greaterThanOrEqual" allowBlank="1" showErrorMessage="1" sqref="B${first}:${last}"><formula1>0</formula1></dataValidation></dataValidations><printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>`
}

/**
 * A superior's blank workbook as offices get it: two tables, with merged headings, sums, rules and settings of its printing.
 * `reworded` says other words for some of its cells, as next year's file may.
 */
export async function superiorForm(reworded: Readonly<Record<string, string>> = {}): Promise<Uint8Array> {
  const { ZipFile } = await import('yazl')
  const [zip, shared, sheets] = [new ZipFile(), sharing(), [middle, structure]]
  const bodies = sheets.map((sheet) => sheetXml(sheet, (text) => shared.at(reworded[text] ?? text)))
  const numbered = sheets.map((_, at) => at + 1)
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const parts: readonly (readonly [string, string])[] = [
    [
      '[Content_Types].xml',
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${numbered.map((at) => `<Override PartName="/xl/worksheets/sheet${at}.xml" ContentType="${type}.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${type}.sharedStrings+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.map(({ name }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets><definedNames>${sheets.map(({ name }, at) => `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${name}!$1:$4</definedName>`).join('')}</definedNames><calcPr calcId="191029"/></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${numbered.map((at) => `<Relationship Id="rId${at}" Type="${relations}/worksheet" Target="worksheets/sheet${at}.xml"/>`).join('')}<Relationship Id="rIdS" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rIdT" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ],
    ...bodies.map((body, at) => [`xl/worksheets/sheet${at + 1}.xml`, body] as const),
    ['xl/styles.xml', styles],
    [
      'xl/sharedStrings.xml',
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<sst xmlns="${main}" uniqueCount="${shared.texts.length}">${shared.texts.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    ],
  ]
  for (const [name, text] of parts) zip.addBuffer(Buffer.from(text), name, { mtime: new Date(1980, 0, 1, 12) })
  zip.end()
  const chunks: Uint8Array[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return new Uint8Array(Buffer.concat(chunks))
}
