import type { AccountId, DossierId } from '#domain/ids.ts'
import type { Day, Instant } from '#domain/time.ts'
import { stepOf, type Transfer, type TransferProblems } from '#domain/transfers/transfer.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { paths } from '#views/paths.ts'
import { Until } from './list.tsx'
import { FileReceipt } from './receipt.tsx'
import { Send } from './send.tsx'
import { Gone } from './sent.tsx'

export type TransferPageProps = {
  readonly dossier: DossierId
  readonly name: string
  readonly transfer: Transfer | undefined
  /** What the catalogue holds, where the viewer reads all of it. */
  readonly filed: number | undefined
  readonly mayPrintList: boolean
  /** It was sent out and came back. */
  readonly isBack: boolean
  readonly clerk: (account: AccountId) => string
  readonly today: Day
  readonly now: Instant
  readonly refused?: TransferRefused | undefined
}

export type TransferRefused = {
  readonly typed: (name: string) => string
  readonly problems?: TransferProblems
  readonly said?: string
  /** What is wrong with the scan. */
  readonly paper?: string
}

/** 转出 of one dossier: what goes where, the slip, and the receipt. */
export const TransferPage = (props: TransferPageProps) => {
  const { name, transfer, today, refused } = props
  const t = useT()
  const step = transfer ? stepOf(transfer) : 'waiting'
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('transfers.title'), href: paths.transfers() }]} />}
        title={t('transfers.of', { name })}
        marks={transfer && <Until transfer={transfer} today={today} />}
      />
      {refused?.said && (
        <Banner tone="seal" alert>
          {refused.said}
        </Banner>
      )}
      {transfer?.sent && <Gone {...props} sent={transfer.sent} />}
      {props.isBack && <p class="hint">{t('transfers.back')}</p>}
      {(step === 'waiting' || props.isBack) && <Send {...props} />}
      {step === 'sent' && <FileReceipt {...props} />}
    </>
  )
}
