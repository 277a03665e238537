import type { Child } from 'hono/jsx'
import { chapters } from '#domain/statistics/table.ts'
import { numberOf, type TableKey, tableOf } from '#domain/statistics/tables/index.ts'
import type { Day } from '#domain/time.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { More } from '#views/kit/more.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { useRendering } from '#views/kit/rendering.tsx'
import { paths } from '#views/paths.ts'
import { said } from './drawn.ts'
import { AllSheetsForm } from './sheet-forms.tsx'

type Props = {
  readonly tables: readonly TableKey[]
  /** Whether the viewer may count by anything at all. */
  readonly crosses: boolean
  /** Whether the viewer may count who came and who left. */
  readonly years: boolean
  /** 我的交叉表, where there is one to be made. */
  readonly saved?: Child
  /** Whether 年报 are made or seen here. */
  readonly returns: boolean
  /** Whether a superior's workbooks are the viewer's to fill in. */
  readonly keepsTemplates: boolean
  readonly today: Day
  /** Why they did not become a file. */
  readonly problem?: string | undefined
}

/** 统计: the standard tables that the viewer may count by, chapter by chapter. */
export const StatisticsPage = ({ tables, crosses, years, saved, returns, keepsTemplates, today, problem }: Props) => {
  const [t, language] = [useT(), useLanguage()]
  return (
    <>
      <link rel="stylesheet" href={useRendering().asset('statistics.css')} />
      <PageHead
        title={t('statistics.title')}
        sub={t('statistics.sub')}
        actions={
          <More>
            {returns && <LinkButton href={paths.returns()}>{t('returns.title')}</LinkButton>}
            {keepsTemplates && <LinkButton href={paths.templates()}>{t('template.title')}</LinkButton>}
            {years && <LinkButton href={paths.statisticsYears()}>{t('years.title')}</LinkButton>}
            {crosses && <LinkButton href={paths.statisticsCross()}>{t('cross.make')}</LinkButton>}
            {tables.length > 0 && <LinkButton href={paths.statisticsChecks()}>{t('statistics.check')}</LinkButton>}
            {tables.length > 0 && <AllSheetsForm today={today} />}
          </More>
        }
      />
      {problem !== undefined && (
        <Banner tone="seal" alert>
          {problem}
        </Banner>
      )}
      {saved}
      {tables.length === 0 && <Empty text={t('statistics.none')} />}
      {chapters.map((chapter) => {
        const own = tables.filter((key) => tableOf(key).chapter === chapter)
        if (own.length === 0) return null
        return (
          <Card title={t(`statistics.chapter.${chapter}`)} class="figures-index" flush>
            <Lines
              items={own.map((key) => ({
                text: `${t('statistics.table', { number: numberOf(key) })} ${said(tableOf(key), language)}`,
                href: paths.statisticsTable(key),
              }))}
            />
          </Card>
        )
      })}
    </>
  )
}
