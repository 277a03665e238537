import type { Where } from '#domain/statistics/figure.ts'
import { type MeasureKey, measureOf } from '#domain/statistics/measures/index.ts'

/** Whole years, both ends included. */
export type Years = { readonly from: number; readonly to: number }

const end = Number.POSITIVE_INFINITY

const bandsOf: Readonly<Partial<Record<MeasureKey, readonly MeasureKey[]>>> = {
  age: ['age', 'age-enterprise', 'age-by-five', 'age-by-year'],
  'years-of-work': ['years-of-work'],
  'years-here': ['years-here'],
  'rank-tenure': ['rank-tenure'],
}

/** The bands of a measure that come to just these years; undefined where it has none with these bounds. */
export function bandsFor(about: MeasureKey, { from, to }: Years): Where | undefined {
  for (const measure of bandsOf[about] ?? []) {
    const { values } = measureOf(measure)
    const bands = typeof values === 'string' ? [] : values.map(({ code }) => ({ code, ...yearsOf(code) }))
    const within = bands.filter((band) => band.from >= from && band.to <= to)
    const [first, last] = [within[0], within.at(-1)]
    if (first?.from === from && last?.to === to) return { measure, values: within.map(({ code }) => code) }
  }
  return undefined
}

/** `36-40`, `-35`, `60-`. */
function yearsOf(code: string): Years {
  const [from = '', to = ''] = code.split('-')
  return { from: from === '' ? 0 : Number(from), to: to === '' ? end : Number(to) }
}

const number = '(\\d{1,2})'
const dash = '(?:岁|年|周岁)?(?:[-—–~～]+|至|到)'
const unit = '(周?岁|年)?'

const patterns: readonly (readonly [RegExp, (one: number, other: number) => Years])[] = [
  [new RegExp(`^${number}${dash}(?:不满|未满)${number}${unit}`), (one, other) => ({ from: one, to: other - 1 })],
  [new RegExp(`^${number}${dash}${number}${unit}`), (one, other) => ({ from: one, to: other })],
  [new RegExp(`^(?:不满|未满|不足)${number}${unit}`), (one) => ({ from: 0, to: one - 1 })],
  [new RegExp(`^${number}${unit}(?:以下|及以下|\\(含\\)以下|含以下)`), (one) => ({ from: 0, to: one })],
  [new RegExp(`^${number}${unit}(?:以上|及以上|\\(含\\)以上|含以上)`), (one) => ({ from: one, to: end })],
  [new RegExp(`^(?:≤|<=)${number}${unit}`), (one) => ({ from: 0, to: one })],
  [new RegExp(`^(?:≥|>=)${number}${unit}`), (one) => ({ from: one, to: end })],
]

/** Years that a text begins with, how many signs that took, and whether it says that they are of age. */
export function yearsAt(
  text: string,
): { readonly years: Years; readonly length: number; readonly isAge: boolean } | undefined {
  for (const [pattern, years] of patterns) {
    const found = pattern.exec(text)
    if (!found) continue
    const numbers = found
      .slice(1)
      .filter((part) => /^\d/.test(part ?? ''))
      .map(Number)
    const isAge = /岁/.test(found[0])
    return { years: years(numbers[0] ?? 0, numbers[1] ?? 0), length: found[0].length, isAge }
  }
  return undefined
}
