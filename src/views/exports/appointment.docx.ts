import { AlignmentType, Document, LineRuleType, Packer, Paragraph, TextRun } from 'docx'
import type { ExchangeFile } from '#domain/dossiers/section.ts'
import type { AppointmentForm } from '#domain/prints/papers/appointment.ts'
import { backColumns, backRows } from '#views/prints/appointment.pdf.ts'
import { relativeHeight } from '#views/prints/family.pdf.ts'
import { frontColumns, frontRows } from '#views/prints/front.pdf.ts'
import { repacked } from './repacked.ts'
import { type Cell, faces, grid, label, mm, value } from './word-grid.ts'

/**
 * 干部任免审批表 of 2025 for Word (docs/law/appointment-form.md §2), front and back of one sheet. Words stand as they came
 * in; dates and ages as the form writes them.
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

const page = (top: number, right: number, bottom: number, left: number) => ({
  page: {
    size: { width: mm(210), height: mm(297) },
    margin: { top: mm(top), right: mm(right), bottom: mm(bottom), left: mm(left), header: 0, footer: 0, gutter: 0 },
  },
})

const heading = () =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: mm(4), line: 560, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: '干 部 任 免 审 批 表', size: 48, font: faces })],
  })

const signed = ({ filledBy }: AppointmentForm) =>
  new Paragraph({
    spacing: { before: mm(1), line: 280, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: `填表人：${filledBy}`, size: 24 })],
  })

function front(form: AppointmentForm, file: ExchangeFile, photo: Uint8Array | undefined) {
  const { person } = form
  const raw = (tag: string) => file.text(tag)
  const beside = (row: number) =>
    value('', 7, 8, { down: row === 0 ? 4 : 'goes-on', image: row === 0 ? photo : undefined })
  const rows: readonly (readonly Cell[])[] = [
    [
      ...pair('姓 名', raw('XingMing'), 0),
      ...pair('性 别', raw('XingBie'), 3),
      ...pair('出生年月\n（岁）', person.birth, 5),
      beside(0),
    ],
    [
      ...pair('民 族', raw('MinZu'), 0),
      ...pair('籍 贯', raw('JiGuan'), 3),
      ...pair('出生地', raw('ChuShengDi'), 5),
      beside(1),
    ],
    [
      ...pair('入党\n时间', person.party, 0),
      ...pair('参加工\n作时间', person.workStart, 3),
      ...pair('到龄时间', person.retirement, 5),
      beside(2),
    ],
    [
      ...pair('健康\n状况', raw('JianKangZhuangKuang'), 0),
      ...pair('专业技\n术职务', raw('ZhuanYeJiShuZhiWu'), 3),
      ...pair('熟悉专业\n有何专长', raw('ShuXiZhuanYeYouHeZhuanChang'), 5),
      beside(3),
    ],
    ...(['QuanRiZhiJiaoYu', 'ZaiZhiJiaoYu'] as const).flatMap((mode, half) =>
      (['XueLi', 'XueWei'] as const).map((part, line) => [
        label('学历\n学位', 0, 2, { down: half + line === 0 ? 4 : 'goes-on' }),
        label(half === 0 ? '全日制\n教育' : '在职\n教育', 2, 3, { down: line === 0 ? 2 : 'goes-on' }),
        value(raw(`${mode}_${part}`), 3, 5),
        label('毕业院校\n系及专业', 5, 6, { down: line === 0 ? 2 : 'goes-on' }),
        value(raw(`${mode}_${part}_BiYeYuanXiaoXi`), 6, 8, { start: true }),
      ]),
    ),
    post('现任职务', raw('XianRenZhiWu')),
    post('拟任职务', raw('NiRenZhiWu')),
    post('拟免职务', raw('NiMianZhiWu')),
    [label('简\n\n\n历', 0, 1), value(raw('JianLi'), 1, 8, { start: true, resume: true })],
  ]
  return grid(frontColumns, frontRows, rows)
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
  const lines = [['称谓', '姓名', '年龄', '政治\n面貌', '工作单位及职务'], ...family, ...blank]
  const side = '家庭主要成员及重要社会关系'
  const relatives = lines.map((line, at) => [
    label(side, 0, 1, { down: at === 0 ? lines.length : 'goes-on' }),
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
  const [rewards = 0, appraisals = 0, reason = 0, head = 0] = backRows
  const each = Math.min(relativeHeight, familyHeight / (lines.length - 1))
  const relativesHeights = Array.from({ length: lines.length - 1 }, () => each)
  const heights = [rewards, appraisals, reason, head, ...relativesHeights, submitterHeight, ...backRows.slice(-1)]
  return grid(backColumns, heights, rows)
}

/** What the rows of the family may take together, in mm, so that the back stays one page: eight whole ones. */
const familyHeight = 8 * relativeHeight
const submitterHeight = 36.5
const blankDate = '年　　月　　日'

const wide = (name: string, text: string): readonly Cell[] => [label(name, 0, 1), value(text, 1, 7, { start: true })]
