import { escaped, person } from './person-file.ts'
import { type Packed, zipOf } from './zip-file.ts'

/** A cell: its text, or its XML where a test needs that; how many columns it takes and whether it is merged downward. */
export type Cell =
  | string
  | { readonly text?: string; readonly xml?: string; readonly span?: number; readonly merge?: 'restart' | 'continue' }

const paragraphs = (text: string) =>
  text
    .split('\n')
    .map((line) => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`)
    .join('')

function cellXml(cell: Cell): string {
  const { text = '', xml, span = 1, merge } = typeof cell === 'string' ? { text: cell } : cell
  const merged = merge ? `<w:vMerge w:val="${merge}"/>` : ''
  return `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/>${merged}</w:tcPr>${xml ?? paragraphs(text)}</w:tc>`
}

export const tableXml = (rows: readonly (readonly Cell[])[]): string =>
  `<w:tbl><w:tblPr/>${rows.map((row) => `<w:tr>${row.map(cellXml).join('')}</w:tr>`).join('')}</w:tbl>`

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
].join(' ')

const types =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'

/** A Word file with this body and further parts. */
export const docxOf = (body: string, parts: Packed = []): Promise<Uint8Array<ArrayBuffer>> =>
  zipOf([
    ['[Content_Types].xml', types],
    ['word/document.xml', `<?xml version="1.0"?><w:document ${namespaces}><w:body>${body}</w:body></w:document>`],
    ...parts,
  ])

export const paragraph = (text: string): string => paragraphs(text)

/** A picture in a cell, and the parts that it needs. */
export const pictureXml = (id = 'rId9') =>
  `<w:p><w:r><w:drawing><a:graphic><a:blip r:embed="${id}"/></a:graphic></w:drawing></w:r></w:p>`
export const pictureParts = (picture: Uint8Array, ending = 'jpeg', id = 'rId9'): Packed => [
  [
    'word/_rels/document.xml.rels',
    `<?xml version="1.0"?><Relationships><Relationship Id="${id}" Type="image" Target="media/image1.${ending}"/></Relationships>`,
  ],
  [`word/media/image1.${ending}`, picture],
]

export type FormCells = Readonly<Record<string, Cell>>

/** The values of the invented person, as the form has them. */
export const formCells = {
  name: person.XingMing,
  sex: person.XingBie,
  birth: '1975.03\n（51岁）',
  nation: person.MinZu,
  nativePlace: person.JiGuan,
  birthPlace: person.ChuShengDi,
  party: '1999.06',
  work: '1997.07',
  retirement: '2037.10（62岁7个月）',
  health: person.JianKangZhuangKuang,
  title: person.ZhuanYeJiShuZhiWu,
  speciality: person.ShuXiZhuanYeYouHeZhuanChang,
  level1: '大学',
  degree1: '工学学士',
  school1: person.QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi,
  level2: '研究生',
  degree2: '工商管理硕士',
  school2: person.ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi,
  post: person.XianRenZhiWu,
  proposed: person.NiRenZhiWu,
  removed: person.NiMianZhiWu,
  resume: person.JianLi,
  conduct: person.JiangChengQingKuang,
  appraisals: person.NianDuKaoHeJieGuo,
  reason: person.RenMianLiYou,
  reporter: '星河重工有限公司党委\n2026年11月1日',
  photo: '',
} as const satisfies FormCells

const spanned = (cell: Cell, span: number): Cell =>
  typeof cell === 'string' ? { text: cell, span } : { ...cell, span }

type Relative = readonly [relation: string, name: string, birth: string, politics: string, work: string]

export const relatives: readonly Relative[] = [
  ['妻子', '许明舟', '1977.08', '群众', '某市第二小学教师'],
  ['父亲', '林守田', '1949.03', '群众', '某县农机厂退休工人（已去世）'],
]

/** The form in either layout: 2025, or the older one with 健康状况 in the third row (docs/law/appointment-form.md §1). */
export function formXml(
  changes: FormCells = {},
  { layout = '2025', family = relatives, birthHead = '出生年月' }: Partial<Layout> = {},
): string {
  const c = { ...formCells, ...changes }
  const rows34: readonly (readonly Cell[])[] =
    layout === '2025'
      ? [
          [{ text: '入 党\n时 间', span: 2 }, c.party, '参加工\n作时间', c.work, '到龄\n时间', c.retirement, cont],
          [
            { text: '健康状况', span: 2 },
            c.health,
            '专业技\n术职务',
            c.title,
            '熟悉专业\n有何专长',
            c.speciality,
            cont,
          ],
        ]
      : [
          [{ text: '入党时间', span: 2 }, c.party, '参加工作时间', c.work, '健康状况', c.health, cont],
          [
            { text: '专业技术职务', span: 2 },
            { text: c.title, span: 2 },
            '熟悉专业有何专长',
            spanned(c.speciality, 2),
            cont,
          ],
        ]
  const front = tableXml([
    [{ text: '姓　名', span: 2 }, c.name, '性别', c.sex, '出生年月\n(岁)', c.birth, picture(c.photo)],
    [{ text: '民族', span: 2 }, c.nation, '籍贯', c.nativePlace, '出生地', c.birthPlace, cont],
    ...rows34,
    [
      { text: '学\n历\n学\n位', merge: 'restart' },
      { text: '全日制\n教　育', span: 2, merge: 'restart' },
      spanned(c.level1, 2),
      { text: '毕业院校\n系及专业', merge: 'restart' },
      spanned(c.school1, 2),
    ],
    [cont, { span: 2, merge: 'continue' }, spanned(c.degree1, 2), cont, { text: '', span: 2 }],
    [
      cont,
      { text: '在　职\n教　育', span: 2, merge: 'restart' },
      spanned(c.level2, 2),
      { text: '毕业院校\n系及专业', merge: 'restart' },
      spanned(c.school2, 2),
    ],
    [cont, { span: 2, merge: 'continue' }, spanned(c.degree2, 2), cont, { text: '', span: 2 }],
    [{ text: '现 任 职 务', span: 3 }, spanned(c.post, 5)],
    [{ text: '拟 任 职 务', span: 3 }, spanned(c.proposed, 5)],
    [{ text: '拟 免 职 务', span: 3 }, spanned(c.removed, 5)],
    ['简\n历', spanned(c.resume, 7)],
  ])
  const back = tableXml([
    ['奖惩\n情况', spanned(c.conduct, 6)],
    ['年度\n考核\n结果', spanned(c.appraisals, 6)],
    ['任免\n理由', spanned(c.reason, 6)],
    [
      { text: '家庭主要成员及重要社会关系', merge: 'restart' },
      '称谓',
      '姓名',
      birthHead,
      '政治\n面貌',
      { text: '工作单位及职务', span: 2 },
    ],
    ...[...family, ['', '', '', '', ''] as const].map((one): readonly Cell[] => [
      cont,
      ...one.slice(0, 4),
      { text: one[4], span: 2 },
    ]),
    ['呈报\n单位', spanned(c.reporter, 6)],
    [
      '审批\n机关\n意见',
      { text: '（盖章）\n　　年　月　日', span: 3 },
      '行政机关任免意见',
      { text: '（盖章）\n年 月 日', span: 2 },
    ],
  ])
  return `${paragraph('干 部 任 免 审 批 表')}${front}${paragraph('')}${back}${paragraph('填表人：方宁')}`
}

type Layout = { readonly layout: '2025' | 'older'; readonly family: readonly Relative[]; readonly birthHead: string }

const cont: Cell = { merge: 'continue' }
const picture = (cell: Cell): Cell =>
  typeof cell === 'string' ? { text: cell, merge: 'restart' } : { ...cell, merge: 'restart' }

export const formDocx = (changes: FormCells = {}, options: Partial<Layout> = {}, parts: Packed = []) =>
  docxOf(formXml(changes, options), parts)
