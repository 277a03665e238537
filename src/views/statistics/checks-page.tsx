import type { Clock } from '#domain/statistics/person.ts'
import { numberOf, type TableKey, tableOf } from '#domain/statistics/tables/index.ts'
import type { Day } from '#domain/time.ts'
import { count } from '#views/format.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { useRendering } from '#views/kit/rendering.tsx'
import { paths } from '#views/paths.ts'
import { type Checks, checkLines, offIn } from './checks.tsx'
import { said } from './drawn.ts'

/** A table and what was checked of it. */
export type CheckedTable = { readonly table: TableKey; readonly checks: Checks }

type Props = {
  readonly checked: readonly CheckedTable[]
  /** Of which units the viewer counts, by name. */
  readonly house: string
  readonly day: Day
  /** Undefined for today. */
  readonly asOf?: Day | undefined
  readonly clock: Clock
  /** Why it did not become a file. */
  readonly problem?: string | undefined
}

/** 核对: what does not agree first, table by table; then what does. */
export const ChecksPage = ({ checked, house, day, asOf, clock, problem }: Props) => {
  const [t, language] = [useT(), useLanguage()]
  const off = checked.filter(({ checks }) => offIn(checks) > 0)
  const fine = checked.filter(({ checks }) => offIn(checks) === 0)
  const nameOf = (table: TableKey) =>
    `${t('statistics.table', { number: numberOf(table) })} ${said(tableOf(table), language)}`
  const known = clock === 'known' ? clock : undefined
  const at = { asOf, clock: known }
  const other = clock === 'known' ? 'effective' : 'known'
  return (
    <>
      <link rel="stylesheet" href={useRendering().asset('statistics.css')} />
      <PageHead
        over={
          <Crumbs
            items={[{ label: t('statistics.title'), href: paths.statistics() }, { label: t('statistics.check') }]}
          />
        }
        title={t('checks.title')}
        marks={
          off.length > 0 && (
            <Pill tone="amber">{t('checks.off', { off: sum(off.map(({ checks }) => offIn(checks))) })}</Pill>
          )
        }
        actions={checked.length > 0 && <Files asOf={asOf} clock={clock} />}
        sub={[house, t('statistics.until', { day }), t('checks.sub')].join(' · ')}
      />
      {problem !== undefined && (
        <Banner tone="seal" alert>
          {problem}
        </Banner>
      )}
      {checked.length === 0 && <Empty text={t('statistics.empty')} />}
      {off.length === 0 && fine.length > 0 && (
        <Banner>{t('checks.all-fine', { tables: count(fine.length), checks: count(sum(fine.map(howMany))) })}</Banner>
      )}
      <div class="figures-page">
        {off.length > 0 && (
          <div class="figures-beside">
            {off.map(({ table, checks }) => (
              <Card
                title={<a href={paths.statisticsTable(table, at)}>{nameOf(table)}</a>}
                mark={<Pill tone="amber">{t('statistics.check.off', { count: offIn(checks) })}</Pill>}
                flush
              >
                <Lines items={checkLines(table, onlyOff(checks))} />
              </Card>
            ))}
          </div>
        )}
        {fine.length > 0 && (
          <Card title={t('checks.fine')} class="figures-index" flush>
            <Lines
              items={fine.map((one) => ({
                text: nameOf(one.table),
                href: paths.statisticsTable(one.table, at),
                end: t('checks.fine-of', { count: howMany(one) }),
              }))}
            />
          </Card>
        )}
        {asOf && (
          <a href={paths.statisticsChecks({ asOf, clock: other === 'known' ? other : undefined })}>
            {t(`statistics.clock.to.${other}`)}
          </a>
        )}
      </div>
    </>
  )
}

const onlyOff = ({ own, pairs, flow }: Checks): Omit<Checks, 'foot'> => ({
  own: own.filter(({ holds }) => !holds),
  pairs: pairs.filter(({ holds }) => !holds),
  ...(flow && !flow.holds && { flow }),
})

/** How many comparisons there were. */
const howMany = ({ checks: { own, pairs, flow } }: CheckedTable) => own.length + pairs.length + (flow ? 1 : 0)

const sum = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)

const Files = ({ asOf, clock }: Pick<Props, 'asOf' | 'clock'>) => {
  const t = useT()
  return (
    <>
      {(['pdf', 'xlsx'] as const).map((as) => (
        <PostForm action={paths.statisticsChecksSheet()} download label={t(`statistics.sheet.${as}`)}>
          {asOf && <input type="hidden" name="asOf" value={asOf} />}
          {clock === 'known' && <input type="hidden" name="clock" value={clock} />}
          <input type="hidden" name="as" value={as} />
          <Button icon={as === 'pdf' ? 'printer' : 'download'}>{t(`statistics.sheet.${as}`)}</Button>
        </PostForm>
      ))}
    </>
  )
}
