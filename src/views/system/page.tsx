import type { Duty } from '#domain/access/actor.ts'
import type { Standing } from '#domain/accounts/lock.ts'
import type { NumberedTask } from '#domain/cases/numbered-task.ts'
import type { AccountId } from '#domain/ids.ts'
import type { Reason } from '#domain/standstill/reason.ts'
import type { Instant } from '#domain/time.ts'
import { StandingPill } from '#views/accounts/standing.tsx'
import { CopiesCard } from '#views/copies/card.tsx'
import { moment } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pager } from '#views/kit/pager.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'
import { Leavers } from './leaver.tsx'

type AccountLine = {
  readonly id: AccountId
  readonly staffNumber: string
  readonly standing: Standing
  readonly link: 'none' | 'waits-for-it' | 'handed-out' | 'expired'
  readonly dormant: boolean
  readonly lastSignIn: Instant | undefined
  readonly duties: readonly Duty[]
}

type Props = {
  version: string
  node: string
  /** When a custodian last opened the house. */
  openedAt: Instant | undefined
  head: { readonly seq: number; readonly chain: string }
  /** When everything was last checked, and how many things were not as they were written. */
  checked: { readonly at: Instant; readonly damages: number } | undefined
  /** Why nothing can be written. */
  standstill: readonly Reason[]
  damages: number
  /** Keys and encrypted files that no dossier uses. */
  unused: { readonly keys: number; readonly files: number }
  copies: Parameters<typeof CopiesCard>[0]
  /** Bytes on the disk of the data. */
  free: number
  /** For each script the file that prints it, or none. */
  faces: readonly { readonly script: string; readonly file: string | undefined }[]
  /** What the machine's clock says. */
  clock: Instant
  /** One page of them; `count` are all. */
  accounts: readonly AccountLine[]
  /** Whose hand-over waits for this reader. */
  leavers: readonly NumberedTask[]
  count: number
  page: number
  pages: number
}

/** What IT sees of the house: that it runs and who may sign in, by number. Never a name (docs/decisions/0003). */
export const SystemPage = (props: Props) => {
  const { version, node, openedAt, head, accounts, standstill } = props
  const t = useT()
  return (
    <>
      <PageHead title={t('system.title')} sub={t('system.sub')} />
      <Leavers leavers={props.leavers} />
      <Card title={t('system.state')} mark={<State standstill={standstill} />}>
        <Definitions
          items={[
            { label: t('system.version'), value: version },
            { label: t('system.node'), value: node },
            { label: t('system.opened'), value: openedAt && moment(openedAt) },
            { label: t('system.checked'), value: <Checked checked={props.checked} /> },
            { label: t('system.clock'), value: moment(props.clock) },
            { label: t('system.free'), value: gigabytes(props.free) },
            { label: t('system.head'), value: <code>{`${head.seq}:${head.chain}`}</code>, wide: true },
          ]}
        />
      </Card>
      <CopiesCard {...props.copies} />
      <Health {...props} />
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
            {
              key: 'duties',
              label: t('system.duties'),
              is: 'keep',
              cell: ({ duties }) => duties.map((duty) => t(`duty.${duty}`)).join(t('system.and')) || t('kit.none'),
            },
            {
              key: 'state',
              label: t('system.account-state'),
              is: 'keep',
              cell: ({ standing, link, dormant }) => (
                <>
                  <StandingPill standing={standing} />
                  {dormant && <small class="line">{t('account.dormant')}</small>}
                  {link !== 'none' && <small class="line">{t(`account.link.${link}`)}</small>}
                </>
              ),
            },
            {
              key: 'last',
              label: t('account.last'),
              whole: true,
              cell: ({ lastSignIn }) => (lastSignIn ? moment(lastSignIn) : t('account.never')),
            },
          ]}
        />
        <Pager page={props.page} pages={props.pages} href={paths.system} />
      </Card>
    </>
  )
}

const Checked = ({ checked }: Pick<Props, 'checked'>) => {
  const t = useT()
  if (!checked) return <>{t('system.checked.never')}</>
  const at = moment(checked.at)
  if (checked.damages === 0) return <>{t('system.checked.whole', { at })}</>
  return <a href={paths.damages()}>{t('system.checked.damaged', { at, count: checked.damages })}</a>
}

const State = ({ standstill }: Pick<Props, 'standstill'>) => {
  const t = useT()
  if (standstill.length > 0) return <Pill tone="seal">{t('error.title.standstill')}</Pill>
  return <Pill tone="jade">{t('system.open')}</Pill>
}

/** What somebody should see to: damages, keys and files that nothing uses, scripts that cannot be printed. */
const Health = ({ damages, unused, faces }: Props) => {
  const t = useT()
  const missing = faces
    .filter(({ file }) => file === undefined)
    .map(({ script }) => t(`system.script.${script}` as MessageKey))
  return (
    <Card title={t('system.health')}>
      <Definitions
        items={[
          {
            label: t('system.damages'),
            value:
              damages === 0 ? t('kit.none') : <a href={paths.damages()}>{t('system.count-of', { count: damages })}</a>,
          },
          {
            label: t('system.unused'),
            value:
              unused.keys + unused.files === 0 ? (
                t('kit.none')
              ) : (
                <a href={paths.agreements()}>{t('system.unused.count', unused)}</a>
              ),
          },
          {
            label: t('system.faces'),
            value:
              missing.length === 0
                ? t('system.faces.whole')
                : t('system.faces.missing', { scripts: missing.join(t('system.and')) }),
            wide: true,
          },
        ]}
      />
    </Card>
  )
}

const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`
