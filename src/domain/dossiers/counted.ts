import { yuan } from '#domain/codes/currency.ts'
import { type Money, sumOf } from '#domain/money.ts'
import type { PartialDate } from '#domain/time.ts'
import type { Coded, Contents, Fields, Value } from './section.ts'

/**
 * 统计要素: what figures need of a dossier beside its line in the list. A fact that says itself since when it holds keeps its
 * date, so that a figure of any day is answered from memory (docs/decisions/0280). Coded values are their codes.
 */
export type CountedFacts = {
  readonly kind?: string
  readonly employment?: string
  readonly way?: string
  /** 管理权限. */
  readonly authority?: string
  readonly retired?: PartialDate
  /** The rank stands in 基本信息, which has no date. */
  readonly isRankOfBasic?: true
  /** 退休年龄 of a woman as answered, and the limit that a file names (docs/law/retirement.md §2). */
  readonly base?: string
  readonly limit?: string
  readonly left?: { readonly kind?: string; readonly day: PartialDate }
  readonly education?: readonly Learned[]
  readonly ranks?: readonly { readonly rank: string; readonly from?: PartialDate }[]
  /** 任职, with the end of its trial until somebody is confirmed in it. */
  readonly posts?: readonly (Lasting & { readonly trial?: PartialDate })[]
  readonly titles?: readonly { readonly level?: string; readonly from?: PartialDate }[]
  readonly grades?: readonly { readonly year: PartialDate; readonly result?: string }[]
  /** Hours of training by the year in which it began. */
  readonly hours?: Readonly<Record<string, number>>
  /** 合同, with the end of probation until somebody is confirmed. */
  readonly contracts?: readonly (Lasting & {
    readonly kind?: string
    readonly ended?: PartialDate
    readonly trial?: PartialDate
  })[]
  readonly grassRoots?: readonly Lasting[]
  /** 工资变动: what is paid a month from then on, in hundredths; of another currency than yuan, with its code. */
  readonly pays?: readonly { readonly from?: PartialDate; readonly cents: number; readonly currency?: string }[]
}

/** 学历学位 that was reached: 结业 and 肄业 are none (docs/decisions/0116). */
export type Learned = {
  readonly level?: string
  /** Its code; its words where the table lacks it. */
  readonly degree?: string
  readonly mode?: string
  readonly from?: PartialDate
}

export type Lasting = { readonly from?: PartialDate; readonly to?: PartialDate }

/** Pure: the facts of a whole dossier. */
export function countedIn(contents: Contents): CountedFacts {
  const [basic, entry, departure, management] = ['basic', 'entry', 'departure', 'management'].map(
    (section) => contents[section]?.[0]?.fields ?? {},
  )
  const left = date(departure?.['lastDay'])
  return told({
    kind: code(entry?.['kind']),
    employment: code(entry?.['employment']),
    way: code(entry?.['way']),
    authority: code(management?.['authority']),
    retired: date(entry?.['retired']),
    isRankOfBasic: text(basic?.['rank']) === undefined ? undefined : true,
    base: code(basic?.['retirementBase']),
    limit: text(basic?.['retirementLimit']),
    left: left && told({ kind: code(departure?.['kind']), day: left }),
    education: all(contents, 'education', ({ level, degree, mode, graduated, completion }) =>
      code(completion) === undefined || code(completion) === graduation
        ? told({ level: code(level), degree: code(degree) ?? text(degree), mode: code(mode), from: date(graduated) })
        : undefined,
    ),
    ranks: all(contents, 'ranks', ({ rank, from }) => {
      const name = text(rank)
      return name === undefined ? undefined : told({ rank: name, from: date(from) })
    }),
    posts: all(contents, 'appointments', (fields) =>
      told({ ...lasting(fields), trial: unlessConfirmed(fields, 'trialUntil') }),
    ),
    titles: all(contents, 'titles', ({ level, date: from }) => told({ level: code(level), from: date(from) })),
    grades: all(contents, 'appraisals', ({ year, result }) => {
      const of = date(year)
      return of && told({ year: of, result: code(result) })
    }),
    hours: hoursIn(contents),
    contracts: all(contents, 'contracts', (fields) => {
      const ended = endIn(fields)
      if (ended === 'unknown') return undefined
      const trial = unlessConfirmed(fields, 'probationEnd')
      return told({ ...lasting(fields), kind: code(fields['kind']), ended, trial })
    }),
    pays: all(contents, 'pay', ({ from, total, postPay, allowances }) => {
      const paid = money(total) ?? sumOf([money(postPay), money(allowances)])
      if (paid === undefined) return undefined
      return told({ from: date(from), cents: paid.cents, currency: paid.currency === yuan ? undefined : paid.currency })
    }),
    grassRoots: all(contents, 'resume', (fields) => (fields['grassRoots'] === true ? lasting(fields) : undefined)),
  })
}

const graduation = '1'

const lasting = ({ from, to }: Fields): Lasting => told({ from: date(from), to: date(to) })

const unlessConfirmed = (fields: Fields, until: string) => (fields['confirmed'] ? undefined : date(fields[until]))

/** When a contract ended: one that the register calls renewed or expired with its term, one that it calls ended nobody knows when. */
function endIn({ state, ended, to }: Fields): PartialDate | 'unknown' | undefined {
  const isOver = ['2', '4', '5'].includes(code(state) ?? '')
  return date(ended) ?? (isOver ? ((code(state) === '5' ? undefined : date(to)) ?? 'unknown') : undefined)
}

function hoursIn(contents: Contents): Readonly<Record<string, number>> | undefined {
  const years: Record<string, number> = {}
  for (const { fields } of contents['training'] ?? []) {
    const [year, hours] = [date(fields['from'])?.slice(0, 4), Number(text(fields['hours']))]
    if (year && hours > 0) years[year] = (years[year] ?? 0) + hours
  }
  return Object.keys(years).length === 0 ? undefined : years
}

function all<Fact>(
  contents: Contents,
  section: string,
  of: (fields: Fields) => Fact | undefined,
): readonly Fact[] | undefined {
  const facts = (contents[section] ?? []).flatMap(({ fields }) => of(fields) ?? [])
  return facts.length === 0 ? undefined : facts
}

const code = (value: Value | undefined): string | undefined => (value as Coded | undefined)?.code || undefined

const text = (value: Value | undefined): string | undefined => {
  if (value === undefined || value === '') return undefined
  if (typeof value === 'object') return 'text' in value ? value.text : undefined
  return String(value)
}

const money = (value: Value | undefined): Money | undefined =>
  typeof value === 'object' && 'cents' in value ? value : undefined

const date = (value: Value | undefined) => text(value) as PartialDate | undefined

/** Without the keys that have no value. */
const told = <T extends object>(facts: { readonly [Key in keyof T]: T[Key] | undefined }): T => {
  const kept: Partial<T> = {}
  for (const key of Object.keys(facts) as (keyof T)[]) if (facts[key] !== undefined) kept[key] = facts[key]
  return kept as T
}
