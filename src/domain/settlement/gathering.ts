import { yuan } from '#domain/codes/currency.ts'
import { leaveOfYear } from '#domain/dossiers/annual-leave.ts'
import type { Coded, Contents, Fields, Value } from '#domain/dossiers/section.ts'
import { type Money, sumOf } from '#domain/money.ts'
import { type Day, formatPartialDate, type PartialDate } from '#domain/time.ts'
import { daysOfMonth } from './calendar.ts'
import type { Bonus, Inputs, LeaveOfYear, MonthPay, Period } from './inputs.ts'
import { type RuleEntry, rulesOn, whoseOf } from './rule-book.ts'

/** What the case says and finance types; what stands in `byHand` wins over the dossier. */
export type Asked = Pick<Inputs, 'ending' | 'last' | 'answers' | 'typed' | 'edited'> &
  Partial<Pick<Inputs, 'damage' | 'training' | 'nonCompete'>> & {
    readonly byHand?: Partial<
      Pick<Inputs, 'hired' | 'monthlyPay' | 'attendance' | 'months' | 'bonuses' | 'earlier' | 'leave'>
    > & { readonly place?: string }
  }

type Kept = { readonly contents: Contents; readonly nothing: ReadonlySet<string> }

/** The groups that a settlement rests on: what finance may see, and what counts the years, which it is told as days alone. */
export const settlementGroups = ['who', 'pay', 'career', 'identity'] as const

/** The inputs of a settlement from what the dossier keeps; what it does not keep is left out, and asked for. */
export function inputsFrom(kept: Kept, entries: readonly RuleEntry[], asked: Asked): Inputs {
  const { byHand: { place, ...byHand } = {}, ...said } = asked
  const { last } = said
  const entry = kept.contents['entry']?.[0]?.fields ?? {}
  const own = whoseOf(kept.contents)
  const hired = byHand.hired ?? dayIn(entry['entered'])
  return {
    hired,
    monthlyPay: monthlyPayIn(kept, last),
    attendance: attendanceIn(kept, last),
    months: monthsIn(kept),
    ...bonusesIn(kept, last),
    earlier: earlierIn(kept, hired),
    leave: leaveIn(kept, last),
    rules: rulesOn(entries, last, { ...own, place: place ?? own.place }),
    ...said,
    ...byHand,
  }
}

const recordsOf = ({ contents }: Kept, section: string): readonly Fields[] =>
  (contents[section] ?? []).map(({ fields }) => fields)

const textOf = (value: Value | undefined): string | undefined => (typeof value === 'string' ? value : undefined)

const dateOf = (value: Value | undefined) => textOf(value) as PartialDate | undefined

/** Only a whole day says since when somebody works here. */
function dayIn(value: Value | undefined): Day | undefined {
  const digits = textOf(value) ?? ''
  return digits.length === 8 ? (`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` as Day) : undefined
}

/** Amounts in another currency are none here: nobody knows the rate of the day. */
const centsOf = (value: Value | undefined): number | undefined => {
  const money = value as Money | undefined
  return money?.currency === yuan ? money.cents : undefined
}

const hasBegun = (from: PartialDate | undefined, last: Day): boolean =>
  from !== undefined && from <= last.replaceAll('-', '').slice(0, from.length)

/** What the newest line of 工资变动 in force on the last day says. */
function monthlyPayIn(kept: Kept, last: Day): number | undefined {
  const pay = recordsOf(kept, 'pay')
    .filter(({ from }) => hasBegun(dateOf(from), last))
    .toSorted((a, b) => String(a['from']).localeCompare(String(b['from'])))
    .at(-1)
  if (!pay) return undefined
  return centsOf(pay['total'] ?? sumOf([pay['postPay'], pay['allowances']] as readonly (Money | undefined)[]))
}

function attendanceIn(kept: Kept, last: Day): Inputs['attendance'] {
  const month = last.slice(0, 7).replace('-', '')
  const own = recordsOf(kept, 'attendance').find(({ period }) => period === month)
  const [due, worked] = [textOf(own?.['due']), textOf(own?.['present'])]
  return due === undefined || worked === undefined ? undefined : { due, worked }
}

function monthsIn(kept: Kept): readonly MonthPay[] {
  const sick = new Set(
    recordsOf(kept, 'attendance').flatMap(({ period, sick }) => (Number(sick ?? 0) > 0 ? [String(period)] : [])),
  )
  return recordsOf(kept, 'payslips').flatMap(({ month, gross, overtime }): MonthPay[] => {
    const [date, cents, over] = [dateOf(month), centsOf(gross), centsOf(overtime)]
    if (date?.length !== 6 || cents === undefined) return []
    const more = { ...(over !== undefined && { overtime: over }), ...(sick.has(date) && { sick: true }) }
    return [{ month: date, gross: cents, ...more }]
  })
}

/**
 * Bonuses that bear on the settlement. One that names no months and was paid within two years is asked for by its date: of
 * which months the average has a part nobody knows.
 */
function bonusesIn(kept: Kept, last: Day): Pick<Inputs, 'bonuses' | 'unclearBonuses'> {
  const records = recordsOf(kept, 'bonuses')
  if (records.length === 0) return { bonuses: kept.nothing.has('bonuses') ? [] : undefined }
  const twoYearsAgo = `${Number(last.slice(0, 4)) - 2}${last.slice(5, 7)}`
  const read = records.flatMap((fields, at): (Bonus | PartialDate)[] => {
    const [date, from, to, amount] = [
      dateOf(fields['date']),
      dateOf(fields['from']),
      dateOf(fields['to']) ?? dateOf(fields['from']),
      centsOf(fields['amount']),
    ]
    if (date === undefined || amount === undefined) return []
    if (from?.length !== 6 || to?.length !== 6) return date >= twoYearsAgo ? [date] : []
    const name = (fields['kind'] as Coded | undefined)?.text ?? ''
    return [{ id: String(at + 1), name, amount, from, to, isPaid: hasBegun(date, last) }]
  })
  const unclear = read.flatMap((one) => (typeof one === 'string' ? [formatPartialDate(one)] : []))
  return {
    bonuses: read.flatMap((one) => (typeof one === 'string' ? [] : [one])),
    ...(unclear.length > 0 && { unclearBonuses: unclear }),
  }
}

/**
 * Earlier service by its months; none where somebody began to work here. Undefined where nobody has said, or where a line knows
 * no month.
 */
function earlierIn(kept: Kept, hired: Day | undefined): readonly Period[] | undefined {
  const records = recordsOf(kept, 'earlier-service')
  if (records.length === 0) {
    const began = dateOf(kept.contents['basic']?.[0]?.fields['workStart'])
    const beganHere =
      began !== undefined &&
      began.length >= 6 &&
      hired !== undefined &&
      began.slice(0, 6) >= hired.slice(0, 7).replace('-', '')
    return kept.nothing.has('earlier-service') || beganHere ? [] : undefined
  }
  const periods = records.flatMap(({ from, to }): Period[] => {
    const [first, last] = [spanOf(dateOf(from))?.from, spanOf(dateOf(to))?.to]
    return first && last ? [{ from: first, to: last }] : []
  })
  return periods.length === records.length ? periods : undefined
}

const spanOf = (date: PartialDate | undefined): Period | undefined => {
  if (date === undefined || date.length < 6) return undefined
  const day = dayIn(date)
  return day ? { from: day, to: day } : daysOfMonth(date)
}

/** Annual leave of the year of the last day. */
function leaveIn(kept: Kept, last: Day): LeaveOfYear | undefined {
  const own = leaveOfYear(kept.contents, last.slice(0, 4))
  if (!own) return undefined
  const [carried, waived] = [textOf(own['carried']), textOf(own['waived'])]
  return { used: textOf(own['used']), ...(carried && { carried }), ...(waived && { waived }) }
}
