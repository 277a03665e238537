import { inMegabytes, limits } from '#domain/limits.ts'
import { mostTransferText } from '#domain/transfers/transfer.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { FieldGrid, FileInput, Input } from '#views/kit/fields.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import type { TransferPageProps } from './one.tsx'
import { useProblem } from './problem.ts'

/** The form for the receipt of a dossier that was sent, with its scan. */
export const FileReceipt = ({ dossier, refused }: TransferPageProps) => {
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
          required
        />
        <div class="form-foot">
          <Button kind="go">{t('transfers.receipt.go')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}
