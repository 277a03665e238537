import { amountOf } from '#domain/statistics/amounts.ts'
import type { Cross } from '#domain/statistics/cross.ts'
import { measureOf } from '#domain/statistics/measures/index.ts'
import type { Clock } from '#domain/statistics/person.ts'
import { said, type TableWords, valueName } from './drawn.ts'
import { crossTitle, reckonedName } from './drawn-cross.ts'

type Told = { readonly label: string; readonly value: string }

/** 条件: the population, the unit and the values that a table is narrowed to, each with its name. */
export function conditionsOf({ of, under, where }: Cross, words: TableWords): readonly Told[] {
  const { t, language, unitName } = words
  return [
    { label: t('statistics.means.whom'), value: t(`statistics.of.${of}.short`) },
    ...(under === undefined
      ? []
      : [{ label: t('list.column.unit'), value: t('list.filter.below', { unit: unitName(under) }) }]),
    ...where.map(({ measure, values }) => ({
      label: said(measureOf(measure), language),
      value: values.map((value) => valueName(words, measure, value)).join(t('kit.comma')),
    })),
  ]
}

/** A definition in one line: 部门 × 性别 · 占本行 · 在册 · 政治面貌：中共党员. */
export function crossLine(cross: Cross, words: TableWords): string {
  const { t } = words
  const [whom, ...narrowed] = conditionsOf(cross, words)
  return [
    crossTitle(cross, words),
    ...(cross.reckoned.is === 'people' ? [] : [reckonedName(cross.reckoned, words)]),
    ...(cross.share === 'none' ? [] : [t(`cross.share.${cross.share}`)]),
    whom?.value,
    ...narrowed.map(({ label, value }) => t('list.filter.on', { name: label, value })),
  ].join(' · ')
}

/** The definitions of everything that a cross-table counts, as the page and its files say them. */
export function crossMeanings(
  { cross, clock }: { readonly cross: Cross; readonly clock: Clock },
  { t, language }: Pick<TableWords, 't' | 'language'>,
): readonly Told[] {
  const { rows, columns, where, reckoned, share } = cross
  const measures = [...new Set([...rows, ...columns, ...where.map(({ measure }) => measure)])].map(measureOf)
  return [
    { label: t('statistics.means.whom'), value: t(`statistics.of.${cross.of}`) },
    { label: t('statistics.means.seen'), value: t('statistics.means.seen.text') },
    ...measures.map((one) => ({ label: said(one, language), value: said(one.means, language) })),
    ...(reckoned.is === 'people'
      ? []
      : [
          {
            label: reckonedName(reckoned, { t, language }),
            value: `${said(amountOf(reckoned.amount).means, language)}${t('cross.reckoned.over')}`,
          },
        ]),
    ...(share === 'none' ? [] : [{ label: t(`cross.share.${share}`), value: t('cross.share.rounded') }]),
    { label: t('statistics.means.when'), value: t(`statistics.clock.${clock}`) },
  ]
}
