import type { ChartCell, ChartData } from '#domain/statistics/charts/chart.ts'
import type { Figure } from '#domain/statistics/figure.ts'
import type { Clock } from '#domain/statistics/person.ts'
import type { Layout } from '#domain/statistics/table.ts'
import { groupsOf, type Tally } from '#domain/statistics/tally.ts'
import { type YearCounted, yearLayouts } from '#domain/statistics/years.ts'
import type { Day } from '#domain/time.ts'
import { worthy } from './chart-data.ts'
import { amountName, type Cell, type DrawnTable, type Line, type TableWords } from './drawn.ts'

export type CountedYears = {
  readonly years: readonly YearCounted[]
  readonly clock: Clock
  readonly withAge: boolean
  /** The day of the page, where it is not today: its names lead back to it. */
  readonly asOf?: Day | undefined
}

type Words = Pick<TableWords, 't' | 'language'>

/** 历年 as every table of figures is drawn: a line a year, and no sum, since nobody stands in one year alone. */
export function drawYears(counted: CountedYears, words: Words): DrawnTable {
  const { years, withAge } = counted
  const { t } = words
  const heads = [t('years.staff'), t('years.by'), t('years.joined'), t('years.left')]
  const age = withAge ? [amountName({ is: 'mean', amount: 'age' }, words)] : []
  return {
    head: [[t('years.year'), ...heads, ...age].map((text, at) => ({ text, columns: 1, rows: 1, begins: at > 0 }))],
    lines: years.map((year, at) => lineOf(counted, year, years[at - 1], words)),
    sums: [],
  }
}

function lineOf(
  { clock, withAge, asOf }: CountedYears,
  year: YearCounted,
  before: YearCounted | undefined,
  words: Words,
): Line {
  const layouts = yearLayouts(withAge)
  const people = (layout: Layout, tally: Tally): Cell => ({
    text: String(tally.people),
    number: { value: tally.people, decimals: 0 },
    figure: figureOf(layout, year.day, clock, asOf),
    begins: true,
    off: layout.of === 'staff' && !year.flow.holds,
  })
  const by = before && year.staff.people - before.staff.people
  const change: Cell =
    by === undefined
      ? { text: '—', begins: true, off: false }
      : { text: signedText(by), number: { value: by, decimals: 0 }, begins: true, off: false }
  const age = year.staff.rows.at(-1)?.cells[1]
  const ageCell: Cell =
    age === undefined
      ? { text: '—', begins: true, off: false }
      : {
          text: age.toFixed(1),
          number: { value: Number(age.toFixed(1)), decimals: 1 },
          figure: figureOf(layouts.staff, year.day, clock, asOf),
          begins: true,
          off: false,
        }
  return {
    label: dayName(year.day, words),
    depth: 0,
    is: 'plain',
    cells: [
      people(layouts.staff, year.staff),
      change,
      people(layouts.joined, year.joined),
      people(layouts.left, year.left),
      ...(withAge ? [ageCell] : []),
    ],
  }
}

const signedText = (by: number) => `${by < 0 ? '−' : by > 0 ? '+' : ''}${Math.abs(by)}`

const figureOf = ({ of, ...layout }: Layout, day: Day, clock: Clock, asOf: Day | undefined): Figure => ({
  of,
  day,
  clock,
  within: [...groupsOf({ of, ...layout })],
  where: [],
  from: asOf === undefined ? 'years' : `years~${asOf}`,
})

/** 2024 年末, or the day where it is no end of a year. */
export const dayName = (day: Day, { t }: Pick<Words, 't'>): string =>
  day.endsWith('-12-31') ? t('years.end', { year: day.slice(0, 4) }) : day

/** The years that do not follow from the one before, in numbers of people; where all do, that. */
export function yearNotes(years: readonly YearCounted[], { t }: Pick<Words, 't'>): readonly string[] {
  const off = years.filter(({ flow }) => !flow.holds)
  if (off.length === 0) return [t('years.fine')]
  return off.map(({ day, flow }) => {
    const people = (['appeared', 'vanished'] as const).filter((which) => flow[which].people > 0)
    const told = people.map((which) => t(`years.off.${which}`, { people: flow[which].people }))
    return [t('years.off', { year: dayName(day, { t }) }), told.join(t('kit.comma'))].join('')
  })
}

export const yearCharts = ['staff', 'flow'] as const

export type YearChart = (typeof yearCharts)[number]

/** How many there were, or who came and left, in the order of time; undefined where a few numbers say as much. */
export function yearChartOf(counted: CountedYears, which: YearChart, words: Words): ChartData | undefined {
  const { t } = words
  const day = counted.years.at(-1)?.day ?? ''
  const number = ({ people }: Tally): ChartCell => ({ text: String(people), number: people })
  const rows = counted.years.map((year) => ({
    // A bar has no room for a day, which stands in the title.
    label: year.day.endsWith('-12-31') ? dayName(year.day, words) : year.day.slice(0, 7),
    depth: 0,
    people: number(year.staff),
    cells: which === 'staff' ? [number(year.staff)] : [number(year.joined), number(year.left)],
  }))
  const columns = which === 'staff' ? [t('years.staff')] : [t('years.joined'), t('years.left')]
  const whole = { label: '', depth: 0, people: { text: '' }, cells: [] }
  const title = t('chart.title.plain', { subject: t(`years.chart.${which}`), of: t('chart.of.people'), day })
  return worthy({ is: 'trend', title, counts: t('years.staff'), rows, columns, whole })
}
