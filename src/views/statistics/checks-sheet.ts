import type { Clock } from '#domain/statistics/person.ts'
import type { FigureSheet, SheetHead } from '#domain/statistics/sheet.ts'
import { numberOf, tableOf } from '#domain/statistics/tables/index.ts'
import type { Day } from '#domain/time.ts'
import { checksSaid } from './check-words.ts'
import type { CheckedTable } from './checks-page.tsx'
import { said, type TableWords } from './drawn.ts'
import { type SheetAround, signsOf } from './sheet.ts'

type Counted = { readonly checked: readonly CheckedTable[]; readonly day: Day; readonly clock: Clock }

/** 核对 as a file: a line for each comparison, in the words of the pages. */
export function checksSheetOf(
  { checked, day, clock }: Counted,
  words: Pick<TableWords, 't' | 'language'>,
  { house, by, today }: Pick<SheetAround, 'house' | 'by' | 'today'>,
): FigureSheet {
  const { t, language } = words
  const lines = checked.flatMap(({ table, checks }) =>
    checksSaid(table, checks, words).map((check) => ({ ...check, table })),
  )
  const off = lines.filter(({ holds }) => !holds).length
  const heads = ['checks.sheet.table', 'checks.sheet.what', 'checks.sheet.outcome', 'statistics.check'] as const
  return {
    number: t('statistics.check'),
    title: t('checks.title'),
    about: [
      t('statistics.sheet.unit', { unit: house }),
      `${t('statistics.until', { day })} · ${t(`statistics.names.clock.${clock}`)}`,
      `${t('cross.sheet.inside')} · ${t('checks.sheet.count', { tables: checked.length, checks: lines.length, off })}`,
    ],
    head: [heads.map((key, at): SheetHead => ({ text: t(key), columns: 1, rows: 1, begins: at > 0 }))],
    lines: lines.map(({ table, what, outcome, holds }) => ({
      label: `${t('statistics.table', { number: numberOf(table) })} ${said(tableOf(table), language)}`,
      depth: 0,
      is: holds ? 'plain' : 'outer',
      cells: [what, outcome, t(holds ? 'checks.sheet.holds' : 'checks.sheet.off')].map((text) => ({ text })),
    })),
    repeatsNone: true,
    notes: [t('checks.sheet.note')],
    signs: signsOf({ by, today }, words),
    pageWords: t('statistics.sheet.page', { page: '{page}', pages: '{pages}' }),
  }
}
