import { degrees } from '#domain/codes/degree.ts'
import { educationLevels } from '#domain/codes/education.ts'
import { politics } from '#domain/codes/politics.ts'
import { ranks } from '#domain/codes/rank.ts'
import { daysAfter } from '#domain/days.ts'
import { limits } from '#domain/limits.ts'
import { type Day, monthNumber, monthsLater, type PartialDate, partialDateOf } from '#domain/time.ts'
import { byRank } from '../by-rank.ts'
import { employedIn } from '../employed.ts'
import type { Roll, RollPerson } from '../roll.ts'

/** So many of those who lead are named. */
const named = 12

/**
 * 单位基本情况: one page of what the list of a unit comes to: how many, of which sex, age, politics, education, rank and title, what
 * falls due, and who leads it. Counted from the list alone, so that each number can be looked up there.
 */
export const unit: Roll = {
  heading: '单位基本情况',
  lying: false,
  always: ['name'],
  usual: [],
  more: [],
  arrange: byRank,
  paper: {
    opens: [],
    most: limits.exportPeople,
    of: ({ parts, notes: _, words: { day }, ...frame }) => {
      const { people, others } = employedIn(parts.flatMap(({ people }) => people))
      const of = (value: (row: RollPerson['row']) => string | undefined, order: readonly string[] = []) =>
        spread(
          people.map(({ row }) => value(row)),
          order,
        )
      const names = (codes: { readonly codes: readonly { readonly name: string }[] }) =>
        codes.codes.map(({ name }) => name)
      return {
        is: 'unit',
        ...frame,
        notes: [`按名单上的在册人员计；年龄只看年月；没有填的另列。${others && `${others}另计，不在上列各数内。`}`],
        lines: [
          { label: '在册人数', text: `${people.length} 人` },
          { label: '性别', text: of(({ identity }) => identity?.sex, ['男', '女']) },
          { label: '民族', text: of(({ identity }) => minority(identity?.nation), ['汉族', '少数民族']) },
          { label: '政治面貌', text: of(({ identity }) => identity?.politics, names(politics)) },
          { label: '年龄', text: ages(people, day) },
          { label: '最高学历', text: of(({ career }) => career?.education, names(educationLevels)) },
          { label: '最高学位', text: of(({ career }) => career?.degree, names(degrees)) },
          { label: '职务职级', text: of(({ who }) => who.rank, names(ranks)) },
          { label: '到龄退休', text: retiring(people, day) },
          { label: '合同到期', text: `90 天内 ${ending(people, day)} 人` },
          { label: '负责人', text: leading(people) },
        ],
      }
    },
  },
}

const minority = (nation: string | undefined) =>
  nation === undefined ? undefined : nation === '汉族' ? nation : '少数民族'

/** `男 12 人，女 5 人`: as a table orders them, then by number; whoever says nothing last. */
function spread(values: readonly (string | undefined)[], order: readonly string[]): string {
  const place = (text: string) => (order.includes(text) ? order.indexOf(text) : order.length)
  const counts = [...Map.groupBy(values, (value) => value ?? '')].map(([text, all]) => [text, all.length] as const)
  return counts
    .toSorted(([a, m], [b, n]) => Number(a === '') - Number(b === '') || place(a) - place(b) || n - m)
    .map(([text, count]) => `${text || '没有填'} ${count} 人`)
    .join('，')
}

const bands = [
  ['35岁及以下', 35],
  ['36—45岁', 45],
  ['46—54岁', 54],
  ['55岁及以上', Number.POSITIVE_INFINITY],
] as const

/** Bands and the mean with one decimal, from months as decided for all figures (docs/decisions/0116). */
function ages(people: readonly RollPerson[], day: Day): string {
  const months = people.flatMap(({ row }) => {
    const birth = row.identity?.birth
    return birth && birth.length >= 6 ? [monthNumber(partialDateOf(day)) - monthNumber(birth)] : []
  })
  if (months.length === 0) return ''
  const bandOf = (month: number) => bands.find(([, most]) => Math.floor(month / 12) <= most)?.[0]
  const mean = months.reduce((sum, month) => sum + month, 0) / months.length / 12
  const unknown = people.length - months.length
  return [
    `平均 ${mean.toFixed(1)} 岁`,
    spread(
      months.map(bandOf),
      bands.map(([name]) => name),
    ),
    unknown > 0 && `没有填 ${unknown} 人`,
  ]
    .filter(Boolean)
    .join('，')
}

function retiring(people: readonly RollPerson[], day: Day): string {
  const today = partialDateOf(day).slice(0, 6)
  const within = (years: number) => {
    const until = monthsLater(partialDateOf(day), years * 12)?.slice(0, 6) ?? ''
    const months = people.map(({ row }) => (row.identity?.retires ?? '').slice(0, 6))
    return months.filter((month) => month >= today && month <= until).length
  }
  return [1, 3, 5].map((years) => `${years} 年内 ${within(years)} 人`).join('，')
}

function ending(people: readonly RollPerson[], day: Day): number {
  const [from, until] = [partialDateOf(day), partialDateOf(daysAfter(day, 90))]
  const within = (date: PartialDate | undefined) => date !== undefined && date >= from && date <= until
  return people.filter(({ row }) => within(row.contract?.to)).length
}

const leading = (people: readonly RollPerson[]): string =>
  people
    .filter(({ row }) => row.who.post)
    .slice(0, named)
    .map(({ row }) => withPost(row.who.name, row.who.post ?? ''))
    .join('；')

/** With the first of several posts, where it is short enough for one page. */
function withPost(name: string, post: string): string {
  const [first = ''] = post.split(/[、，,；;\n]/)
  return first.length > 40 ? name : `${name}（${first}）`
}
