import type { FlowCheck, PairCheck, PartsCheck, RowsCheck } from '#domain/statistics/checks.ts'
import type { Counted } from '#domain/statistics/counted.ts'
import { measureOf } from '#domain/statistics/measures/index.ts'
import { numberOf, type TableKey, tableOf } from '#domain/statistics/tables/index.ts'
import type { Checks } from './checks.tsx'
import { manyOf, said, type TableWords } from './drawn.ts'

/** A comparison as a sheet says it, without the links of the page. */
export type CheckSaid = { readonly what: string; readonly outcome: string; readonly holds: boolean }

type Words = Pick<TableWords, 't' | 'language'>

/** Pure: each comparison of a table in words, in the order of its page. */
export const checksSaid = (table: TableKey, { own, pairs, flow }: Checks, words: Words): readonly CheckSaid[] => [
  ...own.map((check) => ownSaid(check, words)),
  ...pairs.map((check) => pairSaid(table, check, words)),
  ...(flow ? [flowSaid(flow, words)] : []),
]

function ownSaid(check: PartsCheck | RowsCheck, { t, language }: Words): CheckSaid {
  const what = t(`statistics.check.${check.is}`, { measure: said(measureOf(check.measure), language) })
  const { holds } = check
  if (check.is === 'parts') {
    const whole = check.apart.at(-1)
    const outcome = holds
      ? t('statistics.check.rows-fine', { count: check.rows })
      : t('statistics.missing', { many: whole ? manyOf(t, whole.figure.of, whole.people) : '' })
    return { what, holds, outcome }
  }
  const key = holds ? 'statistics.check.cells-fine' : 'statistics.check.cells-off'
  return { what, holds, outcome: t(key, { count: holds ? check.cells : check.apart.length }) }
}

function pairSaid(
  table: TableKey,
  { pair, one, other, onlyOne, onlyOther, holds }: PairCheck,
  words: Words,
): CheckSaid {
  const { t, language } = words
  const isOne = pair.one.table === table
  const { table: with_ } = isOne ? pair.other : pair.one
  const [mine, theirs] = isOne ? [one, other] : [other, one]
  return {
    what: t('statistics.check.pair', { number: numberOf(with_), name: said(tableOf(with_), language) }),
    holds,
    outcome: comparison(mine.people, theirs.people, holds ? [] : [...onlyOne, ...onlyOther], words),
  }
}

function flowSaid(flow: FlowCheck, words: Words): CheckSaid {
  const { t } = words
  const { opening, openingGone, joined, left, lastToday, expected, closing, appeared, vanished, holds } = flow
  const sum = t('statistics.check.flow', {
    opening: opening.people - openingGone.people,
    joined: joined.people,
    left: left.people,
  })
  return {
    what: lastToday.people > 0 ? `${sum}${t('statistics.check.flow.last', { people: lastToday.people })}` : sum,
    holds,
    outcome: comparison(expected, closing.people, holds ? [] : [appeared, vanished], words),
  }
}

const comparison = (one: number, other: number, apart: readonly Counted[], { t }: Words): string =>
  [
    `${one} ${apart.length > 0 || one !== other ? '≠' : '＝'} ${other}`,
    ...apart.flatMap(({ people, figure }) =>
      people > 0 ? [t('statistics.missing', { many: manyOf(t, figure.of, people) })] : [],
    ),
  ].join(t('kit.comma'))
