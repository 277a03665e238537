import type { ChartCell, ChartData, ChartRow } from '#domain/statistics/charts/chart.ts'
import { drawingFor } from '#domain/statistics/charts/offered.ts'
import { crossEntries } from '#domain/statistics/cross.ts'
import type { CrossCell, Path } from '#domain/statistics/cross-tally.ts'
import { ChartCard } from '#views/figure-charts/picture.tsx'
import type { Theme } from '#views/frame/theme.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { shaped, worthy } from './chart-data.ts'
import type { TableWords } from './drawn.ts'
import { type CountedCross, crossTitle, labelOf, numberText, reckonedName } from './drawn-cross.ts'

/** What the chart of a cross-table shows: its rows, and its columns where it has both. Undefined where its numbers say as much. */
export function crossChartOf({ cross, tally, day }: CountedCross, words: TableWords): ChartData | undefined {
  const is = drawingFor(cross)
  if (!is) return undefined
  const { t } = words
  const last = tally.columns.length
  const cellOf = (row: number, column: number): ChartCell => {
    const cell: CrossCell | undefined = tally.cells[row]?.[column]
    if (!cell || cell.number === undefined) return { text: '—' }
    const text = numberText(cross.reckoned, cell)
    return { text, number: Number(text) }
  }
  const isAcross = cross.rows.length === 0
  const shown = isAcross || cross.columns.length === 0 || is === 'bars' ? [] : tally.columns
  const rowOf = (path: Path, row: number): ChartRow => ({
    label: labelOf(cross.rows, path, words),
    depth: Math.max(0, path.length - 1),
    people: cellOf(row, last),
    cells: shown.map((_, column) => cellOf(row, column)),
  })
  const whole = tally.rows.length - 1
  const nameOf = (path: Path) =>
    path.map((_, level) => labelOf(cross.columns, path.slice(0, level + 1), words)).join(' › ')
  const rows = isAcross
    ? tally.columns.map(
        (path, column): ChartRow => ({ label: nameOf(path), depth: 0, people: cellOf(whole, column), cells: [] }),
      )
    : tally.rows.slice(0, -1).map(rowOf)
  const counts = reckonedName(cross.reckoned, words)
  const of = cross.reckoned.is === 'people' ? t('chart.of.people') : counts
  const title = t('chart.title.plain', { subject: crossTitle(cross, words), of, day })
  const common = { title, counts, rows, columns: shown.map(nameOf), whole: rowOf([], whole) }
  return worthy(shaped(is === 'stacked' ? { is, by: 'sex' } : { is }, common, t))
}

type Props = {
  readonly counted: CountedCross
  readonly unitName: TableWords['unitName']
  readonly theme: Theme
  /** Without a day in its address. */
  readonly isToday: boolean
}

/** The chart of a cross-table, where it has one. */
export const CrossChart = ({ counted, unitName, theme, isToday }: Props) => {
  const words = { t: useT(), language: useLanguage(), unitName }
  const data = crossChartOf(counted, words)
  if (!data) return null
  const { cross, day, clock } = counted
  const when: [string, string][] = [
    ...(isToday ? [] : [['asOf', day] satisfies [string, string]]),
    ...(clock === 'known' ? [['clock', clock] satisfies [string, string]] : []),
  ]
  const href = (at: { readonly size: string; readonly shade: string }) =>
    paths.crossChart([...crossEntries(cross), ...when, ['size', at.size], ['shade', at.shade]])
  return <ChartCard data={data} theme={theme} href={href} />
}
