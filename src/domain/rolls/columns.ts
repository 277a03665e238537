import { residentCard } from '#domain/codes/id-type.ts'
import type { Coded, Contents, Fields, Value } from '#domain/dossiers/section.ts'
import { ageAt, type PartialDate, partialDateOf } from '#domain/time.ts'
import type { RollColumn } from './roll.ts'

const month = (date: PartialDate | undefined) => date && [date.slice(0, 4), date.slice(4, 6)].filter(Boolean).join('.')

/** A date as exact as it is known: `2024.03.01`. */
const whole = (date: PartialDate | undefined) =>
  date && [date.slice(0, 4), date.slice(4, 6), date.slice(6)].filter(Boolean).join('.')

const said = (value: Value | undefined): string | undefined => {
  if (typeof value === 'string') return value || undefined
  return typeof value === 'object' && 'text' in value ? value.text || undefined : undefined
}

const first = (contents: Contents, section: string): Fields => contents[section]?.[0]?.fields ?? {}

/** The resident card, else whatever paper tells who it is. */
const idNumber = (contents: Contents) => {
  const all = (contents['id-numbers'] ?? []).map(({ fields }) => fields)
  return said((all.find(({ type }) => (type as Coded | undefined)?.code === residentCard) ?? all[0])?.['number'])
}

/** The post that is held: the last that has not ended. */
const postSince = (contents: Contents) =>
  (contents['appointments'] ?? []).findLast(({ fields }) => !fields['to'])?.fields['from'] as PartialDate | undefined

/** Every column that a roll can have. One more is a line here and its name in both languages. */
export const rollColumns = {
  name: { label: '姓名', width: 18, group: 'who', value: ({ row }) => [row.who.name] },
  staffNumber: { label: '工号', width: 18, group: 'who', value: ({ row }) => [row.who.staffNumber] },
  sex: { label: '性别', width: 9, group: 'identity', value: ({ row }) => [row.identity?.sex] },
  nation: { label: '民族', width: 13, group: 'identity', value: ({ row }) => [row.identity?.nation] },
  birth: { label: '出生\n年月', width: 16, group: 'identity', value: ({ row }) => [month(row.identity?.birth)] },
  birthAge: {
    label: '出生年月\n（岁）',
    width: 18,
    group: 'identity',
    value: ({ row }, { day }) => {
      const age = row.identity?.birth && ageAt(row.identity.birth, partialDateOf(day))
      return [month(row.identity?.birth), age === undefined ? undefined : `（${age}岁）`]
    },
  },
  birthday: { label: '出生日期', width: 22, group: 'identity', value: ({ row }) => [whole(row.identity?.birth)] },
  nativePlace: { label: '籍贯', width: 20, group: 'identity', value: ({ row }) => [row.identity?.nativePlace] },
  workStart: {
    label: '参加工\n作时间',
    width: 16,
    group: 'identity',
    value: ({ row }) => [month(row.identity?.workStart)],
  },
  partyDate: { label: '入党\n时间', width: 18, group: 'identity', value: ({ row }) => [row.identity?.partyDate] },
  politics: { label: '政治面貌', width: 20, group: 'identity', value: ({ row }) => [row.identity?.politics] },
  education: {
    label: '最高学历\n学位',
    width: 24,
    group: 'career',
    value: ({ row }) => [row.career?.education, row.career?.degree],
  },
  school: {
    label: '毕业院校及专业',
    width: 38,
    start: true,
    group: 'career',
    value: ({ row }) => [row.career?.school],
  },
  title: { label: '专业技\n术职务', width: 22, group: 'career', value: ({ row }) => [row.career?.title] },
  unit: { label: '部门', width: 30, start: true, group: 'who', value: ({ row }, { unitName }) => [unitName(row.unit)] },
  post: { label: '现任职务', width: 42, start: true, group: 'who', value: ({ row }) => [row.who.post] },
  rank: { label: '职务职级', width: 20, group: 'who', value: ({ row }) => [row.who.rank] },
  postSince: {
    label: '任现职\n时间',
    width: 16,
    group: 'career',
    opens: true,
    value: ({ contents }) => [month(postSince(contents))],
  },
  rankSince: {
    label: '任现职\n级时间',
    width: 16,
    group: 'career',
    value: ({ row }) => [month(row.career?.rankSince)],
  },
  idNumber: {
    label: '身份证号码',
    width: 38,
    group: 'id-numbers',
    opens: true,
    value: ({ contents }) => [idNumber(contents)],
  },
  registered: {
    label: '户籍地址',
    width: 42,
    start: true,
    group: 'contact',
    opens: true,
    value: ({ contents }) => [said(first(contents, 'contact')['registered'])],
  },
  address: {
    label: '现住址',
    width: 42,
    start: true,
    group: 'contact',
    opens: true,
    value: ({ contents }) => [said(first(contents, 'contact')['address'])],
  },
  mobile: {
    label: '联系电话',
    width: 26,
    group: 'contact',
    opens: true,
    value: ({ contents }) => [said(first(contents, 'contact')['mobile'])],
  },
  phone: {
    label: '办公电话',
    width: 26,
    group: 'contact',
    opens: true,
    value: ({ contents }) => [said(first(contents, 'contact')['phone'])],
  },
  email: {
    label: '电子邮箱',
    width: 42,
    group: 'contact',
    opens: true,
    value: ({ contents }) => [said(first(contents, 'contact')['email'])],
  },
  employment: {
    label: '用工\n形式',
    width: 18,
    group: 'career',
    opens: true,
    value: ({ contents }) => [said(first(contents, 'entry')['employment'])],
  },
  entered: { label: '用工起\n始时间', width: 20, group: 'who', value: ({ row }) => [whole(row.who.entered)] },
  term: {
    label: '劳动合同期限',
    width: 30,
    group: 'contract',
    value: ({ row: { contract } }) => {
      if (!contract?.from) return [contract?.state]
      const open = contract.kind?.startsWith('无固定期限') ? '无固定期限' : contract.kind
      return [`${whole(contract.from)} 起`, contract.to ? `${whole(contract.to)} 止` : open]
    },
  },
  retires: { label: '到龄时间', width: 20, group: 'identity', value: ({ row }) => [month(row.identity?.retires)] },
} as const satisfies Readonly<Record<string, RollColumn>>

export type RollColumnKey = keyof typeof rollColumns

export const rollColumnKeys = Object.keys(rollColumns) as readonly RollColumnKey[]

/** Whether a text names a column of rolls. */
export const isRollColumn = (text: string): text is RollColumnKey => Object.hasOwn(rollColumns, text)

/** What a roll says in a column. */
export const rollColumnOf = (key: RollColumnKey): RollColumn => rollColumns[key]
