import type { UnitId } from '#domain/ids.ts'
import { printable } from '#domain/prints/printable.ts'
import type { PartialDate } from '#domain/time.ts'
import type { ListedGroup, MaskedGroup, RosterRow } from './entry.ts'

/** 花名册 as it goes on paper: a heading, whose list it is, the columns, a row a person, and who made it. */
export type NameList = {
  readonly title: string
  readonly unit: string
  /** `截至2026年11月24日`. */
  readonly until: string
  readonly columns: readonly NameColumn[]
  readonly rows: readonly (readonly string[])[]
  readonly madeBy: string
  /** What stands below its last row, in the place of who made and who reviews it. */
  readonly below?: string
  /** What its rows are counted by, where they are no people. */
  readonly counted?: string
}

/** Width in millimetres of the sheet; the label may take two lines. */
export type NameColumn = { readonly label: string; readonly width: number; readonly start?: true }

type Columned = NameColumn & {
  readonly group: ListedGroup
  readonly value: (row: RosterRow, unitName: (unit: UnitId) => string) => readonly (string | undefined)[]
}

const month = (date: PartialDate | undefined) => date && [date.slice(0, 4), date.slice(4, 6)].filter(Boolean).join('.')

/** The columns of the field, in its order (docs/law/paper.md §4): months as forms write them, two things in one cell below each other. */
const columns: readonly Columned[] = [
  { label: '姓名', width: 18, group: 'who', value: ({ who }) => [who.name] },
  { label: '性别', width: 8, group: 'identity', value: ({ identity }) => [identity?.sex] },
  { label: '民族', width: 13, group: 'identity', value: ({ identity }) => [identity?.nation] },
  { label: '籍贯', width: 18, group: 'identity', value: ({ identity }) => [identity?.nativePlace] },
  { label: '出生\n年月', width: 15, group: 'identity', value: ({ identity }) => [month(identity?.birth)] },
  { label: '参加工\n作时间', width: 15, group: 'identity', value: ({ identity }) => [month(identity?.workStart)] },
  { label: '入党\n时间', width: 20, group: 'identity', value: ({ identity }) => [identity?.partyDate] },
  { label: '学历\n学位', width: 22, group: 'career', value: ({ career }) => [career?.education, career?.degree] },
  { label: '专业技\n术职务', width: 20, group: 'career', value: ({ career }) => [career?.title] },
  {
    label: '工作单位及职务',
    width: 48,
    start: true,
    group: 'who',
    value: ({ who, unit }, unitName) => [who.post ?? unitName(unit)],
  },
  { label: '职务职级', width: 19, group: 'who', value: ({ who }) => [who.rank] },
  { label: '任现职\n级时间', width: 15, group: 'career', value: ({ career }) => [month(career?.rankSince)] },
]

const serial: NameColumn = { label: '序号', width: 8 }

/** The width of the table: A4 lying, with a binding edge. */
export const nameListWidth = 257

export type NameListParts = Pick<NameList, 'title' | 'unit' | 'until' | 'madeBy'> & {
  readonly rows: readonly RosterRow[]
  /** What the viewer may list: a column of another group is not there, and its width goes to the remark. */
  readonly groups: ReadonlySet<MaskedGroup>
  readonly unitName: (unit: UnitId) => string
}

/** 花名册 as it is printed: the columns that its reader may list, 备注 in what is left of the width. */
export function nameListOf({ rows, groups, unitName, ...words }: NameListParts): NameList {
  const shown = columns.filter(({ group }) => groups.has(group))
  const used = shown.reduce((sum, { width }) => sum + width, serial.width)
  const remark: NameColumn[] = used < nameListWidth ? [{ label: '备注', width: nameListWidth - used }] : []
  return {
    ...words,
    columns: [
      serial,
      ...shown.map(({ label, width, start }) => ({ label, width, ...(start && { start }) })),
      ...remark,
    ],
    rows: rows.map((row, at) => [
      String(at + 1),
      ...shown.map(({ value }) => value(row, unitName).filter(Boolean).map(printableOf).join('\n')),
      ...remark.map(() => ''),
    ]),
  }
}

const printableOf = (text: string | undefined) => printable(text ?? '')
