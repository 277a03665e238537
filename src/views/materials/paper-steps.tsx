import { mostReason } from '#domain/dossiers/dossier.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { TextArea } from '#views/kit/fields.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { FileForm } from './aside.tsx'
import { EntryFields, typedOf } from './fields.tsx'
import type { PaperProps } from './paper.tsx'

/** What may be done with a loose paper: filed once it was examined, examined, returned. */
export const Examining = (props: PaperProps) => {
  const { dossier, material, number } = props
  const t = useT()
  return (
    <>
      {material.kind === 'examined' && (
        <Card title={t('materials.paper.file')}>
          <p class="hint">{t('materials.paper.file-hint', { number })}</p>
          <FileForm dossier={dossier} material={material} />
          <Proving dossier={dossier} material={material} proves={props.proves} />
        </Card>
      )}
      <Card title={t('materials.paper.examine')}>
        <p class="hint">{t('materials.paper.examine-hint')}</p>
        <EntryForm {...props} step="examination" go={material.kind === 'received'}>
          {t('materials.paper.examine-go')}
        </EntryForm>
      </Card>
      <Card title={t('materials.paper.return')}>
        <p class="hint">{t('materials.paper.return-hint')}</p>
        <ReasonForm {...props} step="return">
          {t('materials.paper.return')}
        </ReasonForm>
      </Card>
    </>
  )
}

/** What the paper proves is proposed in the same act as it is filed. */
const Proving = ({ dossier, material, proves }: Pick<PaperProps, 'dossier' | 'material' | 'proves'>) => {
  const t = useT()
  if (proves.length === 0) return null
  return (
    <>
      <p class="hint">{t('materials.paper.proves')}</p>
      <div class="form-foot">
        {proves.map((section) => (
          <LinkButton href={paths.provenSection(dossier, section, material.id)}>
            {t(`section.${section}` as MessageKey)}
          </LinkButton>
        ))}
      </div>
    </>
  )
}

/** What may be done with a paper that lies in the volume: its entry mended, or removed with its reason. */
export const Keeping = (props: PaperProps) => {
  const t = useT()
  return (
    <>
      <Card title={t('materials.paper.mend')}>
        <p class="hint">{t('materials.paper.mend-hint')}</p>
        <EntryForm {...props} step="correction" go>
          {t('materials.paper.save')}
        </EntryForm>
      </Card>
      <Card title={t('materials.paper.remove')}>
        <p class="hint">{t('materials.paper.remove-hint')}</p>
        <ReasonForm {...props} step="removal">
          {t('materials.paper.remove')}
        </ReasonForm>
      </Card>
    </>
  )
}

const EntryForm = ({
  dossier,
  material,
  refused,
  step,
  go,
  children,
}: PaperProps & { step: 'examination' | 'correction'; go?: boolean; children: string }) => {
  const mine = refused?.step === 'entry' ? refused : undefined
  return (
    <PostForm action={paths.materialStep(dossier, material.id, step)} label={children}>
      <input type="hidden" name="version" value={material.version} />
      <EntryFields typed={mine?.typed ?? typedOf(material.entry)} problems={mine?.problems ?? {}} />
      <div class="form-foot">
        <Button kind={go ? 'go' : 'plain'}>{children}</Button>
      </div>
    </PostForm>
  )
}

const ReasonForm = ({
  dossier,
  material,
  refused,
  step,
  children,
}: PaperProps & { step: 'return' | 'removal'; children: string }) => {
  const t = useT()
  const mine = refused?.step === 'reason' ? refused : undefined
  return (
    <PostForm action={paths.materialStep(dossier, material.id, step)} label={children}>
      <input type="hidden" name="version" value={material.version} />
      <TextArea
        name="reason"
        label={t('materials.paper.reason')}
        value={mine?.reason}
        problem={mine?.code && t(`refusal.${mine.code}` as MessageKey)}
        max={mostReason}
        required
      />
      <div class="form-foot">
        <Button kind="stop">{children}</Button>
      </div>
    </PostForm>
  )
}
