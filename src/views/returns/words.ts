import { isUndatedKind, undatedMeasures } from '#domain/returns/asked.ts'
import type { Averaged } from '#domain/returns/changes.ts'
import type { Fault } from '#domain/returns/figures.ts'
import type { Explanation } from '#domain/returns/reasons.ts'
import { type MeasureKey, measureOf } from '#domain/statistics/measures/index.ts'
import type { Layout } from '#domain/statistics/table.ts'
import { numberOf, type TableKey } from '#domain/statistics/tables/index.ts'
import type { Column } from '#domain/statistics/tally.ts'
import type { Countable } from '#domain/statistics/thing.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { amountName, columnName, said, type TableWords, valueName } from '#views/statistics/drawn.ts'
import { averageText } from './drawn.ts'

/** What a column is called, without its group. */
export function columnWords(words: TableWords, column: Column, counted: Countable): string {
  if (column.is === 'mean') return amountName(column, words)
  return column.is === 'value' ? columnName(words, column.value) : words.t(`statistics.counted.${counted}`)
}

/** 12 人，合计 508.3，平均 42.4: what made an average. */
export function averagedText(
  { t }: Pick<TableWords, 't'>,
  side: Averaged | undefined,
  counted: Countable = 'people',
): string {
  if (!side) return t(counted === 'people' ? 'returns.average.nobody' : 'returns.average.nothing')
  const average = averageText(side)
  if (!side.of) return average
  const { people, sum } = side.of
  if (sum === undefined) return t('returns.average.middle', { people, average })
  const many = t(`statistics.many.${counted}`, { many: people })
  return t('returns.average.of', { many, sum: sum.toFixed(1), average })
}

/** What of a table has no date, and of when it is therefore; nothing of a table all of which has one. */
export function undatedText({ t, language }: TableWords, layout: Layout, at: Instant): string | undefined {
  const what = [
    ...(isUndatedKind(layout) ? [t(`statistics.of.${layout.of}.short`)] : []),
    ...undatedMeasures(layout).map((measure) => said(measureOf(measure), language)),
  ]
  return what.length === 0 ? undefined : t('returns.undated', { what: what.join(t('kit.comma')), at: moment(at) })
}

/** Numbers of tables as a list: 01、07. */
export const tableNumbers = ({ t }: Pick<TableWords, 't'>, tables: readonly TableKey[]): string =>
  tables.map(numberOf).join(t('kit.comma'))

/** What does not add up, in words. */
export function faultText(words: TableWords, { key, people, counted }: Omit<Fault, 'tables'>): string {
  const { t, language } = words
  const [is, one = '', other = ''] = key.split(':')
  const many = t(`statistics.many.${counted}`, { many: people })
  if (is === 'pair')
    return t('returns.fault.pair', { one: numberOf(one as TableKey), other: numberOf(other as TableKey), many })
  if (is === 'flow') return t('returns.fault.flow', { people })
  const measure = said(measureOf(one as MeasureKey), language)
  if (is === 'rows') return t('returns.fault.rows', { measure, people })
  return t('returns.fault.parts', { measure, of: t(`statistics.counted.${counted}`), many })
}

/** Why people came to a cell or left it, in words. */
export function reasonText(words: TableWords, { reason, by }: Pick<Explanation, 'reason' | 'by'>): string {
  const { t } = words
  const way = by === 1 ? 'in' : 'out'
  const named = (measure: MeasureKey, value: string) => valueName(words, measure, value)
  switch (reason.is) {
    case 'moved':
      return movedText(words, reason, way)
    case 'undated': {
      const { measure, from, to } = reason
      const values = { from: named(measure, from), to: named(measure, to) }
      return t('returns.reason.undated', { measure: said(measureOf(measure), words.language), ...values })
    }
    case 'corrected': {
      const { measure, from, to } = reason
      if (measure === undefined) return t('returns.reason.corrected')
      const values = { from: named(measure, from ?? ''), to: named(measure, to ?? '') }
      return t('returns.reason.corrected.value', { measure: said(measureOf(measure), words.language), ...values })
    }
    case 'came':
      return reason.how === undefined
        ? t('returns.reason.came')
        : t('returns.reason.came.how', { how: named('entry-way', reason.how) })
    case 'left':
      return reason.how === undefined
        ? t('returns.reason.left')
        : t('returns.reason.left.how', { how: named('departure-kind', reason.how) })
    case 'counted':
    case 'uncounted':
      return t(`returns.reason.${reason.is}`, { how: named('outside', reason.how) })
    case 'period':
    case 'place':
      return t(`returns.reason.${reason.is}.${way}`)
    default:
      return t(`returns.reason.${reason.is}`)
  }
}

type Moved = { readonly measure: MeasureKey; readonly from: string; readonly to: string }

function movedText(words: TableWords, { measure, from, to }: Moved, way: 'in' | 'out'): string {
  const { t, language } = words
  const values = { from: valueName(words, measure, from), to: valueName(words, measure, to) }
  if (measure === 'unit' || measure === 'department') return t(`returns.reason.unit.${way}`, values)
  const age = ageReached(measure, from, to)
  if (age !== undefined) return t(`returns.reason.aged.${way}`, { ...values, age })
  return t(`returns.reason.moved.${way}`, { measure: said(measureOf(measure), language), ...values })
}

/** The age with which the later band begins, where somebody grew into it: bands are written from-until. */
function ageReached(measure: MeasureKey, from: string, to: string): number | undefined {
  if (!/^age/.test(measure) || from === '' || to === '') return undefined
  const [old, now] = [Number(from.split('-')[0]), Number(to.split('-')[0])]
  return now > old ? now : undefined
}
