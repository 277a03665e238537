import { figureText } from '#domain/statistics/figure.ts'
import { type YearCounted, yearLayouts, yearsMeans } from '#domain/statistics/years.ts'
import { ChartCard } from '#views/figure-charts/picture.tsx'
import type { Theme } from '#views/frame/theme.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { useRendering } from '#views/kit/rendering.tsx'
import { paths } from '#views/paths.ts'
import { WithCell } from './cell.ts'
import { type CountedYears, dayName, drawYears, yearChartOf, yearCharts } from './drawn-years.ts'
import { FigureTable } from './figures.tsx'
import { FileForms } from './file-forms.tsx'
import { Means } from './means.tsx'

type Props = {
  readonly counted: CountedYears
  readonly house: string
  readonly theme: Theme
  /** The cell that somebody comes back to. */
  readonly cell?: string | undefined
  readonly problem?: string | undefined
}

/** 历年变化: how many there were at the end of each year, who came and who left, and how old they were. */
export const YearsPage = ({ counted, house, theme, cell, problem }: Props) => {
  const [t, language] = [useT(), useLanguage()]
  const words = { t, language }
  const { years, clock, withAge, asOf } = counted
  const at = { asOf, clock: clock === 'known' ? clock : undefined }
  const isEmpty = years.every(({ staff, joined, left }) => staff.people + joined.people + left.people === 0)
  return (
    <WithCell value={cell}>
      <link rel="stylesheet" href={useRendering().asset('statistics.css')} />
      <PageHead
        over={
          <Crumbs items={[{ label: t('statistics.title'), href: paths.statistics() }, { label: t('years.title') }]} />
        }
        title={t('years.title')}
        actions={
          !isEmpty && (
            <FileForms action={paths.statisticsYearsSheet()}>
              {asOf && <input type="hidden" name="asOf" value={asOf} />}
              {clock === 'known' && <input type="hidden" name="clock" value={clock} />}
            </FileForms>
          )
        }
        sub={[house, t('statistics.until', { day: years.at(-1)?.day ?? '' }), t('statistics.each-opens')].join(' · ')}
      />
      {problem !== undefined && (
        <Banner tone="seal" alert>
          {problem}
        </Banner>
      )}
      <div class="figures-page">
        {yearCharts.map((which) => {
          const data = yearChartOf(counted, which, words)
          return (
            data && (
              <ChartCard
                data={data}
                theme={theme}
                href={(image) => paths.statisticsYearsChart({ of: which, ...at, ...image })}
              />
            )
          )
        })}
        <div>
          {isEmpty ? (
            <Empty text={t('statistics.empty')} />
          ) : (
            <FigureTable table={drawYears(counted, words)} label={t('years.title')} />
          )}
          {!isEmpty && years.every(({ flow }) => flow.holds) && <p class="figures-foot">{t('years.fine')}</p>}
          {years.map((year) => (
            <Off year={year} />
          ))}
        </div>
        <div class="figures-beside">
          <Means
            layout={yearLayouts(withAge).staff}
            whom={yearsMeans}
            clock={clock}
            otherClock={paths.statisticsYears({ asOf, clock: clock === 'known' ? undefined : 'known' })}
          />
        </div>
      </div>
    </WithCell>
  )
}

/** A year that does not follow from the one before, with the people who make the difference. */
const Off = ({ year }: { readonly year: YearCounted }) => {
  const t = useT()
  const { flow, day } = year
  if (flow.holds) return null
  return (
    <p class="figures-note off">
      {t('years.off', { year: dayName(day, { t }) })}
      {(['appeared', 'vanished'] as const).map((which) => {
        const { people, figure } = flow[which]
        return (
          people > 0 && (
            <>
              {' '}
              <a href={paths.figureNames(figureText(figure))}>{t(`years.off.${which}`, { people })}</a>
            </>
          )
        )
      })}
    </p>
  )
}
