import type { Act } from '#domain/dossiers/acts.ts'
import type { Change } from '#domain/dossiers/history.ts'
import type { RevisionMeta } from '#domain/dossiers/revision.ts'
import type { AccountId, ChangeId, DossierId } from '#domain/ids.ts'
import { type Day, dayOf } from '#domain/time.ts'
import { useT } from '#views/i18n/index.ts'
import { Axis, type Dot } from '#views/kit/axis.tsx'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Input, type Option, Select } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pager } from '#views/kit/pager.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'
import type { Named } from './changes.tsx'
import { DossierCrumbs } from './crumbs.tsx'
import { Days, type DaysProps } from './days.tsx'
import { Acts } from './history-acts.tsx'
import { type Names, WithNames } from './names.tsx'

export type ShownChange = Named & Pick<RevisionMeta, 'change'>

export type Asked = {
  readonly section?: string | undefined
  readonly by?: string | undefined
  readonly case?: string | undefined
  readonly first?: Day | undefined
  readonly second?: Day | undefined
}

export type HistoryProps = {
  readonly dossier: DossierId
  readonly name: string
  /** Every act that this viewer may see, and those of this page with their changes opened. */
  readonly acts: readonly Act<ShownChange>[]
  readonly shown: readonly { readonly act: Act<ShownChange>; readonly changes: readonly ShownChange[] }[]
  readonly opened: ReadonlyMap<ChangeId, Change>
  readonly page: number
  readonly pages: number
  readonly asked: Asked
  readonly sections: readonly Option[]
  readonly persons: readonly Option[]
  readonly cases: readonly Option[]
  readonly today: Day
  /** What was typed as a day and is none. */
  readonly unclear: boolean
  readonly days?: Omit<DaysProps, 'dossier'> | undefined
  readonly names: Names
  readonly authors: (id: AccountId) => string
}

/** Every act on an axis and in a line, the newest first, old beside new; two days side by side where they are asked for. */
export const HistoryPage = (props: HistoryProps) => {
  const { dossier, name, acts, page, pages, asked, today, unclear, days, names } = props
  const t = useT()
  const count = acts.reduce((sum, { changes }) => sum + changes.length, 0)
  const { first, second } = asked
  return (
    <WithNames value={names}>
      <PageHead
        over={<DossierCrumbs dossier={dossier} name={name} here={t('dossier.history')} />}
        title={t('dossier.history-title', { name })}
        marks={<Pill>{t('history.count', { acts: acts.length, changes: count })}</Pill>}
        sub={t('dossier.history-hint')}
      />
      {unclear && (
        <Banner tone="seal" alert>
          {t('history.unclear')}
        </Banner>
      )}
      <Card title={t('history.two-days')}>
        <form method="get" action={paths.dossierHistory(dossier)} class="two-days">
          <Input type="date" label={t('history.first')} name="first" value={first} />
          <Input type="date" label={t('history.second')} name="second" value={second ?? today} />
          <Button>{t('history.compare')}</Button>
          {days && <LinkButton href={paths.dossierHistory(dossier)}>{t('history.close')}</LinkButton>}
        </form>
        <Axis label={t('history.axis')} dots={dotsOf(props, t)} span={first && [first, second ?? today]} />
      </Card>
      {days && <Days dossier={dossier} {...days} />}
      <Card title={days ? t('history.between') : t('history.all')} flush>
        <Filters {...props} />
        <Acts {...props} />
      </Card>
      <Pager page={page} pages={pages} href={(page) => paths.dossierHistory(dossier, page, { ...asked })} />
    </WithNames>
  )
}

/** Each day with changes leads to its comparison with today. */
const dotsOf = ({ acts, dossier }: HistoryProps, t: ReturnType<typeof useT>): readonly Dot[] =>
  [...Map.groupBy(acts, ({ at }) => dayOf(at))].map(([day, of]) => {
    const count = of.reduce((sum, { changes }) => sum + changes.length, 0)
    const href = paths.dossierHistory(dossier, undefined, { first: day })
    return { day, count, name: t('history.dot', { day, count }), href }
  })

const Filters = ({ dossier, asked, sections, persons, cases }: HistoryProps) => {
  const t = useT()
  const { first, second } = asked
  return (
    <form method="get" action={paths.dossierHistory(dossier)} class="history-filters">
      {first && <input type="hidden" name="first" value={first} />}
      {second && <input type="hidden" name="second" value={second} />}
      <Select
        label={t('history.section')}
        name="section"
        value={asked.section}
        empty={t('history.any')}
        options={sections}
      />
      <Select label={t('history.by')} name="by" value={asked.by} empty={t('history.any')} options={persons} />
      {cases.length > 0 && (
        <Select label={t('history.case')} name="case" value={asked.case} empty={t('history.any')} options={cases} />
      )}
      <Button>{t('history.filter')}</Button>
    </form>
  )
}
