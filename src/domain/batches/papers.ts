import { printable } from '#domain/prints/printable.ts'
import type { NameColumn, NameList } from '#domain/roster/name-list.ts'

/** One row of what a batch prints, in words. */
export type PrintedRow = Readonly<
  Record<
    | 'name'
    | 'unit'
    | 'post'
    | 'proposed'
    | 'removed'
    | 'from'
    | 'document'
    | 'was'
    | 'now'
    | 'more'
    | 'standard'
    | 'approved',
    string
  >
>

type Sheet = {
  readonly title: string
  readonly columns: readonly (NameColumn & { readonly of?: keyof PrintedRow | ((row: PrintedRow) => string) })[]
  /** Whose rows stand on it; without it everybody's. */
  readonly holds?: (row: PrintedRow) => boolean
  /** What is said of its days, where it says something of its own. */
  readonly days?: 'notice'
  /** What stands below it instead of who made it. */
  readonly below?: string
}

/** A row of somebody who takes a post; otherwise one is only taken from them. */
const takesPost = ({ proposed }: PrintedRow): boolean => proposed !== ''

const name = { label: '姓名', width: 22, of: 'name' } as const
const remark = { label: '备注', width: 0 } as const

/**
 * 任免批次 on paper: what the meeting discusses, what is made public, and the lines that go onto the 职务变动登记表 of each. 任免通知
 * is a letter (domain/letters).
 */
const appointments: readonly Sheet[] = [
  {
    title: '干部任免讨论名册',
    columns: [
      name,
      { label: '工作单位及现任职务', width: 62, start: true, of: 'post' },
      { label: '拟任职务', width: 56, start: true, of: 'proposed' },
      { label: '拟免职务', width: 56, start: true, of: 'removed' },
      { label: '讨论意见', width: 53 },
    ],
  },
  {
    // Nobody is made public who only leaves a post.
    title: '干部任前公示',
    holds: takesPost,
    days: 'notice',
    below:
      '公示期间，如对公示对象有异议，请以真实姓名向受理部门反映。　受理部门：＿＿＿＿＿＿＿＿＿＿　联系电话：＿＿＿＿＿＿＿＿',
    columns: [
      name,
      { label: '工作单位及现任职务', width: 90, start: true, of: 'post' },
      { label: '拟任职务', width: 90, start: true, of: 'proposed' },
      { ...remark, width: 47 },
    ],
  },
  {
    title: '职务变动登记表（本批）',
    columns: [
      name,
      { label: '任职机构', width: 50, start: true, of: 'unit' },
      { label: '职务', width: 60, start: true, of: (row) => (takesPost(row) ? row.proposed : row.removed) },
      { label: '任职时间', width: 26, of: (row) => (takesPost(row) ? row.from : '') },
      { label: '免职时间', width: 26, of: (row) => (takesPost(row) ? '' : row.from) },
      { label: '任职文号', width: 33, of: (row) => (takesPost(row) ? row.document : '') },
      { label: '免职文号', width: 32, of: (row) => (takesPost(row) ? '' : row.document) },
    ],
  },
]

/** A list of pay on paper: what was, what is to be and from when, a line each (docs/law/paper.md §6). */
const pay: readonly Sheet[] = [
  {
    title: '工资变动登记表（本批）',
    columns: [
      { ...name, width: 20 },
      { label: '工作部门', width: 34, start: true, of: 'unit' },
      { label: '职务', width: 35, start: true, of: 'post' },
      { label: '工资标准', width: 26, of: 'standard' },
      { label: '原工资额', width: 22, of: 'was' },
      { label: '现工资额', width: 22, of: 'now' },
      { label: '增减', width: 21, of: 'more' },
      { label: '执行时间', width: 20, of: 'from' },
      { label: '批准日期', width: 20, of: 'approved' },
      { label: '批准机关、文号', width: 29, of: 'document' },
    ],
  },
]

type Of = Pick<NameList, 'unit' | 'until' | 'madeBy'> & {
  /** 公示期, once it is registered. */
  readonly notice?: string | undefined
}

/** The lists that a batch prints, as the print room draws them; one on which nobody would stand is left out. */
export const listsOf = (of: 'appointments' | 'pay', rows: readonly PrintedRow[], around: Of): readonly NameList[] =>
  (of === 'pay' ? pay : appointments)
    .map((sheet) => ({ sheet, own: sheet.holds ? rows.filter(sheet.holds) : rows }))
    .filter(({ own }) => own.length > 0)
    .map(({ sheet, own }) => listOf(sheet, own, around))

function listOf({ title, columns, days, below }: Sheet, rows: readonly PrintedRow[], { notice, ...of }: Of): NameList {
  const serial: NameColumn = { label: '序号', width: 8 }
  return {
    ...of,
    ...(days === 'notice' && notice && { until: `公示期：${notice}` }),
    ...(below && { below }),
    title,
    columns: [serial, ...columns.map(({ of: _, ...column }) => column)],
    rows: rows.map((row, at) => [String(at + 1), ...columns.map(({ of }) => printable(said(row, of)))]),
  }
}

const said = (row: PrintedRow, of: Sheet['columns'][number]['of']): string =>
  typeof of === 'function' ? of(row) : of ? row[of] : ''
