import { amountOf } from '#domain/statistics/amounts.ts'
import { type Cross, crossEntries, crossLimits } from '#domain/statistics/cross.ts'
import type { CrossSize, CrossTally } from '#domain/statistics/cross-tally.ts'
import { type MeasureKey, measureOf } from '#domain/statistics/measures/index.ts'
import type { Clock } from '#domain/statistics/person.ts'
import type { Day } from '#domain/time.ts'
import { count } from '#views/format.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { useRendering } from '#views/kit/rendering.tsx'
import { paths } from '#views/paths.ts'
import { WithCell } from './cell.ts'
import { CrossForm, type Offered } from './cross-form.tsx'
import { said, type TableWords } from './drawn.ts'
import { crossTitle, drawCross, reckonedName } from './drawn-cross.ts'
import { FigureTable } from './figures.tsx'

type Props = {
  readonly cross: Cross
  readonly tally: CrossTally | CrossSize
  readonly offered: Offered
  readonly unitName: TableWords['unitName']
  readonly day: Day
  /** Undefined for today: then both clocks say the same. */
  readonly asOf?: Day | undefined
  readonly clock: Clock
  readonly by?: MeasureKey | undefined
  /** The cell that somebody comes back to. */
  readonly cell?: string | undefined
}

/** 交叉表: what is asked for above, and what it counts below. */
export const CrossPage = ({ cross, tally, offered, unitName, day, asOf, clock, by, cell }: Props) => {
  const [t, language] = [useT(), useLanguage()]
  const words = { t, language, unitName }
  const title = crossTitle(cross, words)
  const people = 'people' in tally ? [t('statistics.count', { people: count(tally.people) })] : []
  return (
    <WithCell value={cell}>
      <link rel="stylesheet" href={useRendering().asset('statistics.css')} />
      <PageHead
        over={
          <Crumbs items={[{ label: t('statistics.title'), href: paths.statistics() }, { label: t('cross.title') }]} />
        }
        title={title}
        sub={[t('statistics.until', { day }), ...people, t('statistics.each-opens')].join(' · ')}
      />
      <div class="figures-page">
        <CrossForm cross={cross} offered={offered} unitName={unitName} asOf={asOf} clock={clock} by={by} />
        <div>
          {!('people' in tally) ? (
            <Empty text={t('cross.too-large', { cells: count(tally.cells), most: count(crossLimits.cells) })} />
          ) : tally.people === 0 ? (
            <Empty text={t('statistics.empty')} />
          ) : (
            <FigureTable table={drawCross({ cross, tally, day, clock }, words)} label={title} />
          )}
        </div>
        <CrossMeans cross={cross} clock={clock} asOf={asOf} />
      </div>
    </WithCell>
  )
}

/** 怎么算: every definition that the table uses. */
const CrossMeans = ({ cross, clock, asOf }: Pick<Props, 'cross' | 'clock' | 'asOf'>) => {
  const [t, language] = [useT(), useLanguage()]
  const { rows, columns, where, reckoned } = cross
  const measures = [...new Set([...rows, ...columns, ...where.map(({ measure }) => measure)])].map(measureOf)
  const other = clock === 'effective' ? 'known' : 'effective'
  const otherClock: [string, string][] = other === 'known' ? [['clock', other]] : []
  return (
    <Card title={t('statistics.means')}>
      <Definitions
        items={[
          { label: t('statistics.means.whom'), value: t(`statistics.of.${cross.of}`) },
          ...measures.map((one) => ({ label: said(one, language), value: said(one.means, language) })),
          ...(reckoned.is === 'people'
            ? []
            : [
                {
                  label: reckonedName(reckoned, { t, language }),
                  value: `${said(amountOf(reckoned.amount).means, language)}${t('cross.reckoned.over')}`,
                },
              ]),
          ...(cross.share === 'none'
            ? []
            : [{ label: t(`cross.share.${cross.share}`), value: t('cross.share.rounded') }]),
          { label: t('statistics.means.when'), value: t(`statistics.clock.${clock}`) },
        ]}
      />
      {asOf && (
        <a href={paths.statisticsCross([...crossEntries(cross), ['asOf', asOf], ...otherClock])}>
          {t(`statistics.clock.to.${other}`)}
        </a>
      )}
    </Card>
  )
}
