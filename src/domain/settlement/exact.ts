/** A number kept as a fraction, so that nothing is rounded on the way to a line (docs/decisions/0115). */
export type Exact = { readonly over: bigint; readonly under: bigint }

/** A whole number as a fraction. */
export const whole = (number: number | bigint): Exact => ({ over: BigInt(number), under: 1n })

/** Reads the text of a number, as days and divisors are kept: `21.75`, `2.5`. Throws where it is none. */
export function exact(text: string): Exact {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!parts) throw new Error(`"${text}" is not a number.`)
  const [, sign = '', before = '', after = ''] = parts
  return { over: BigInt(`${sign}${before}${after}`), under: 10n ** BigInt(after.length) }
}

/** The exact sum of two. */
export const plus = (a: Exact, b: Exact): Exact => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
})

/** The exact difference of two. */
export const minus = (a: Exact, b: Exact): Exact => plus(a, { over: -b.over, under: b.under })

/** The exact product of two. */
export const times = (a: Exact, b: Exact): Exact => ({ over: a.over * b.over, under: a.under * b.under })

/** Throws on nothing to divide by. */
export function dividedBy(a: Exact, b: Exact): Exact {
  if (b.over === 0n) throw new Error('Nothing divides by zero.')
  const sign = b.over < 0n ? -1n : 1n
  return { over: a.over * b.under * sign, under: a.under * b.over * sign }
}

/** The exact sum of all; of none it is 0. */
export const sum = (numbers: readonly Exact[]): Exact => numbers.reduce(plus, whole(0))

/** Below zero, zero, above zero. */
export function compare(a: Exact, b: Exact): number {
  const [left, right] = [a.over * b.under, b.over * a.under]
  return left < right ? -1 : left > right ? 1 : 0
}

/** The smaller of two. */
export const least = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b)

/** The larger of two. */
export const most = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b)

/** The whole part of what is not below zero: less than one is not counted. */
export const cut = ({ over, under }: Exact): number => (over < 0n ? 0 : Number(over / under))

/** Half up to a whole number, of what is not below zero. */
export const rounded = ({ over, under }: Exact): number => Number((over * 2n + under) / (under * 2n))

/** A number of days or years as it is read: as many digits as it has, four at most. */
export function shown(number: Exact): string {
  const digits = String(rounded(times(number, whole(10_000)))).padStart(5, '0')
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/\.?0+$/, '')
}
