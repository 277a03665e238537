import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  HeightRule,
  ImageRun,
  LineRuleType,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  VerticalMergeType,
  WidthType,
} from 'docx'
import type { ExchangeFile } from '#domain/dossiers/section.ts'
import type { AppointmentForm } from '#domain/prints/papers/appointment.ts'
import { backColumns, backRows } from '#views/prints/appointment.pdf.ts'
import { frontColumns, frontRows } from '#views/prints/front.pdf.ts'
import { repacked } from './repacked.ts'
import { resumeSize } from './resume-size.ts'

/**
 * 干部任免审批表 of 2025 for Word (docs/law/appointment-form.md §2). Words stand as they came in; dates and ages as the form
 * writes them. Rows grow with their words, so that nothing is cut off.
 */
export async function drawAppointmentDocx(
  form: AppointmentForm,
  file: ExchangeFile,
  photo: Uint8Array | undefined,
): Promise<Uint8Array> {
  const document = new Document({
    title: '干部任免审批表',
    creator: '',
    lastModifiedBy: '',
    styles: { default: { document: { run: { font: faces, size: 28 } } } },
    sections: [
      { properties: page(11.1, 20, 12, 22), children: [heading(), front(form, file, photo)] },
      { properties: page(27.8, 20, 10, 22.5), children: [back(form, file), signed(form)] },
    ],
  })
  return repacked(await Packer.toBuffer(document))
}

const faces = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' }
const mm = convertMillimetersToTwip

const page = (top: number, right: number, bottom: number, left: number) => ({
  page: {
    size: { width: mm(210), height: mm(297) },
    margin: { top: mm(top), right: mm(right), bottom: mm(bottom), left: mm(left), header: 0, footer: 0, gutter: 0 },
  },
})

const heading = () =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: mm(4) },
    children: [new TextRun({ text: '干 部 任 免 审 批 表', size: 48, font: faces })],
  })

const signed = ({ filledBy }: AppointmentForm) =>
  new Paragraph({ spacing: { before: mm(1) }, children: [new TextRun({ text: `填表人：${filledBy}`, size: 24 })] })

type Cell = {
  readonly text: string
  /** Columns from and to, counted from 0, the end left out. */
  readonly at: readonly [number, number]
  readonly size?: number
  readonly start?: true
  /** Begins a cell that goes down, or goes on with it. */
  readonly down?: 'begins' | 'goes-on'
  readonly hanging?: number
  readonly image?: Uint8Array | undefined
}

const label = (text: string, from: number, to: number, more: Partial<Cell> = {}): Cell => ({
  text,
  at: [from, to],
  size: 24,
  ...more,
})
const value = (text: string, from: number, to: number, more: Partial<Cell> = {}): Cell => ({
  text,
  at: [from, to],
  ...more,
})

function front(form: AppointmentForm, file: ExchangeFile, photo: Uint8Array | undefined) {
  const { person } = form
  const raw = (tag: string) => file.text(tag)
  const beside = (down: Cell['down']) =>
    value('', 7, 8, { ...(down && { down }), image: down === 'begins' ? photo : undefined })
  const side = (down: Cell['down']) => label('学历\n学位', 0, 2, { ...(down && { down }) })
  const size = resumeSize(raw('JianLi'))
  const rows: readonly (readonly Cell[])[] = [
    [
      ...pair('姓 名', raw('XingMing'), 0),
      ...pair('性 别', raw('XingBie'), 3),
      ...pair('出生年月\n（岁）', person.birth, 5),
      beside('begins'),
    ],
    [
      ...pair('民 族', raw('MinZu'), 0),
      ...pair('籍 贯', raw('JiGuan'), 3),
      ...pair('出生地', raw('ChuShengDi'), 5),
      beside('goes-on'),
    ],
    [
      ...pair('入党时间', person.party, 0),
      ...pair('参加工作时间', person.workStart, 3),
      ...pair('到龄时间', person.retirement, 5),
      beside('goes-on'),
    ],
    [
      ...pair('健康状况', raw('JianKangZhuangKuang'), 0),
      ...pair('专业技术职务', raw('ZhuanYeJiShuZhiWu'), 3),
      ...pair('熟悉专业有何专长', raw('ShuXiZhuanYeYouHeZhuanChang'), 5),
      beside('goes-on'),
    ],
    ...(['QuanRiZhiJiaoYu', 'ZaiZhiJiaoYu'] as const).flatMap((mode, half) =>
      (['XueLi', 'XueWei'] as const).map((part, line) => [
        side(half + line === 0 ? 'begins' : 'goes-on'),
        label(half === 0 ? '全日制\n教育' : '在职\n教育', 2, 3, { down: line === 0 ? 'begins' : 'goes-on' }),
        value(raw(`${mode}_${part}`), 3, 5),
        label('毕业院校\n系及专业', 5, 6, { down: line === 0 ? 'begins' : 'goes-on' }),
        value(raw(`${mode}_${part}_BiYeYuanXiaoXi`), 6, 8, { start: true }),
      ]),
    ),
    post('现任职务', raw('XianRenZhiWu')),
    post('拟任职务', raw('NiRenZhiWu')),
    post('拟免职务', raw('NiMianZhiWu')),
    [label('简\n\n\n历', 0, 1), value(raw('JianLi'), 1, 8, { start: true, size: size * 2, hanging: size * 9 })],
  ]
  return table(frontColumns, frontRows, rows)
}

const pair = (name: string, text: string, from: number): readonly Cell[] => {
  const middle = from === 0 ? 2 : from + 1
  return [label(name, from, middle), value(text, middle, middle + 1)]
}

const post = (name: string, text: string): readonly Cell[] => [label(name, 0, 3), value(text, 3, 8, { start: true })]

const printedRelatives = 7

function back(form: AppointmentForm, file: ExchangeFile) {
  const family = file
    .items('JiaTingChengYuan')
    .map((item, at) => [
      item('ChengWei'),
      item('XingMing'),
      form.person.family[at]?.age ?? '',
      item('ZhengZhiMianMao'),
      item('GongZuoDanWeiJiZhiWu'),
    ])
  const blank = Array.from({ length: Math.max(0, printedRelatives - family.length) }, () => ['', '', '', '', ''])
  const lines = [['称谓', '姓名', '年龄', '政治面貌', '工作单位及职务'], ...family, ...blank]
  const side = '家庭主要成员及重要社会关系'
  const relatives = lines.map((line, at) => [
    label(side, 0, 1, { down: at === 0 ? 'begins' : 'goes-on' }),
    ...line.map((text, column) =>
      at === 0
        ? label(text, column + 1, column === 4 ? 7 : column + 2)
        : value(text, column + 1, column === 4 ? 7 : column + 2, column === 4 ? { start: true } : {}),
    ),
  ])
  const rows: readonly (readonly Cell[])[] = [
    wide('奖惩情况', file.text('JiangChengQingKuang')),
    wide('年度考核结果', file.text('NianDuKaoHeJieGuo')),
    wide('任免理由', file.text('RenMianLiYou')),
    ...relatives,
    [label('呈报单位', 0, 1), value(`${file.text('ChengBaoDanWei')}\n\n${form.filledOn || blankDate}`, 1, 7)],
    [
      label('审批机关意见', 0, 1),
      value(`\n\n（盖章）\n${blankDate}`, 1, 5),
      label('行政机关任免意见', 5, 6),
      value(`\n\n（盖章）\n${blankDate}`, 6, 7),
    ],
  ]
  const further = Array.from({ length: Math.max(0, family.length - printedRelatives) }, () => relativeHeight)
  const heights = [...backRows.slice(0, 4 + printedRelatives), ...further, submitterHeight, ...backRows.slice(-1)]
  return table(backColumns, heights, rows)
}

const relativeHeight = 12.3
const submitterHeight = 36.5
const blankDate = '年　　月　　日'

const wide = (name: string, text: string): readonly Cell[] => [label(name, 0, 1), value(text, 1, 7, { start: true })]

const rule = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000' })

function table(columns: readonly number[], heights: readonly number[], rows: readonly (readonly Cell[])[]) {
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: columns.map((width) => mm(width)),
    width: { size: mm(sum(columns)), type: WidthType.DXA },
    margins: { left: mm(0.8), right: mm(0.8) },
    borders: {
      top: rule(12),
      bottom: rule(12),
      left: rule(12),
      right: rule(12),
      insideHorizontal: rule(8),
      insideVertical: rule(8),
    },
    rows: rows.map(
      (cells, at) =>
        new TableRow({
          height: { value: mm(heights[at] ?? 6), rule: HeightRule.ATLEAST },
          children: cells.map((cell) => drawCell(cell, columns)),
        }),
    ),
  })
}

const sum = (lengths: readonly number[]) => lengths.reduce((all, length) => all + length, 0)

function drawCell({ text, at: [from, to], size = 28, start, down, hanging, image }: Cell, columns: readonly number[]) {
  const lines = down === 'goes-on' ? [''] : text.split(/\r\n|[\r\n]/)
  return new TableCell({
    columnSpan: to - from,
    width: { size: mm(sum(columns.slice(from, to))), type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    ...(down && { verticalMerge: down === 'begins' ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE }),
    children: image ? [picture(image)] : lines.map((line) => paragraph(line, { size, start, hanging })),
  })
}

type Style = { readonly size: number; readonly start?: true | undefined; readonly hanging?: number | undefined }

const paragraph = (line: string, { size, start, hanging }: Style) =>
  new Paragraph({
    alignment: start ? AlignmentType.LEFT : AlignmentType.CENTER,
    // Lines are a point further apart than the size for the résumé, and 16 points else; both as Word counts, in twentieths.
    spacing: { line: hanging ? size * 10 + 20 : 320, lineRule: LineRuleType.AT_LEAST },
    ...(hanging && { indent: { left: hanging * 20, hanging: hanging * 20 } }),
    children: [new TextRun({ text: line, size, font: faces })],
  })

/** 4:5, in the middle of its four rows. */
const picture = (bytes: Uint8Array) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new ImageRun({
        type: bytes[0] === 0x89 ? 'png' : 'jpg',
        data: bytes,
        transformation: { width: 129, height: 161 },
      }),
    ],
  })
