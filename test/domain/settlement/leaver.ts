import type { Inputs, MonthPay } from '#domain/settlement/inputs.ts'
import type { Rules } from '#domain/settlement/rules.ts'
import { settle } from '#domain/settlement/settle.ts'
import type { Day, PartialDate } from '#domain/time.ts'

export const day = (text: string) => text as Day
export const month = (text: string) => text as PartialDate

/** An amount as the table writes it, in hundredths: `12345.67`. */
export const yuan = (text: string | number): number => Math.round(Number(text) * 100)

const set = <T>(value: T) => ({ value, source: '测试', from: day('2008-01-01') })

/** Rules as a house might have set them: average 9,000 (three times 27,000), minimum wage 2,490, 21.75, forward. */
export const rules = {
  localAverage: set(yuan(9000)),
  minimumWage: set(yuan(2490)),
  divisor: set('21.75'),
  lastMonth: set('forward'),
  severance: set('labour'),
  before2008: set('apart'),
  formerParts: set('whole'),
  formerMost: set('twelve'),
  formerPay: set('uncapped'),
  overtimeInAverage: set('in'),
  bonusInAverage: set('in'),
  sickMonths: set('in'),
  leaveBase: set('average'),
  leaveDivisor: set('21.75'),
  carriedLeave: set('paid'),
  halfDays: set('rest'),
} as const satisfies Rules

export const ruled = (other: { readonly [K in keyof Rules]?: NonNullable<Rules[K]>['value'] | undefined }): Rules => ({
  ...rules,
  ...Object.fromEntries(
    Object.entries(other).map(([key, value]) => [key, value === undefined ? undefined : set(value)]),
  ),
})

/** So many calendar months up to this one, each with the same pay. */
export function paid(last: string, count: number, gross: string | number, more: Partial<MonthPay> = {}): MonthPay[] {
  const at = Number(last.slice(0, 4)) * 12 + Number(last.slice(4)) - 1
  return Array.from({ length: count }, (_, back) => {
    const [year, of] = [Math.floor((at - back) / 12), ((at - back) % 12) + 1]
    return { month: month(`${year}${String(of).padStart(2, '0')}`), gross: yuan(gross), ...more }
  })
}

/** The same months, one of them with other pay. */
export const but = (months: readonly MonthPay[], of: string, gross: string | number, more: Partial<MonthPay> = {}) =>
  months.map((one) => (one.month === of ? { ...one, gross: yuan(gross), ...more } : one))

/** Hired on 2020-03-02, gone after 2026-11-30, 10,000 in every month, nothing used, nothing typed but noughts. */
export const leaver: Inputs = {
  ending: 'resigned',
  hired: day('2020-03-02'),
  last: day('2026-11-30'),
  monthlyPay: yuan(10_000),
  attendance: { due: '21', worked: '21' },
  months: paid('202611', 12, 10_000),
  bonuses: [],
  earlier: [],
  leave: { used: '0' },
  answers: {},
  typed: { loan: 0, social: 0, housing: 0, tax: 0 },
  rules,
  edited: {},
}

/** Each line as the table writes it: the amount, or what is missing. */
export const settled = (inputs: Partial<Inputs>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    settle({ ...leaver, ...inputs }).map(({ key, amount }) => [
      key,
      amount.is === 'known'
        ? (amount.cents / 100).toFixed(2)
        : `缺 ${amount.of.map(({ what, names }) => (names === undefined ? what : `${what} ${names}`)).join(', ')}`,
    ]),
  )
