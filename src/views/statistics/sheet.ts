import type { FootLine } from '#domain/statistics/foot.ts'
import { countedOf } from '#domain/statistics/population.ts'
import type { FigureSheet } from '#domain/statistics/sheet.ts'
import type { Day } from '#domain/time.ts'
import { footTexts } from './checks.tsx'
import {
  type Cell,
  type Counted,
  type DrawnTable,
  drawTable,
  type HeadCell,
  type Hides,
  type Sum,
  type TableWords,
} from './drawn.ts'
import { meaningsOf, missingIn } from './means.tsx'

export type SheetAround = {
  readonly number: string
  readonly title: string
  /** The unit that the viewer counts in, by name. */
  readonly house: string
  /** 制表人. */
  readonly by: string
  readonly today: Day
  readonly whom?: Parameters<typeof meaningsOf>[0]['whom']
  /** Who stands beside it (docs/decisions/0116). */
  readonly foot: readonly FootLine[]
  /** The cells that a table does not show which leaves the house; it then says so, and nothing of what does not add up. */
  readonly hides?: Hides | undefined
}

/** A table as a file says it: the cells of the screen, with what a sheet needs that lies on somebody's desk. */
export function sheetOf(counted: Counted, words: TableWords, around: SheetAround): FigureSheet {
  const { number, title, house, whom, foot, hides } = around
  const { t } = words
  const { layout, tally, day, clock } = counted
  const drawn = drawTable(counted, words, hides)
  const { head, lines, check } = drawnOnSheet(drawn, words)
  return {
    number: t('statistics.table', { number }),
    title,
    about: [
      t('statistics.sheet.unit', { unit: house }),
      `${t('statistics.until', { day })} · ${t(`statistics.names.clock.${clock}`)}`,
      [
        t('statistics.table', { number }),
        !hides && t(`statistics.many.${countedOf(layout.of)}`, { many: tally.people }),
      ]
        .filter(Boolean)
        .join(' · '),
    ],
    head,
    lines,
    ...(!hides && { check }),
    notes: [
      ...(hides
        ? [t('statistics.sheet.hidden')]
        : [...missingIn(layout, drawn.sums, words), footTexts(foot, words).join(' ')].filter((note) => note !== '')),
      ...meaningsOf({ layout, whom, clock }, words).map(named(words)),
    ],
    signs: signsOf(around, words),
    pageWords: t('statistics.sheet.page', { page: '{page}', pages: '{pages}' }),
  }
}

/** The cells of the screen on a sheet. */
export const drawnOnSheet = ({ head, lines, sums }: DrawnTable, words: TableWords) => ({
  head: head.map((line) => line.map((cell) => headOf(cell, words))),
  lines: lines.map(({ label, depth, is, cells }) => ({ label, depth, is, cells: cells.map(cellOf) })),
  check: { label: words.t('statistics.check'), cells: sums.map((sum) => sumOf(sum, words)) },
})

/** 怎么算, one line of the foot. */
export const named =
  ({ t }: Pick<TableWords, 't'>) =>
  ({ label, value }: { readonly label: string; readonly value: string }): string =>
    `${label}${t('kit.colon')}${value}`

/** Who made it, who is to look at it, when it was made. */
export const signsOf = ({ by, today }: Pick<SheetAround, 'by' | 'today'>, { t }: Pick<TableWords, 't'>) => [
  t('statistics.sheet.by', { name: by }),
  t('statistics.sheet.reviewer'),
  t('statistics.sheet.made', { day: today }),
]

const headOf = ({ text, adds, columns, rows, begins }: HeadCell, { t }: TableWords) => ({
  text: adds ? `${text} ${t('statistics.adds')}` : text,
  columns,
  rows,
  begins,
})

const cellOf = ({ text, number }: Cell) => ({ text, ...(number && { number }) })

/** As below the table on the screen, without the tick that no face of the print room has. */
function sumOf({ is, columns, sum = 0, missing }: Sum, { t }: TableWords) {
  if (is === 'overlap') return { text: t('statistics.check.overlap'), columns }
  if (is !== 'adds') return { text: '', columns }
  const text = missing
    ? t('statistics.check.short', { sum, people: missing.people })
    : t('statistics.check.adds', { sum })
  return { text, columns }
}
