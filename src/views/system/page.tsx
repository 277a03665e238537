import type { NumberedTask } from '#domain/cases/numbered-task.ts'
import type { DayOfCopies } from '#domain/copies/fortnight.ts'
import type { Finding } from '#domain/health/finding.ts'
import type { Measures } from '#domain/health/measures.ts'
import type { AccountId } from '#domain/ids.ts'
import type { Reason } from '#domain/standstill/reason.ts'
import { type StandingRow, useStandingColumns } from '#views/accounts/standing-columns.tsx'
import { CopiesCard } from '#views/copies/card.tsx'
import { clock, moment } from '#views/format.ts'
import { HealthCard } from '#views/health/card.tsx'
import { inBytes, lasting } from '#views/health/sentence.ts'
import { useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pager } from '#views/kit/pager.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import { Leavers } from './leaver.tsx'

type AccountLine = StandingRow & { readonly id: AccountId; readonly staffNumber: string }

type Props = {
  readonly measures: Measures
  /** What is to be done first comes first. */
  readonly findings: readonly Finding[]
  /** Why nothing can be written. */
  readonly standstill: readonly Reason[]
  /** The last fourteen days of backups and drills. */
  readonly days: readonly DayOfCopies[]
  readonly head: { readonly seq: number; readonly chain: string }
  /** One page of them; `count` are all. */
  readonly accounts: readonly AccountLine[]
  /** Whose hand-over waits for this reader. */
  readonly leavers: readonly NumberedTask[]
  readonly count: number
  readonly page: number
  readonly pages: number
}

/** What IT sees of the house: what there is to do, and who may sign in, by number. Never a name (docs/decisions/0003). */
export const SystemPage = (props: Props) => {
  const { measures, findings, accounts, standstill, days } = props
  const [t, standing] = [useT(), useStandingColumns()]
  return (
    <>
      <PageHead
        title={t('system.title')}
        marks={<State standstill={standstill} />}
        sub={t('system.sub')}
        actions={
          <LinkButton href={paths.seal()} icon="lock">
            {t('seal.title')}
          </LinkButton>
        }
      />
      <div class="stack">
        <Leavers leavers={props.leavers} />
        <Split
          aside={
            <>
              <Running {...props} />
              <RefusedCard refused={measures.refused ?? []} />
            </>
          }
        >
          <HealthCard findings={findings} at={measures.now} />
          {measures.copies && <CopiesCard {...measures.copies} days={days} />}
          <Card
            title={t('system.accounts')}
            mark={<Pill>{t('system.count', { count: props.count })}</Pill>}
            aside={<a href={paths.staffNumbers()}>{t('numbers.title')}</a>}
            flush
          >
            <DataTable
              label={t('system.accounts')}
              rows={accounts}
              narrow="cards"
              rowKey={({ staffNumber }) => staffNumber}
              columns={[
                {
                  key: 'number',
                  label: t('system.number'),
                  is: 'name',
                  whole: true,
                  cell: ({ id, staffNumber }) => <a href={paths.numberedAccount(id)}>{staffNumber}</a>,
                },
                ...standing,
              ]}
            />
            <Pager page={props.page} pages={props.pages} href={paths.system} />
          </Card>
        </Split>
      </div>
    </>
  )
}

const State = ({ standstill }: Pick<Props, 'standstill'>) => {
  const t = useT()
  if (standstill.length > 0) return <Pill tone="seal">{t('error.title.standstill')}</Pill>
  return <Pill tone="jade">{t('system.open')}</Pill>
}

/** 运行: figures at a glance, whether anything is to be done or not. */
const Running = ({ measures, head }: Props) => {
  const t = useT()
  const { version, node, upSeconds = 0, now, disk, size, sessions, unlocked, checked } = measures
  return (
    <Card title={t('system.state')}>
      <Definitions
        single
        items={[
          { label: t('system.version'), value: version.here },
          { label: t('system.up'), value: lasting(t, upSeconds) },
          { label: t('system.opened'), value: unlocked && moment(unlocked.at) },
          { label: t('system.clock'), value: moment(now) },
          { label: t('system.data'), value: inBytes(size.data + size.files) },
          { label: t('system.free'), value: inBytes(disk.free) },
          { label: t('system.sessions'), value: String(sessions) },
          { label: t('system.checked'), value: checked ? moment(checked.at) : t('system.checked.never') },
          { label: t('system.node'), value: node },
          { label: t('system.head'), value: <code>{`${head.seq}:${head.chain}`}</code>, wide: true },
        ]}
      />
    </Card>
  )
}

/** 没登录成的, by staff number: who forgot a password, or whose is being tried. */
const RefusedCard = ({ refused }: { readonly refused: NonNullable<Measures['refused']> }) => {
  const t = useT()
  if (refused.length === 0) return null
  return (
    <Card title={t('health.name.refused')} mark={<Pill>{t('system.within-a-day')}</Pill>} flush>
      <Lines
        label={t('health.name.refused')}
        items={refused.slice(0, 8).map(({ staffNumber, count, last }) => ({
          start: staffNumber ?? t('system.nobodys-number'),
          text: t('system.times', { count }),
          end: clock(last),
        }))}
      />
    </Card>
  )
}
