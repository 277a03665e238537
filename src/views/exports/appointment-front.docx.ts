import type { ExchangeFile } from '#domain/dossiers/section.ts'
import type { AppointmentForm } from '#domain/prints/papers/appointment.ts'
import { frontColumns, frontRows } from '#views/prints/front.pdf.ts'
import { type Cell, grid, label, value } from './word-grid.ts'

/** The front of 干部任免审批表: who it is, the posts, and the résumé. */
export function front(form: AppointmentForm, file: ExchangeFile, photo: Uint8Array | undefined) {
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
