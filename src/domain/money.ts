import { codeNamed } from '#domain/codes/code.ts'
import { currencies, yuan } from '#domain/codes/currency.ts'
import { ok, type Result, refuse } from './result.ts'

/** An amount in hundredths of its currency, always a whole number: nothing here is ever a floating point number. */
export type Money = { readonly cents: number; readonly currency: string }

/** What is wrong with an amount that somebody typed; each is a sentence `field.<problem>` of its own. */
export type MoneyProblem = 'not-money' | 'money-cents' | 'money-too-much'

/** Far beyond any pay, and far below what a whole number holds exactly. */
const most = 1_000_000_000_000

/**
 * An amount as people and workbooks write it: `12345.6`, `12,345.60`, `１２３４５`, `¥12,345.60元`, `USD 1,200`, `1200美元`.
 * Without a currency it is yuan. A third decimal is refused, not rounded.
 */
export function readMoney(text: string): Result<Money, MoneyProblem> {
  const parts = /^([^\d.,+-]*?)\s*(-?)\s*([\d,]*)(?:\.(\d*))?\s*(\D*)$/.exec(
    text.normalize('NFKC').replaceAll('，', ',').replaceAll('−', '-').trim(),
  )
  if (!parts) return refuse('not-money')
  const [, before = '', sign = '', whole = '', cents = '', after = ''] = parts
  const digits = plainDigits(whole)
  const currency = currencyNamed(before, after)
  if (digits === undefined || digits + cents === '' || currency === undefined) return refuse('not-money')
  if (/[1-9]/.test(cents.slice(2))) return refuse('money-cents')
  const amount = Number(digits) * 100 + Number(cents.slice(0, 2).padEnd(2, '0'))
  if (amount > most) return refuse('money-too-much')
  return ok({ cents: sign === '-' && amount !== 0 ? -amount : amount, currency })
}

/** An amount as one types it again: `12345.60`, and its currency before it where that is not the yuan. */
export const typedMoney = ({ cents, currency }: Money): string =>
  (currency === yuan ? '' : `${currency} `) + decimal(cents, '')

/** An amount as a page shows it: `12,345.60`, `USD 1,200.00`. */
export const shownMoney = ({ cents, currency }: Money): string =>
  (currency === yuan ? '' : `${currency} `) + decimal(cents, ',')

/** The sum of amounts of one currency; undefined where there is none, or where they are of several. */
export function sumOf(amounts: readonly (Money | undefined)[]): Money | undefined {
  const given = amounts.filter((amount) => amount !== undefined)
  const [first] = given
  if (!first || given.some(({ currency }) => currency !== first.currency)) return undefined
  return { cents: given.reduce((sum, { cents }) => sum + cents, 0), currency: first.currency }
}

/** The same amount taken away. */
export const negative = ({ cents, currency }: Money): Money => ({ cents: cents === 0 ? 0 : -cents, currency })

const decimal = (cents: number, separator: string): string => {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, separator)
  return `${cents < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`
}

/** Thousands may be parted by commas; a comma anywhere else is a slip that nobody should guess at. */
const plainDigits = (text: string): string | undefined =>
  /^(\d*|\d{1,3}(,\d{3})+)$/.test(text) ? text.replaceAll(',', '') : undefined

function currencyNamed(before: string, after: string): string | undefined {
  const names = [before, after].map((name) => name.trim()).filter((name) => name !== '')
  const codes = names.map(
    (name) => currencies.codes.find(({ code }) => code === name.toUpperCase()) ?? codeNamed(currencies, name),
  )
  const [first, second] = codes.map((code) => code?.code)
  if (names.length === 0) return yuan
  return codes.includes(undefined) || (second !== undefined && first !== second) ? undefined : first
}
