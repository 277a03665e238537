import { codeOf } from '#domain/codes/code.ts'
import { yuan } from '#domain/codes/currency.ts'
import { personKinds } from '#domain/codes/person-kind.ts'
import type { Coded, Contents } from '#domain/dossiers/section.ts'
import { readMoney } from '#domain/money.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { Day } from '#domain/time.ts'
import { dayTyped } from '#domain/typed-date.ts'
import { lawfulDivisor } from './leave-pay.ts'
import type { RuleKey, Rules } from './rules.ts'

/** 结算规则: one that the house may set, of a place of work or of a kind of person, and the usual answer with its source. */
export type Rule = {
  readonly key: RuleKey
  readonly of: 'place' | 'kind'
  readonly is: 'money' | 'days' | 'months' | readonly string[]
  readonly usual?: { readonly value: string; readonly source: string }
}

const choice = (key: RuleKey, options: readonly string[], usual?: Rule['usual']): Rule => ({
  key,
  of: 'kind',
  is: options,
  ...(usual && { usual }),
})

const usually = (value: string, source: string) => ({ value, source })

/** In the order of the page. What law and practice usually say stands beside it and holds once somebody has taken it. */
export const ruleBook: readonly Rule[] = [
  { key: 'localAverage', of: 'place', is: 'money' },
  { key: 'minimumWage', of: 'place', is: 'money' },
  choice('severance', ['labour', 'none'], usually('labour', '劳动合同法第46、47条')),
  { key: 'divisor', of: 'kind', is: 'days', usual: usually('21.75', '劳社部发〔2008〕3号') },
  choice('lastMonth', ['forward', 'backward']),
  choice('overtimeInAverage', ['in', 'out'], usually('in', '劳动合同法实施条例第27条（应得工资）')),
  choice('bonusInAverage', ['in', 'out'], usually('in', '劳动合同法实施条例第27条（奖金）')),
  choice('sickMonths', ['in', 'out']),
  choice('before2008', ['together', 'apart'], usually('apart', '劳动合同法第97条第3款')),
  choice('formerParts', ['whole', 'as-now'], usually('whole', '劳部发〔1994〕481号（不满一年按一年）')),
  choice('formerMost', ['twelve', 'unlimited'], usually('twelve', '劳部发〔1994〕481号第5、7条')),
  choice('formerPay', ['capped', 'uncapped'], usually('uncapped', '劳部发〔1994〕481号（无三倍封顶）')),
  choice('leaveBase', ['average', 'monthly-pay'], usually('average', '企业职工带薪年休假实施办法第11条')),
  {
    key: 'leaveDivisor',
    of: 'kind',
    is: 'days',
    usual: usually(lawfulDivisor, '企业职工带薪年休假实施办法第11条'),
  },
  choice('carriedLeave', ['paid', 'lapsed'], usually('paid', '企业职工带薪年休假实施办法第9、10条')),
  choice('halfDays', ['rest', 'entitlement'], usually('rest', '企业职工带薪年休假实施办法第12条')),
  choice('bindingResignation', ['allowed', 'not-allowed']),
  { key: 'declassification', of: 'kind', is: 'months' },
]

/** The rule of this key; undefined where the book has none. */
export const ruleNamed = (key: string): Rule | undefined => ruleBook.find((rule) => rule.key === key)

/** One value of a rule. `subject`: the place, or the code of the kind of person; empty where it holds for all. */
export type RuleEntry = {
  readonly key: RuleKey
  readonly subject: string
  readonly from: Day
  readonly value: string
  readonly source: string
}

export type RuleRefusal = 'rule.value' | 'rule.source' | 'rule.from' | 'rule.place' | 'rule.kind'

export type TypedRule = {
  readonly subject: string
  readonly value: string
  readonly source: string
  readonly from: string
}

/** Reads what was typed for a rule; each part that is not right by itself. */
export function readRule(
  { key, of, is }: Rule,
  { subject, value, source, from }: TypedRule,
): Result<RuleEntry, RuleRefusal> {
  const place = placeName(subject)
  if (of === 'place' && place === '') return refuse('rule.place')
  if (of === 'kind' && subject !== '' && !codeOf(personKinds, subject)) return refuse('rule.kind')
  const read = readValue(is, value.normalize('NFKC').trim())
  if (read === undefined) return refuse('rule.value')
  if (source.trim() === '' || source.length > mostSource) return refuse('rule.source')
  const day = dayTyped(from)
  if (!day) return refuse('rule.from')
  return ok({ key, subject: of === 'place' ? place : subject, from: day, value: read, source: source.trim() })
}

export const mostSource = 200

/** Money is kept in hundredths. Nothing divides by zero, and a month has no more than 31 days. */
function readValue(is: Rule['is'], text: string): string | undefined {
  if (is === 'money') {
    const money = readMoney(text)
    return money.ok && money.value.currency === yuan && money.value.cents > 0 ? String(money.value.cents) : undefined
  }
  if (is === 'days')
    return /^\d{1,2}(\.\d{1,2})?$/.test(text) && Number(text) >= 1 && Number(text) <= 31 ? text : undefined
  if (is === 'months') return /^\d{1,2}$/.test(text) && Number(text) <= 60 ? String(Number(text)) : undefined
  return is.includes(text) ? text : undefined
}

/** 杭州 and 杭州市 are one place, blanks are none. */
export const placeName = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').slice(0, 60)

const samePlace = (one: string, other: string): boolean => bare(one) === bare(other)

const bare = (place: string): string => placeName(place).replace(/(?<=.{2})[市县区]$/, '')

export type Whose = { readonly place: string | undefined; readonly kind: string | undefined }

/** Where somebody works and of which kind, as the dossier says. */
export function whoseOf({ entry = [] }: Contents): Whose {
  const { place, kind } = entry[0]?.fields ?? {}
  return { place: typeof place === 'string' ? place : undefined, kind: (kind as Coded | undefined)?.code }
}

/**
 * The rules in force on a day for somebody who works at a place and is of a kind. A kind's own value wins over the one for all;
 * of a place only its own counts.
 */
export function rulesOn(entries: readonly RuleEntry[], day: Day, { place, kind }: Whose): Rules {
  const found = ruleBook.flatMap((rule) => {
    const own = entries.filter((entry) => entry.key === rule.key && entry.from <= day)
    const meant =
      rule.of === 'place'
        ? own.filter(({ subject }) => place !== undefined && samePlace(subject, place))
        : firstWith(
            own.filter(({ subject }) => subject !== '' && subject === kind),
            own.filter(({ subject }) => subject === ''),
          )
    const entry = newestOf(meant)
    return entry ? [[rule.key, ruledBy(rule, entry)] as const] : []
  })
  return Object.fromEntries(found) as Rules
}

const firstWith = <T>(...lists: readonly (readonly T[])[]): readonly T[] => lists.find(({ length }) => length > 0) ?? []

const newestOf = (entries: readonly RuleEntry[]): RuleEntry | undefined =>
  entries.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1)

const ruledBy = ({ is }: Rule, { value, source, from }: RuleEntry) => ({
  value: is === 'money' ? Number(value) : value,
  source,
  from,
})
