import type { DossierId } from '#domain/ids.ts'
import type { Day } from '#domain/time.ts'
import { awaitedOn, isLate, stepOf, type Transfer } from '#domain/transfers/transfer.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

export type TransferRow = { readonly transfer: Transfer; readonly dossier: DossierId; readonly name: string }

type Props = { readonly rows: readonly TransferRow[]; readonly today: Day }

type PageProps = Props & {
  /** Why the register was not printed. */
  readonly refusal?: string | undefined
}

/** 档案转出: what is to leave, what waits for its receipt, and the register of what has left. */
export const TransfersPage = ({ rows, today, refusal }: PageProps) => {
  const t = useT()
  const at = (step: ReturnType<typeof stepOf>) => rows.filter(({ transfer }) => stepOf(transfer) === step)
  const left = rows.filter(({ transfer }) => transfer.sent)
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('place.readings'), href: paths.readings() }]} />}
        title={t('transfers.title')}
        sub={t('transfers.sub')}
        actions={<LinkButton href={paths.arrivals()}>{t('arrivals.title')}</LinkButton>}
      />
      {refusal && <Banner alert>{refusal}</Banner>}
      {(['waiting', 'sent'] as const).map((step) => (
        <Card title={t(`transfers.${step}`)} flush>
          <Awaited rows={at(step)} today={today} step={step} />
        </Card>
      ))}
      <Card title={t('transfers.done')} flush aside={left.length > 0 && <Print />}>
        <Register rows={left} />
      </Card>
    </>
  )
}

const Awaited = ({ rows, today, step }: Props & { step: 'waiting' | 'sent' }) => {
  const t = useT()
  return (
    <DataTable
      label={t(`transfers.${step}`)}
      rows={rows}
      narrow="cards"
      empty={<Empty text={t(`transfers.${step}.none`)} />}
      columns={[
        {
          key: 'who',
          label: t('transfers.who'),
          is: 'name',
          cell: ({ dossier, name }) => <a href={paths.transfer(dossier)}>{name}</a>,
        },
        { key: 'to', label: t('transfers.to'), cell: ({ transfer }) => transfer.sent?.to ?? '' },
        {
          key: 'until',
          label: t('transfers.state'),
          is: 'keep',
          cell: ({ transfer }) => <Until transfer={transfer} today={today} />,
        },
      ]}
    />
  )
}

/** Until when it is waited for, or that it is late. */
export const Until = ({ transfer, today }: { transfer: Transfer; today: Day }) => {
  const t = useT()
  const step = stepOf(transfer)
  if (step === 'received') return <Pill tone="jade">{t('transfers.step.received')}</Pill>
  const day = awaitedOn(transfer) ?? today
  return (
    <>
      {t(step === 'waiting' ? 'transfers.until' : 'transfers.receipt-until', { day })}{' '}
      {isLate(transfer, today) && <Pill tone="seal">{t(`transfers.late.${step}`)}</Pill>}
    </>
  )
}

const Register = ({ rows }: { rows: readonly TransferRow[] }) => {
  const t = useT()
  return (
    <DataTable
      label={t('transfers.done')}
      rows={rows}
      narrow="cards"
      empty={<Empty text={t('transfers.done.none')} />}
      columns={[
        { key: 'number', label: t('transfers.number'), whole: true, cell: ({ transfer: { sent } }) => sent?.number },
        {
          key: 'who',
          label: t('transfers.who'),
          is: 'name',
          cell: ({ dossier, name }) => <a href={paths.transfer(dossier)}>{name}</a>,
        },
        { key: 'to', label: t('transfers.to'), is: 'keep', cell: ({ transfer: { sent } }) => sent?.to },
        { key: 'at', label: t('transfers.at'), cell: ({ transfer: { sent } }) => sent && moment(sent.at) },
        {
          key: 'receipt',
          label: t('transfers.received-on'),
          cell: ({ transfer: { receipt } }) => receipt?.receivedOn ?? '',
        },
      ]}
    />
  )
}

const Print = () => {
  const t = useT()
  return (
    <PostForm action={paths.transferRegister()} download>
      <Button small icon="printer">
        {t('transfers.register.print')}
      </Button>
    </PostForm>
  )
}
