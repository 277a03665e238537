import type { FigureSheet } from '#domain/statistics/sheet.ts'
import { conditionsOf, crossMeanings } from './cross-words.ts'
import type { TableWords } from './drawn.ts'
import { type CountedCross, crossTitle, drawCross, reckonedName } from './drawn-cross.ts'
import { drawnOnSheet, named, type SheetAround, signsOf } from './sheet.ts'

/**
 * 交叉表 as a file says it: the cells of the screen. It says 内部使用 instead of a number: what is below five is hidden in the fixed
 * tables alone, which go to other offices (docs/decisions/0284, 0287).
 */
export function crossSheetOf(
  counted: CountedCross,
  words: TableWords,
  around: Omit<SheetAround, 'number' | 'whom' | 'foot' | 'hides'>,
): FigureSheet {
  const { t } = words
  const { cross, tally, day, clock } = counted
  const [, ...narrowed] = conditionsOf(cross, words)
  return {
    number: t('cross.title'),
    title: around.title,
    about: [
      t('statistics.sheet.unit', { unit: around.house }),
      `${t('statistics.until', { day })} · ${t(`statistics.names.clock.${clock}`)}`,
      `${t('cross.sheet.inside')} · ${t('statistics.count', { people: tally.people })}`,
    ],
    ...drawnOnSheet(drawCross(counted, words), words),
    repeatsNone: true,
    notes: [
      named(words)({
        label: t('cross.title'),
        value: [crossTitle(cross, words), reckonedName(cross.reckoned, words)].join(' · '),
      }),
      ...(narrowed.length === 0
        ? []
        : [named(words)({ label: t('cross.conditions'), value: narrowed.map(named(words)).join(' · ') })]),
      ...crossMeanings({ cross, clock }, words).map(named(words)),
    ],
    signs: signsOf(around, words),
    pageWords: t('statistics.sheet.page', { page: '{page}', pages: '{pages}' }),
  }
}
