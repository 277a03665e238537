import type { Field, Fields, Section } from '#domain/dossiers/section.ts'
import type { Money } from '#domain/money.ts'

/**
 * A line of 离职结算单 and on which side it stands: `apart` is owed after leaving, listed and not summed
 * (docs/decisions/0115).
 */
export type SettledItem = {
  readonly key: string
  readonly side: 'due' | 'deducted' | 'apart'
  readonly required?: true
}

/** In the order of the sheet; what is asked for in every settlement is required, be it nought. */
export const settledItems: readonly SettledItem[] = [
  { key: 'pay', side: 'due', required: true },
  { key: 'arrears', side: 'due' },
  { key: 'overtime', side: 'due' },
  { key: 'allowances', side: 'due' },
  { key: 'bonus', side: 'due' },
  { key: 'leave', side: 'due', required: true },
  { key: 'severance', side: 'due', required: true },
  { key: 'severance-before-2008', side: 'due' },
  { key: 'double', side: 'due' },
  { key: 'notice', side: 'due' },
  { key: 'otherDue', side: 'due' },
  { key: 'loan', side: 'deducted' },
  { key: 'penalty', side: 'deducted' },
  { key: 'damage', side: 'deducted' },
  { key: 'social', side: 'deducted' },
  { key: 'housing', side: 'deducted' },
  { key: 'tax', side: 'deducted' },
  { key: 'otherDeducted', side: 'deducted' },
  { key: 'non-compete', side: 'apart' },
]

/** What stands beside an amount: how it was reckoned, what it rests on, and why it was typed otherwise. */
export const besideAmount = ['how', 'source', 'why'] as const

/** The key of a field that stands beside an amount. */
export const besideKey = (item: string, beside: (typeof besideAmount)[number] | 'reckoned'): string =>
  `${item}.${beside}`

/** 离职结算: an amount a line, and beside each its formula, its source and a reason. What is not filled is 缺, never nought. */
export const settlement: Section = {
  key: 'settlement',
  single: true,
  headline: [],
  fields: [
    ...settledItems.flatMap(({ key, required }): Field[] => [
      { key, kind: 'money', group: 'pay', ...(required && { required }) },
      ...besideAmount.map((beside): Field => ({ key: besideKey(key, beside), kind: 'text', group: 'pay', max: 600 })),
      { key: besideKey(key, 'reckoned'), kind: 'money', group: 'pay' },
    ]),
    { key: 'remark', kind: 'long-text', group: 'pay', max: 1000 },
  ],
}

const centsOf = (fields: Fields, side: SettledItem['side']): number =>
  settledItems
    .filter((item) => item.side === side)
    .reduce((sum, { key }) => sum + ((fields[key] as Money | undefined)?.cents ?? 0), 0)

/** What is due, what is deducted and what is left, in cents. */
export const settledSums = (fields: Fields) => {
  const [due, deducted] = [centsOf(fields, 'due'), centsOf(fields, 'deducted')]
  return { due, deducted, net: due - deducted }
}
