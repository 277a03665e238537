import type { Transfer } from '#domain/transfers/transfer.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import type { TransferPageProps } from './one.tsx'

/** What was sent and when, the slip to print, and the receipt once it is there. */
export const Gone = ({
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
