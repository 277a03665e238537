import type { CaseState } from '#domain/cases/case.ts'
import type { Prediction } from '#domain/cases/predict.ts'
import type { Route } from '#domain/cases/route.ts'
import { aboutOf } from '#domain/cases/seeing.ts'
import type { Stranded } from '#domain/cases/stranded.ts'
import type { CaseId, PersonId } from '#domain/ids.ts'
import { type Day, dayOf, type Instant } from '#domain/time.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { Chip, Chips } from '#views/kit/chip.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pager } from '#views/kit/pager.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { RouteDots } from '#views/kit/route-dots.tsx'
import { paths } from '#views/paths.ts'
import { dotsOf } from './legs.tsx'
import { type Signers, useSigners, WithSigners } from './signers.tsx'
import { StatusPill } from './status.tsx'
import { useWhyStranded } from './stranded.tsx'

export type ListedCase = {
  readonly id: CaseId
  readonly number: string
  readonly applicant: PersonId
  readonly route: Pick<Route, 'key'>
  readonly state: CaseState
  readonly prediction: Prediction
  readonly stranded: Stranded | undefined
  readonly at: Instant
  /** A part of its history cannot be read. */
  readonly damaged?: true
}

export const caseFilters = ['live', 'approved', 'rejected', 'withdrawn'] as const
export type CaseFilter = (typeof caseFilters)[number]

type Props = {
  readonly rows: readonly ListedCase[]
  readonly count: number
  readonly page: number
  readonly pages: number
  readonly filter?: CaseFilter | undefined
  /** Only what ended on this day or later. */
  readonly since?: Day | undefined
  readonly signers: Signers
}

const hrefOf = (state: CaseFilter | undefined, since?: Day, page = 1) =>
  paths.cases({ state, since, page: page > 1 ? page : undefined })

/** 事项: every case on a dossier that HR keeps, by where it is. */
export const CasesPage = (props: Props) => (
  <WithSigners value={props.signers}>
    <List {...props} />
  </WithSigners>
)

const List = ({ rows, count, page, pages, filter, since }: Props) => {
  const t = useT()
  const [{ of }, whyStranded] = [useSigners(), useWhyStranded()]
  return (
    <div class="list">
      <PageHead
        title={t('case.list')}
        marks={<span class="page-over">{t('case.list.count', { count })}</span>}
        actions={<LinkButton href={paths.batches()}>{t('batches.action')}</LinkButton>}
      />
      <Chips label={t('case.column.state')}>
        {caseFilters.map((each) => (
          <Chip
            href={hrefOf(filter === each ? undefined : each, since)}
            name={t(each === 'live' ? 'case.list.live' : `case.status.${each}`)}
            on={filter === each}
          />
        ))}
        {since && <Chip on href={hrefOf(filter)} name={t('case.list.since', { day: since })} />}
      </Chips>
      <DataTable
        label={t('case.list')}
        rows={rows}
        rowKey={({ id }) => id}
        empty={<Empty text={t('case.list.empty')} />}
        columns={[
          {
            key: 'who',
            label: t('case.column.who'),
            is: 'name',
            cell: ({ id, state, number, damaged }) => (
              <>
                <a href={paths.case(id)}>{aboutOf(state).name || number}</a>
                {damaged && (
                  <>
                    {' '}
                    <Pill tone="seal">{t('damages.sign')}</Pill>
                  </>
                )}
              </>
            ),
          },
          {
            key: 'kind',
            label: t('case.column.kind'),
            whole: true,
            cell: ({ route }) => t(`case.kind.${route.key}` as MessageKey),
          },
          { key: 'unit', label: t('case.column.unit'), cell: ({ state }) => aboutOf(state).unit },
          {
            key: 'state',
            label: t('case.column.state'),
            is: 'keep',
            cell: ({ state, prediction, stranded }) => (
              <>
                <StatusPill state={state} prediction={prediction} stranded={stranded} />{' '}
                <RouteDots states={dotsOf(state, prediction.legs)} />
                {stranded && <div class="task-detail">{whyStranded(stranded)}</div>}
              </>
            ),
          },
          { key: 'applicant', label: t('case.column.applicant'), cell: ({ applicant }) => of(applicant).name },
          { key: 'date', label: t('case.column.date'), whole: true, is: 'keep', cell: ({ at }) => dayOf(at) },
          { key: 'number', label: t('case.column.number'), whole: true, cell: ({ number }) => <small>{number}</small> },
        ]}
      />
      <Pager page={page} pages={pages} href={(to) => hrefOf(filter, since, to)} />
    </div>
  )
}
