import { printable } from '#domain/prints/printable.ts'
import type { NameColumn, NameList } from '#domain/roster/name-list.ts'
import type { Day } from '#domain/time.ts'
import type { RegisterRow } from './register.tsx'

/** 查阅登记簿 on A4 lying: the columns of docs/law/reading.md §3, in millimetres of 257. */
const columns: readonly (NameColumn & { readonly value: (row: RegisterRow) => string })[] = [
  { label: '日期', width: 21, value: ({ date }) => date },
  { label: '查阅人', width: 24, value: ({ readers }) => readers.replaceAll('、', '\n') },
  { label: '查阅单位', width: 32, value: ({ unit }) => unit },
  { label: '查阅对象', width: 18, value: ({ name }) => name },
  { label: '查阅理由', width: 46, start: true, value: ({ reason }) => reason },
  { label: '查阅内容', width: 44, start: true, value: ({ content }) => content },
  { label: '摘抄复制', width: 18, value: ({ copies }) => copies.replaceAll('、', '\n') },
  { label: '批准人', width: 16, value: ({ approver }) => approver },
  { label: '归还\n时间', width: 14, value: ({ back }) => back },
  { label: '经手人', width: 16, value: ({ staff }) => staff },
]

type Of = {
  readonly rows: readonly RegisterRow[]
  readonly from: Day
  readonly until: Day
  readonly unit: string
  readonly madeBy: string
}

/** 查阅登记簿 of a span of days, as it is printed. */
export const registerSheet = ({ rows, from, until, unit, madeBy }: Of): NameList => ({
  title: '干部人事档案查阅登记簿',
  unit,
  until: `${from} 至 ${until}`,
  madeBy,
  counted: '条',
  columns: [{ label: '序号', width: 8 }, ...columns.map(({ value: _, ...column }) => column)],
  rows: rows.map((row, at) => [String(at + 1), ...columns.map(({ value }) => printable(value(row)))]),
})
