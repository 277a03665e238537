import { lineOf, type Reckoned, yuanText } from '../drawing.ts'
import { whole } from '../exact.ts'
import type { Inputs, Typed } from '../inputs.ts'
import type { Amount, Line } from '../line.ts'
import { given, have, knowing, type Need } from '../need.ts'

type Key = keyof Typed

/** Lines that no settlement goes without: each is typed, a nought too. */
const asked: ReadonlySet<Key> = new Set(['loan', 'social', 'housing', 'tax'])

const deducted: ReadonlySet<Key> = new Set(['loan', 'social', 'housing', 'tax', 'otherDeducted'])

/** A line that is typed: there where it is asked for or somebody typed it. */
export function typedLines({ typed, rules }: Inputs, keys: readonly Exclude<Key, 'tax'>[]): readonly Line[] {
  return keys.flatMap((key) => {
    const cents = typed[key]
    if (cents === undefined && !asked.has(key)) return []
    return [lineOf(key, deducted.has(key) ? 'deducted' : 'due', amountOf(cents), { laws: lawsOf[key] ?? [] }, rules)]
  })
}

const lawsOf: Partial<Record<Key, readonly (readonly [string, string])[]>> = {
  arrears: [['wages', '9']],
  overtime: [['contract', '31']],
  social: [['insurance', '60']],
}

/**
 * 个人所得税 is typed and never computed. Its note names what is free of it: three times the annual average of the place (财税〔2018〕
 * 164号).
 */
export function taxLine({ typed, rules }: Inputs, once: readonly Line[]): Line {
  const local = rules.localAverage
  const paid = once.reduce((sum, { amount }) => sum + centsOf(amount), 0)
  const isPaid = paid > 0 && local !== undefined
  const values = { paid: yuanText(paid), free: yuanText((local?.value ?? 0) * 36) }
  const reckoned = knowing(amountOf(typed.tax), ({ amount }) =>
    have({ amount, formula: isPaid ? { code: 'tax', values } : undefined }),
  )
  return lineOf(
    'tax',
    'deducted',
    reckoned,
    { laws: isPaid ? [['tax-2018-164', '5']] : [], rules: isPaid ? ['localAverage'] : [] },
    rules,
  )
}

const centsOf = (amount: Amount): number => (amount.is === 'known' ? amount.cents : 0)

const amountOf = (cents: number | undefined): Need<Reckoned> =>
  knowing(given(cents, 'typed'), (cents) => have({ amount: whole(cents), formula: undefined }))
