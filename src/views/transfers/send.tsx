import { carriers, mostTransferText } from '#domain/transfers/transfer.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { FieldGrid, Input, Select } from '#views/kit/fields.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import type { TransferPageProps } from './one.tsx'
import { useProblem } from './problem.ts'

/** The form by which a dossier is sent out: where to, why, how many volumes and by whom. */
export const Send = ({ dossier, filed, refused }: TransferPageProps) => {
  const [t, problem] = [useT(), useProblem(refused)]
  const begun: Readonly<Record<string, string>> = {
    originals: '1',
    // A catalogue that nobody has kept says nothing of what lies in the volumes.
    materials: filed ? String(filed) : '',
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
              required={name !== 'duplicates'}
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
