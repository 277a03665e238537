import type { AccountId, DossierId } from '#domain/ids.ts'
import { inMegabytes, limits } from '#domain/limits.ts'
import type { Day, Instant } from '#domain/time.ts'
import {
  carriers,
  mostTransferText,
  stepOf,
  type Transfer,
  type TransferField,
  type TransferProblems,
} from '#domain/transfers/transfer.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { FieldGrid, FileInput, Input, Select } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { Until } from './list.tsx'

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

const useProblem = (refused: TransferRefused | undefined) => {
  const t = useT()
  return (field: TransferField) => {
    const problem = refused?.problems?.[field]
    return problem && t(`transfers.problem.${problem}`)
  }
}

const Send = ({ dossier, filed, refused }: TransferPageProps) => {
  const [t, problem] = [useT(), useProblem(refused)]
  const begun: Readonly<Record<string, string>> = {
    originals: '1',
    materials: filed === undefined ? '' : String(filed),
  }
  const value = (name: string) => refused?.typed(name) ?? begun[name] ?? ''
  return (
    <Card title={t('transfers.send')}>
      <PostForm action={paths.transfer(dossier)} label={t('transfers.send')}>
        <p class="hint">{t('transfers.send.hint')}</p>
        <FieldGrid>
          {(['to', 'reason'] as const).map((name) => (
            <Input
              name={name}
              label={t(`transfers.${name}`)}
              value={value(name)}
              problem={problem(name)}
              max={mostTransferText}
              required
            />
          ))}
          {(['originals', 'duplicates', 'materials'] as const).map((name) => (
            <Input
              name={name}
              label={t(`transfers.${name}`)}
              value={value(name)}
              problem={problem(name)}
              help={
                name === 'materials' && filed !== undefined
                  ? t('transfers.materials.hint', { count: filed })
                  : undefined
              }
              inputmode="numeric"
              max={4}
              size={6}
            />
          ))}
          <Select
            name="carrier"
            label={t('transfers.carrier')}
            value={value('carrier')}
            options={carriers.map((carrier) => ({ value: carrier, label: t(`transfers.carrier.${carrier}`) }))}
            problem={problem('carrier')}
          />
          <Input
            name="carried"
            label={t('transfers.carried')}
            value={value('carried')}
            problem={problem('carried')}
            max={mostTransferText}
            required
          />
        </FieldGrid>
        <div class="form-foot">
          <Button kind="go">{t('transfers.send.go')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}

const Gone = ({
  dossier,
  transfer,
  clerk,
  mayPrintList,
  now,
  sent,
}: TransferPageProps & { sent: NonNullable<Transfer['sent']> }) => {
  const t = useT()
  const { receipt } = transfer ?? {}
  return (
    <Card title={t('transfers.send')}>
      <Definitions
        items={[
          { label: t('transfers.number'), value: sent.number },
          { label: t('transfers.at'), value: moment(sent.at, now) },
          { label: t('transfers.to'), value: sent.to, wide: true },
          { label: t('transfers.reason'), value: sent.reason, wide: true },
          { label: t('transfers.volumes'), value: t('transfers.volumes.of', sent) },
          { label: t('transfers.materials'), value: sent.materials },
          { label: t('transfers.carrier'), value: `${t(`transfers.carrier.${sent.carrier}`)} · ${sent.carried}` },
          { label: t('transfers.by'), value: clerk(sent.by) },
          ...(receipt
            ? [
                { label: t('transfers.received-on'), value: receipt.receivedOn },
                {
                  label: t('transfers.receiver'),
                  value: receipt.receiver,
                  note: (
                    <LinkButton small href={paths.paper(dossier, receipt.paper.blob)}>
                      {t('transfers.receipt.see')}
                    </LinkButton>
                  ),
                },
              ]
            : []),
        ]}
      />
      <div class="form-foot">
        <PostForm action={paths.transferSlip(dossier)} download>
          <Button icon="printer">{t('transfers.slip')}</Button>
        </PostForm>
        {mayPrintList && <LinkButton href={paths.hrPrint(dossier, 'catalogue')}>{t('transfers.list')}</LinkButton>}
      </div>
    </Card>
  )
}

const FileReceipt = ({ dossier, refused }: TransferPageProps) => {
  const [t, problem] = [useT(), useProblem(refused)]
  const value = (name: string) => refused?.typed(name) ?? ''
  return (
    <Card title={t('transfers.receipt')}>
      <PostForm action={paths.transferReceipt(dossier)} multipart label={t('transfers.receipt')}>
        <p class="hint">{t('transfers.receipt.hint')}</p>
        <FieldGrid>
          <Input
            type="date"
            name="receivedOn"
            label={t('transfers.received-on')}
            value={value('receivedOn')}
            problem={problem('receivedOn')}
            required
          />
          <Input
            name="receiver"
            label={t('transfers.receiver')}
            value={value('receiver')}
            problem={problem('receiver')}
            max={mostTransferText}
            required
          />
        </FieldGrid>
        <FileInput
          name="file"
          label={t('transfers.receipt.file')}
          accept=".pdf,.jpg,.jpeg,.png,.tif,.tiff"
          help={t('materials.paper.attach-help', { size: inMegabytes(limits.attachedPaper) })}
          problem={refused?.paper ?? problem('file')}
        />
        <div class="form-foot">
          <Button kind="go">{t('transfers.receipt.go')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}
