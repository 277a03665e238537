import iconv from 'iconv-lite'
import { docxOf, formDocx, formXml, paragraph, tableXml } from './docx-file.ts'
import { lrm, lrmText } from './lrm-file.ts'
import { person, type Values, written } from './person-file.ts'
import { zipOf } from './zip-file.ts'

/**
 * Files as other programs, other years and other people's hands leave them behind, made here of the invented person. What
 * is not told of a value is as the person has it.
 */
export type Stray = {
  readonly is: string
  readonly name: string
  readonly bytes: () => Promise<Uint8Array> | Uint8Array
} & (
  | { readonly refused: string }
  | {
      /** Values in words, by section and field; `undefined` where there is none. */
      readonly says?: Readonly<Record<string, string | undefined>>
      /** The codes of what a person is asked about or told. */
      readonly asks?: readonly string[]
      /** How many records a section has that says something else throughout. */
      readonly has?: Readonly<Record<string, number>>
      readonly photo?: true
    }
)

const utf8 = (text: string) => new TextEncoder().encode(text)
const withMark = (text: string) => utf8(`\uFEFF${text}`)
const crlf = (text: string) => text.replace(/\r?\n/g, '\r\n')
const utf16 = (text: string, mark = true) => new Uint8Array(Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le'))
const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts))
const head = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>\n`
const lrmx = (changes: Values, declared?: string) => utf8(written(changes, declared))

const blankValues: Values = Object.fromEntries(
  Object.keys(person).map((tag) => [tag, tag === 'JiaTingChengYuan' ? [['', '', '', '', '']] : '']),
)

const resume = (...lines: readonly string[]) => ({ JianLi: lines.join('\n') })

const ofLrmx: readonly Stray[] = [
  {
    is: 'an .lrmx with a byte order mark and CRLF, as Windows writes it',
    name: 'a.lrmx',
    bytes: () => withMark(crlf(written())),
  },
  { is: 'an .lrmx in UTF-16 with its mark', name: 'a.lrmx', bytes: () => utf16(written({}, head('utf-16'))) },
  {
    is: 'an .lrmx in GBK behind the mark of UTF-8',
    name: 'a.lrmx',
    bytes: () => joined(new Uint8Array([0xef, 0xbb, 0xbf]), iconv.encode(written({}, head('GBK')), 'gbk')),
    refused: 'import.undecodable',
  },
  {
    is: 'an .lrmx whose declaration has single quotes and capitals, below a blank line',
    name: 'A.LRMX',
    bytes: () => utf8(written({}, "\n<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n")),
  },
  {
    is: 'an .lrmx of .NET, with two namespaces at its root',
    name: 'a.lrmx',
    bytes: () =>
      utf8(
        written().replace(
          '<Person>',
          '<Person xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">',
        ),
      ),
  },
  {
    is: 'an .lrmx with a style sheet, comments and CDATA',
    name: 'a.lrmx',
    bytes: () =>
      utf8(
        written({}, `${head('UTF-8')}<?xml-stylesheet type="text/xsl" href="a.xsl"?>\n`).replace(
          '<XingMing>林致远</XingMing>',
          '<!-- 姓名 --><XingMing><![CDATA[林致远]]></XingMing>',
        ),
      ),
  },
  {
    is: 'an .lrmx whose line ends are numbers',
    name: 'a.lrmx',
    bytes: () => utf8(written().replace(/<JianLi>[^<]*</, (text) => text.replaceAll('\n', '&#13;&#10;'))),
  },
  {
    is: 'an .lrmx of a name that is spaced out',
    name: 'a.lrmx',
    bytes: () => lrmx({ XingMing: '林　　远' }),
    says: { 'basic.name': '林远' },
  },
  {
    is: 'an .lrmx with the number in full width and a small x',
    name: 'a.lrmx',
    bytes: () => lrmx({ ShenFenZheng: '１１０１０１１９７５０３１２９９９x' }),
    asks: ['id-cleaned'],
  },
  {
    is: 'an .lrmx with months written in four ways',
    name: 'a.lrmx',
    bytes: () =>
      lrmx({
        ChuShengNianYue: '1975-03',
        RuDangShiJian: '1999年6月',
        CanJiaGongZuoShiJian: '1997/07',
        JiSuanNianLingShiJian: '2026.11.01',
      }),
  },
  {
    is: 'an .lrmx whose résumé has other dashes, an end that is 至今, tabs and blank lines',
    name: 'a.lrmx',
    bytes: () =>
      lrmx(
        resume(
          '1993.09—1997.07\t华北某工业大学材料系铸造专业学习',
          '',
          '1997年07月－2001年05月　星河重工有限公司铸造车间技术员',
          '2001.05~2006.03  星河重工有限公司技术部助理工程师、工程师',
          '2006.03——2012.11 星河重工有限公司技术部副部长',
          '2012.11-2019.08  星河重工有限公司技术部部长',
          '　　（其间：2013.09--2015.12华中某大学管理学院工商管理专业在职研究生学习）',
          '2019.08至今      星河重工有限公司总工程师助理、技术部部长',
        ),
      ),
  },
  {
    is: 'an .lrmx whose photo is a data address broken into lines',
    name: 'a.lrmx',
    bytes: () => lrmx({ ZhaoPian: `data:image/jpeg;base64,\r\n${jpeg.replace(/(.{20})/g, '$1\r\n')}` }),
    photo: true,
  },
  {
    is: 'an .lrmx of the years before 到龄时间',
    name: 'a.lrmx',
    bytes: () => lrmx({ DaoLingNianYue: undefined, GaiGeQianRenZhiNianLingJieXian: undefined, Version: undefined }),
    says: { 'basic.retirement': undefined, 'basic.retirementLimit': undefined },
  },
  { is: 'a blank form as .lrmx', name: '空表.lrmx', bytes: () => lrmx(blankValues), refused: 'import.nobody' },
  {
    is: 'an .lrmx cut in the middle of a character',
    name: 'a.lrmx',
    bytes: () => utf8(written()).slice(0, 1201),
    refused: 'import.undecodable',
  },
  {
    is: 'an .lrmx with a bomb of entities',
    name: 'a.lrmx',
    bytes: () =>
      utf8(
        `<!DOCTYPE Person [<!ENTITY a "${'x'.repeat(99)}">${[...'bcdef'].map((one, at) => `<!ENTITY ${one} "${`&${'abcde'[at]};`.repeat(99)}">`).join('')}]><Person><XingMing>&f;</XingMing></Person>`,
      ),
    refused: 'import.doctype',
  },
  {
    is: 'an .lrmx of three hundred relatives',
    name: 'a.lrmx',
    bytes: () =>
      lrmx({ JiaTingChengYuan: Array.from({ length: 300 }, (_, at) => ['儿子', `林${at}`, '', '群众', '某厂']) }),
    has: { family: 300 },
  },
]

/** A JPEG of one point. */
export const jpeg =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA='

const ofLrm: readonly Stray[] = [
  { is: 'an .lrm in UTF-8 with its mark', name: 'a.lrm', bytes: () => withMark(lrmText()) },
  { is: 'an .lrm in UTF-16', name: 'a.lrm', bytes: () => utf16(lrmText()) },
  {
    is: 'an .lrm with lines ended by LF, an end mark of DOS and NULs behind it',
    name: 'a.lrm',
    bytes: () =>
      joined(iconv.encode(lrmText().replaceAll('\r\n', '\n'), 'gbk'), new Uint8Array([13, 10, 0x1a, 0, 0, 0])),
  },
  {
    is: 'an .lrm with quotation marks of both kinds and commas in its reason',
    name: 'a.lrm',
    bytes: () => lrm({ 28: '获"先进"、“优秀”称号,工作需要,经研究' }),
    says: { 'form.reason': '获"先进"、“优秀”称号,工作需要,经研究' },
  },
  {
    is: 'an .lrm of ten relatives, padded',
    name: 'a.lrm',
    bytes: () => {
      const pad = (value: (at: number) => string) => `${Array.from({ length: 10 }, (_, at) => value(at)).join('@')}@@@`
      return lrm({
        20: pad(() => '儿子'),
        21: pad((at) => `林子${'甲乙丙丁戊己庚辛壬癸'[at]}`),
        22: pad(() => '200001'),
        23: pad(() => '群众'),
        24: pad(() => '某厂工人'),
      })
    },
    has: { family: 10 },
  },
  {
    is: 'a blank form as .lrm',
    name: '空表.lrm',
    bytes: () => utf8(Array.from({ length: 33 }, () => '""').join(',')),
    refused: 'import.nobody',
  },
  {
    is: 'an .lrm cut in its résumé',
    name: 'a.lrm',
    bytes: () => lrm().slice(0, 420),
    refused: 'import.lrm-cut',
  },
]

/** The form as WPS writes it: grids, bookmarks, smart tags, alternative content, marks of proofing, a section at the end. */
const ofWps = (xml: string) =>
  `${xml
    .replaceAll(
      '<w:tbl><w:tblPr/>',
      '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>',
    )
    .replaceAll(
      '<w:r><w:t',
      '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t',
    )
    .replace(
      '林致远',
      '</w:t></w:r><w:smartTag w:uri="urn:x" w:element="name"><w:r><w:t>林致远</w:t></w:r></w:smartTag><w:r><w:t>',
    )}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>`

/** The same with every dash of the résumé as an element of Word. */
const withDashes = (xml: string) =>
  xml.replace(/(\d{4}\.\d\d)--/g, '$1</w:t><w:noBreakHyphen/><w:noBreakHyphen/><w:t xml:space="preserve">')

const strictly = 'http://purl.oclc.org/ooxml/wordprocessingml/main'

const ofWord: readonly Stray[] = [
  { is: 'a .docx with the marks of WPS', name: 'a.docx', bytes: () => docxOf(ofWps(formXml())) },
  {
    is: 'a .docx of the older layout with the marks of WPS',
    name: 'a.docx',
    bytes: () => docxOf(ofWps(formXml({}, { layout: 'older' }))),
    says: { 'basic.retirement': undefined },
  },
  { is: 'a .docx with hyphens that do not break', name: 'a.docx', bytes: () => docxOf(withDashes(formXml())) },
  {
    is: 'a .docx with a link and the code of its field',
    name: 'a.docx',
    bytes: () =>
      docxOf(
        formXml().replace(
          '华北某工业大学材料系铸造专业</w:t></w:r>',
          '</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "http://x" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:hyperlink><w:r><w:t>华北某工业大学材料系铸造专业</w:t></w:r></w:hyperlink><w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ),
      ),
  },
  {
    is: 'a .docx of the strict kind',
    name: 'a.docx',
    bytes: () =>
      zipOf([
        ['[Content_Types].xml', '<Types/>'],
        ['word/document.xml', `<w:document xmlns:w="${strictly}"><w:body>${formXml()}</w:body></w:document>`],
      ]),
  },
  {
    is: 'a .docx whose document has another name, as a program of the web writes it',
    name: 'a.docx',
    bytes: () =>
      zipOf([
        [
          '[Content_Types].xml',
          '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        ],
        [
          '_rels/.rels',
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>',
        ],
        [
          'word/document2.xml',
          `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${formXml()}</w:body></w:document>`,
        ],
      ]),
  },
  {
    is: 'a .docx in UTF-16 within',
    name: 'a.docx',
    bytes: () =>
      zipOf([
        ['[Content_Types].xml', '<Types/>'],
        [
          'word/document.xml',
          utf16(
            `<?xml version="1.0" encoding="utf-16"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${formXml()}</w:body></w:document>`,
          ),
        ],
      ]),
  },
  {
    is: 'a .docx with a bomb of entities within',
    name: 'a.docx',
    bytes: () =>
      zipOf([
        ['[Content_Types].xml', '<Types/>'],
        ['word/document.xml', '<!DOCTYPE a [<!ENTITY b "c">]><w:document><w:body/></w:document>'],
      ]),
    refused: 'import.docx-broken',
  },
  {
    is: 'a blank form as .docx',
    name: '空表.docx',
    bytes: () => formDocx(Object.fromEntries(formKeys.map((key) => [key, ''])), { family: [] }),
    refused: 'import.nobody',
  },
  {
    is: 'a letter as .docx',
    name: 'a.docx',
    bytes: () => docxOf(paragraph('关于开会的通知')),
    refused: 'import.not-a-form',
  },
  {
    is: 'a list of people as .docx',
    name: '名册.docx',
    bytes: () =>
      docxOf(
        tableXml([
          ['姓名', '性别', '出生年月'],
          ['林致远', '男', '1975.03'],
          ['方宁', '女', '1979.09'],
        ]),
      ),
    refused: 'import.not-a-form',
  },
  {
    is: 'a .docx cut off',
    name: 'a.docx',
    bytes: async () => (await formDocx()).slice(0, 2000),
    refused: 'import.docx-broken',
  },
  {
    is: 'a .docm',
    name: 'a.docm',
    bytes: () => docxOf(formXml(), [['word/vbaProject.bin', 'x']]),
    refused: 'import.macros',
  },
]

const formKeys = [
  'name',
  'sex',
  'birth',
  'nation',
  'nativePlace',
  'birthPlace',
  'party',
  'work',
  'retirement',
  'health',
  'title',
  'speciality',
  'level1',
  'degree1',
  'school1',
  'level2',
  'degree2',
  'school2',
  'post',
  'proposed',
  'removed',
  'resume',
  'conduct',
  'appraisals',
  'reason',
  'reporter',
] as const

const ofOthers: readonly Stray[] = [
  {
    is: 'a workbook',
    name: '名册.xlsx',
    bytes: () =>
      zipOf([
        ['[Content_Types].xml', '<Types/>'],
        ['xl/workbook.xml', '<workbook/>'],
      ]),
    refused: 'import.sheet',
  },
  {
    is: 'a slide show',
    name: 'a.pptx',
    bytes: () =>
      zipOf([
        ['[Content_Types].xml', '<Types/>'],
        ['ppt/presentation.xml', '<p/>'],
      ]),
    refused: 'import.not-a-form',
  },
  {
    is: 'a document of LibreOffice',
    name: 'a.odt',
    bytes: () =>
      zipOf([
        ['mimetype', 'application/vnd.oasis.opendocument.text'],
        ['content.xml', '<x/>'],
      ]),
    refused: 'import.word-old',
  },
  {
    is: 'a fixed layout as .ofd',
    name: 'a.ofd',
    bytes: () =>
      zipOf([
        ['OFD.xml', '<ofd:OFD/>'],
        ['Doc_0/Document.xml', '<x/>'],
      ]),
    refused: 'import.pdf',
  },
  {
    is: 'a rich text that is called .doc',
    name: 'a.doc',
    bytes: () => utf8('{\\rtf1\\ansi\\ansicpg936 \\u24178?}'),
    refused: 'import.word-old',
  },
  {
    is: 'a web archive that is called .doc',
    name: 'a.doc',
    bytes: () => utf8('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x'),
    refused: 'import.word-old',
  },
  {
    is: 'a page of the web that is called .doc, as many a program exports it',
    name: 'a.doc',
    bytes: () => withMark('<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><table/></body></html>'),
    refused: 'import.word-old',
  },
  {
    is: 'the page on which one signs in, saved as .lrmx',
    name: 'a.lrmx',
    bytes: () => utf8('\r\n<!DOCTYPE html>\n<html><body>登录</body></html>'),
    refused: 'import.web-page',
  },
  {
    is: 'a packed file of 7-Zip',
    name: 'a.7z',
    bytes: () => new Uint8Array([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4, 1, 2, 3, 4]),
    refused: 'import.archive',
  },
  {
    is: 'a packed file of gzip',
    name: 'a.lrmx.gz',
    bytes: () => new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2]),
    refused: 'import.archive',
  },
  { is: 'a list as .csv', name: '名册.csv', bytes: () => utf8('姓名,性别\n林致远,男\n'), refused: 'import.not-xml' },
]

export const strays: readonly Stray[] = [...ofLrmx, ...ofLrm, ...ofWord, ...ofOthers]
