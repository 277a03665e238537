import type { Child } from 'hono/jsx'
import { type Cross, crossEntries, crossLimits } from '#domain/statistics/cross.ts'
import type { CrossSize, CrossTally } from '#domain/statistics/cross-tally.ts'
import type { Clock } from '#domain/statistics/person.ts'
import type { Day } from '#domain/time.ts'
import { count } from '#views/format.ts'
import type { Theme } from '#views/frame/theme.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { useRendering } from '#views/kit/rendering.tsx'
import { paths } from '#views/paths.ts'
import { WithCell } from './cell.ts'
import { CrossChart } from './cross-chart.tsx'
import { type CrossAsked, CrossForm } from './cross-form.tsx'
import { CrossSheetForms } from './cross-sheet-forms.tsx'
import { crossMeanings } from './cross-words.ts'
import { crossTitle, drawCross } from './drawn-cross.ts'
import { FigureTable } from './figures.tsx'

type Props = CrossAsked & {
  readonly tally: CrossTally | CrossSize
  readonly theme: Theme
  readonly day: Day
  /** Undefined for today: then both clocks say the same. */
  readonly asOf?: Day | undefined
  /** Of which units the viewer counts, by name. */
  readonly house: string
  /** The name under which it is kept. */
  readonly name?: string | undefined
  /** The way to keep it. */
  readonly keeping?: Child
  /** The cell that somebody comes back to. */
  readonly cell?: string | undefined
  /** Why it did not become a file. */
  readonly problem?: string | undefined
}

/** 交叉表: what is asked for above, and what it counts below. */
export const CrossPage = ({ tally, theme, day, house, name, keeping, cell, problem, ...asked }: Props) => {
  const [t, language] = [useT(), useLanguage()]
  const { cross, unitName, asOf, clock, saved } = asked
  const words = { t, language, unitName }
  const title = crossTitle(cross, words)
  const isCounted = 'people' in tally && tally.people > 0
  return (
    <WithCell value={cell}>
      <link rel="stylesheet" href={useRendering().asset('statistics.css')} />
      <PageHead
        over={
          <Crumbs items={[{ label: t('statistics.title'), href: paths.statistics() }, { label: t('cross.title') }]} />
        }
        title={name ?? title}
        marks={'people' in tally && <span>{t('statistics.count', { people: count(tally.people) })}</span>}
        actions={
          <>
            {isCounted && <CrossSheetForms cross={cross} day={asOf} clock={clock} saved={saved} />}
            {keeping}
          </>
        }
        sub={[
          ...(name === undefined ? [] : [title]),
          house,
          t('statistics.until', { day }),
          t('statistics.each-opens'),
        ].join(' · ')}
      />
      {problem !== undefined && (
        <Banner tone="seal" alert>
          {problem}
        </Banner>
      )}
      <div class="figures-page">
        <CrossForm {...asked} />
        <div>
          {!('people' in tally) ? (
            <Empty text={t('cross.too-large', { cells: count(tally.cells), most: count(crossLimits.cells) })} />
          ) : tally.people === 0 ? (
            <Empty text={t('statistics.empty')} />
          ) : (
            <FigureTable table={drawCross({ cross, tally, day, clock, saved }, words)} label={title} />
          )}
        </div>
        {isCounted && (
          <CrossChart
            counted={{ cross, tally, day, clock }}
            unitName={unitName}
            theme={theme}
            isToday={asOf === undefined}
          />
        )}
        <CrossMeans cross={cross} clock={clock} asOf={asOf} />
      </div>
    </WithCell>
  )
}

type MeansProps = { readonly cross: Cross; readonly clock: Clock; readonly asOf?: Day | undefined }

/** 怎么算: every definition that the table uses. */
const CrossMeans = ({ cross, clock, asOf }: MeansProps) => {
  const [t, language] = [useT(), useLanguage()]
  const other = clock === 'effective' ? 'known' : 'effective'
  const otherClock: [string, string][] = other === 'known' ? [['clock', other]] : []
  return (
    <Card title={t('statistics.means')}>
      <Definitions items={crossMeanings({ cross, clock }, { t, language })} />
      {asOf && (
        <a href={paths.statisticsCross([...crossEntries(cross), ['asOf', asOf], ...otherClock])}>
          {t(`statistics.clock.to.${other}`)}
        </a>
      )}
    </Card>
  )
}
