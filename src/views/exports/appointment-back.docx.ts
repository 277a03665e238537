import type { ExchangeFile } from '#domain/dossiers/section.ts'
import type { AppointmentForm } from '#domain/prints/papers/appointment.ts'
import { backColumns, backRows } from '#views/prints/appointment.pdf.ts'
import { relativeHeight } from '#views/prints/family.pdf.ts'
import { type Cell, grid, label, value } from './word-grid.ts'

/** The back of 干部任免审批表: rewards, appraisals, the reason, the family, and who submits and approves. */
export function back(form: AppointmentForm, file: ExchangeFile) {
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

/** As many lines as the printed form has for the family. */
const printedRelatives = 7

/** What the rows of the family may take together, in mm, so that the back stays one page: eight whole ones. */
const familyHeight = 8 * relativeHeight
const submitterHeight = 36.5
const blankDate = '年　　月　　日'

const wide = (name: string, text: string): readonly Cell[] => [label(name, 0, 1), value(text, 1, 7, { start: true })]
