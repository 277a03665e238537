import type { Group } from '#domain/access/groups.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import type { GrantState } from '#domain/readings/grant.ts'
import type { Day } from '#domain/time.ts'
import { useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { More } from '#views/kit/more.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { paths } from '#views/paths.ts'
import { GrantPill, useGroups } from './words.tsx'

/** One thing that was opened to the viewer. */
export type OwnReading = {
  readonly case: CaseId
  readonly number: string
  readonly dossier: DossierId
  readonly name: string
  readonly groups: readonly Group[]
  readonly from: Day
  readonly until: Day
  readonly state: GrantState
  readonly count: number
}

/** A reading that can be given out at the desk, or is out. */
export type DeskLine = {
  readonly case: CaseId
  readonly number: string
  readonly name: string
  readonly readers: string
  readonly until: Day
  readonly isOut: boolean
}

type Props = {
  readonly own: readonly OwnReading[]
  /** Absent for whoever sits at no desk. */
  readonly desk?: readonly DeskLine[] | undefined
  readonly asksForOthers: boolean
}

/** 查阅: what is open to the viewer, the way to ask, and the desk for whoever sits there. */
export const ReadingsPage = ({ own, desk, asksForOthers }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead
        title={t('readings.title')}
        sub={t('readings.sub')}
        actions={
          <>
            <LinkButton kind="go" href={paths.newReading()}>
              {t('readings.ask')}
            </LinkButton>
            <More>
              {asksForOthers && (
                <LinkButton href={paths.newReading({ of: 'outside' })}>{t('readings.ask-outside')}</LinkButton>
              )}
              {desk && <LinkButton href={paths.readingRegister()}>{t('readings.register')}</LinkButton>}
              {desk && <LinkButton href={paths.transfers()}>{t('transfers.title')}</LinkButton>}
              {desk && <LinkButton href={paths.arrivals()}>{t('arrivals.title')}</LinkButton>}
            </More>
          </>
        }
      />
      {desk && <Desk lines={desk} />}
      <Card title={t('readings.own')} flush>
        <Own rows={own} />
      </Card>
    </>
  )
}

const Own = ({ rows }: { rows: readonly OwnReading[] }) => {
  const [t, groups] = [useT(), useGroups()]
  return (
    <DataTable
      label={t('readings.own')}
      rows={rows}
      narrow="cards"
      empty={<Empty text={t('readings.none')} />}
      columns={[
        {
          key: 'who',
          label: t('readings.column.who'),
          is: 'name',
          cell: ({ state, dossier, name, case: id }) => (
            <a href={state === 'open' ? paths.dossier(dossier) : paths.case(id)}>{name}</a>
          ),
        },
        { key: 'groups', label: t('readings.column.groups'), cell: (row) => groups(row.groups) },
        {
          key: 'window',
          label: t('readings.column.window'),
          whole: true,
          cell: ({ from, until }) => t('readings.window', { from, until }),
        },
        {
          key: 'state',
          label: t('readings.column.state'),
          is: 'keep',
          cell: ({ state }) => <GrantPill state={state} />,
        },
        { key: 'count', label: t('readings.column.count'), cell: ({ count }) => t('readings.count', { count }) },
        {
          key: 'go',
          label: '',
          cell: ({ case: id }) => (
            <LinkButton small href={paths.case(id)}>
              {t('readings.case')}
            </LinkButton>
          ),
        },
      ]}
    />
  )
}

const Desk = ({ lines }: { lines: readonly DeskLine[] }) => {
  const t = useT()
  return (
    <Card title={t('readings.desk')} flush>
      {lines.length === 0 ? (
        <Empty text={t('readings.desk.none')} />
      ) : (
        <Lines
          label={t('readings.desk.hint')}
          items={lines.map((line) => ({
            start: line.number,
            text: (
              <>
                {line.name} · {line.readers}
              </>
            ),
            end: line.isOut ? t('readings.desk.out') : line.until,
            href: paths.readingDesk(line.case),
          }))}
        />
      )}
    </Card>
  )
}
