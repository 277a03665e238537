import type { ChartData, ChartRow } from '#domain/statistics/charts/chart.ts'
import type { Translate } from '#views/i18n/index.ts'

/** A chart for whoever does not see it: its rows with the numbers that its table has there, empty ones too. */
export function chartText({ is, counts, rows, columns, whole }: ChartData, t: Translate): string {
  const line = (row: ChartRow, label: string) => {
    const cells = columns.map((column, at) => `${column} ${row.cells[at]?.text ?? ''}`)
    const people = is === 'trend' && columns.length > 0 ? [] : [`${counts} ${row.people.text}`]
    return `${label}${t('kit.colon')}${[...people, ...cells].join(t('kit.comma'))}`
  }
  let outer = ''
  const said = rows.map((row) => {
    if (row.depth === 0) outer = row.label
    return line(row, row.depth === 0 ? row.label : `${outer} › ${row.label}`)
  })
  return [...said, ...(is === 'trend' ? [] : [line(whole, t('statistics.whole'))])].join(t('chart.between'))
}
