import { charts } from '#domain/statistics/charts/index.ts'
import { figureText } from '#domain/statistics/figure.ts'
import { measureOf } from '#domain/statistics/measures/index.ts'
import { countedOf } from '#domain/statistics/population.ts'
import { numberOf, type TableKey, tableOf } from '#domain/statistics/tables/index.ts'
import { ChartCard } from '#views/figure-charts/picture.tsx'
import { count } from '#views/format.ts'
import type { Theme } from '#views/frame/theme.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { type Keep, Once } from '#views/kit/once.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { useRendering } from '#views/kit/rendering.tsx'
import { paths } from '#views/paths.ts'
import { WithCell } from './cell.ts'
import { chartOf } from './chart-data.ts'
import { CheckCard, type Checks, Foot, offIn } from './checks.tsx'
import { type Counted, drawTable, manyOf, said, type TableWords } from './drawn.ts'
import { FigureTable } from './figures.tsx'
import { Means } from './means.tsx'
import { SheetForms } from './sheet-forms.tsx'

type Props = {
  readonly table: TableKey
  readonly counted: Counted
  readonly checks: Checks
  readonly unitName: TableWords['unitName']
  readonly theme: Theme
  /** Keeps what is drawn of the tally. */
  readonly keep: Keep
  /** The unit that the viewer counts in, by name. */
  readonly house: string
  /** Undefined for today: then both clocks say the same. */
  readonly asOf?: string | undefined
  /** The cell that somebody comes back to. */
  readonly cell?: string | undefined
  /** Why it did not become a file. */
  readonly problem?: string | undefined
}

/** 标准表: one table as of its day, what it says in words, and whether it adds up. */
export const StandardTablePage = (props: Props) => {
  const { table, counted, checks, theme, house, keep, asOf, cell, problem } = props
  const [t, language] = [useT(), useLanguage()]
  const { tally, layout, clock, day } = counted
  const off = offIn(checks)
  return (
    <>
      <link rel="stylesheet" href={useRendering().asset('statistics.css')} />
      <PageHead
        over={
          <Crumbs
            items={[
              { label: t('statistics.title'), href: paths.statistics() },
              { label: t('statistics.table', { number: numberOf(table) }) },
            ]}
          />
        }
        title={said(tableOf(table), language)}
        marks={
          <>
            <span>{t(`statistics.many.${countedOf(layout.of)}`, { many: count(tally.people) })}</span>
            {off > 0 && <Pill tone="amber">{t('statistics.check.off', { count: off })}</Pill>}
          </>
        }
        actions={<SheetForms table={table} day={asOf} clock={clock} />}
        sub={[house, t('statistics.until', { day }), t('statistics.each-opens')].join(' · ')}
      />
      {problem !== undefined && (
        <Banner tone="seal" alert>
          {problem}
        </Banner>
      )}
      {cell === undefined ? (
        // The tally is one of this viewer, this day and this state of the house.
        <Once
          keep={keep}
          of={tally}
          as={[table, language, theme, asOf].join(' ')}
          draw={() => <Figures {...props} />}
        />
      ) : (
        <WithCell value={cell}>
          <Figures {...props} />
        </WithCell>
      )}
    </>
  )
}

/** The table with its chart above, and beside it what it means and whether it adds up. */
const Figures = ({ table, counted, checks, unitName, theme, asOf }: Props) => {
  const [t, language] = [useT(), useLanguage()]
  const { tally, layout, clock, postName } = counted
  const words = { t, language, unitName, ...(postName && { postName }) }
  const drawn = drawTable(counted, words)
  const title = said(tableOf(table), language)
  const chart = charts[table]
  const data = chart && chartOf({ ...counted, lines: drawn.lines, subject: title }, chart, words)
  const other = clock === 'effective' ? 'known' : undefined
  return (
    <div class="figures-page">
      {data && (
        <ChartCard
          data={data}
          theme={theme}
          href={(at) => paths.statisticsChart(table, { asOf, clock: clock === 'known' ? clock : undefined, ...at })}
        />
      )}
      <div>
        {tally.people === 0 ? (
          <Empty text={t(countedOf(layout.of) === 'people' ? 'statistics.empty' : 'statistics.empty.things')} />
        ) : (
          <FigureTable table={drawn} label={title} />
        )}
        <Missing counted={counted} sums={drawn.sums} />
        <Foot foot={checks.foot} words={words} />
      </div>
      <div class="figures-beside">
        <Means
          layout={layout}
          whom={tableOf(table).means}
          clock={clock}
          otherClock={asOf && paths.statisticsTable(table, { asOf, clock: other })}
        />
        <CheckCard table={table} checks={checks} />
      </div>
    </div>
  )
}

/** Who makes the difference where columns do not come to the people. */
const Missing = ({ counted: { layout }, sums }: { counted: Counted; sums: ReturnType<typeof drawTable>['sums'] }) => {
  const [t, language] = [useT(), useLanguage()]
  return (
    <>
      {sums.flatMap(({ missing }, at) => {
        const group = layout.columns[at - 1]
        if (!missing || group?.is !== 'parts') return []
        return [
          <p class="figures-note off">
            <a href={paths.figureNames(figureText(missing.figure))}>
              {t('statistics.missing', { many: manyOf(t, missing.figure.of, missing.people) })}
            </a>
            {t('kit.colon')}
            {t('statistics.missing.why', { measure: said(measureOf(group.measure), language) })}
          </p>,
        ]
      })}
    </>
  )
}
