import { yuan } from '#domain/codes/currency.ts'
import { shownMoney } from '#domain/money.ts'
import { type Exact, rounded, whole } from './exact.ts'
import type { Basis, Formula, Line, LineKey } from './line.ts'
import { have, type Need } from './need.ts'
import type { Rules } from './rules.ts'

/** An amount not yet rounded, and how it came about. */
export type Reckoned = { readonly amount: Exact; readonly formula: Formula | undefined }

type Drawn = {
  readonly laws: readonly (readonly [law: string, article: string])[]
  readonly rules?: readonly (keyof Rules)[]
  readonly name?: string
}

/** A line from what was reckoned: the one place at which an amount is rounded. */
export function lineOf(
  key: LineKey,
  side: Line['side'],
  reckoned: Need<Reckoned>,
  { laws, rules = [], name }: Drawn,
  all: Rules,
): Line {
  return {
    key,
    side,
    amount: reckoned.ok
      ? { is: 'known', cents: rounded(reckoned.value.amount) }
      : { is: 'missing', of: reckoned.missing },
    formula: reckoned.ok ? reckoned.value.formula : undefined,
    basis: [...laws.map(([law, article]) => ({ law, article })), ...rules.flatMap((rule) => basisOf(all, rule))],
    ...(name !== undefined && { name }),
  }
}

/** Nothing is owed, and why. */
export const nothing = (code: string): Need<Reckoned> => have({ amount: whole(0), formula: { code, values: {} } })

/** An amount in a formula: `12,345.60`. */
export const yuanText = (cents: number): string => shownMoney({ cents, currency: yuan })

function basisOf(rules: Rules, key: keyof Rules): readonly Basis[] {
  const rule = rules[key]
  return rule === undefined ? [] : [{ setting: key, source: rule.source, from: rule.from }]
}
