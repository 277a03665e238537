import type { Lacking } from '#domain/materials/lacking.ts'
import { printable } from '#domain/prints/printable.ts'
import type { NameList } from '#domain/roster/name-list.ts'
import { type Day, dayOf, type Instant } from '#domain/time.ts'
import { translator } from '#views/i18n/index.ts'
import { lackingName } from './words.tsx'

/** An official sheet is Chinese whatever the language of whoever prints it. */
const t = translator('zh-Hans')

type Of = {
  readonly unit: string
  readonly people: readonly {
    readonly name: string
    readonly number: string | undefined
    readonly lacks: readonly Lacking[]
  }[]
  readonly madeBy: string
  readonly at: Instant
}

/** 催交单 on A4 lying: who lacks what, with room for the day on which each was handed in, and for who receives it. */
export const missingSheet = ({ unit, people, madeBy, at }: Of): NameList => ({
  title: '干部人事档案材料催交单',
  unit,
  until: chineseDay(dayOf(at)),
  madeBy,
  below: `请于　　　　年　　月　　日前交齐。　制单人：${printable(madeBy)}　　部门签收：＿＿＿＿＿＿＿＿　签收日期：＿＿＿＿＿＿＿＿　　共 ${people.length} 人、${people.reduce((sum, { lacks }) => sum + lacks.length, 0)} 份`,
  columns: [
    { label: '序号', width: 10 },
    { label: '姓名', width: 26 },
    { label: '档案编号', width: 28 },
    { label: '欠缺的材料', width: 133, start: true },
    { label: '交齐日期', width: 30 },
    { label: '经手人', width: 30 },
  ],
  rows: people.map(({ name, number = '', lacks }, at) =>
    [String(at + 1), name, number, lacks.map((one) => lackingName(t, one)).join('；'), '', ''].map(printable),
  ),
})

const chineseDay = (day: Day): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
