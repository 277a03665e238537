import type { Problems } from '#domain/dossiers/form.ts'
import type { DossierRecord, Section } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { type Choices, RecordFields } from './record-fields.tsx'

type Props = {
  readonly dossier: DossierId
  readonly name: string
  readonly section: Section
  readonly record?: DossierRecord | undefined
  readonly typed: (key: string) => string
  readonly choices: Choices
  readonly problems: Problems
  readonly refusal?: string | undefined
  /** False when the dossier stopped being a draft while the form was open: what was typed stays in sight. */
  readonly open: boolean
  /** What the record was when this form was drawn. */
  readonly stamp: string
}

/** One record on a page of its own: read first, edit one block at a time. */
export const RecordPage = (props: Props) => {
  const { dossier, name, section, record, typed, choices, problems, refusal, open, stamp } = props
  const t = useT()
  const named = t(`section.${section.key}` as MessageKey)
  const isNew = record === undefined
  return (
    <>
      <PageHead
        over={
          <Crumbs
            items={[
              { label: t('place.dossiers'), href: paths.dossiers() },
              { label: name, href: paths.dossier(dossier) },
              { label: named },
            ]}
          />
        }
        title={isNew ? t('form.add-title', { name, section: named }) : t('form.edit-title', { name, section: named })}
      />
      {refusal && (
        <Banner tone="seal" alert>
          {t(`refusal.${refusal}` as MessageKey)}
        </Banner>
      )}
      <Card>
        <PostForm
          action={paths.sectionRecords(dossier, section.key)}
          multipart={section.fields.some(({ kind }) => kind === 'image')}
        >
          {record && !section.single && <input type="hidden" name="record" value={record.id} />}
          {(record || section.single) && <input type="hidden" name="stamp" value={stamp} />}
          <RecordFields section={section} typed={typed} choices={choices} problems={problems} />
          <div class="form-foot">
            {open && <Button kind="go">{t('form.save')}</Button>}
            <LinkButton href={`${paths.dossier(dossier)}#${section.key}`}>{t('form.cancel')}</LinkButton>
          </div>
        </PostForm>
      </Card>
      {record && open && !section.single && (
        <PostForm action={paths.recordRetraction(dossier, section.key, record.id)} class="aside-form">
          <p class="hint">{t('form.retract-hint')}</p>
          <Button kind="stop">{t('form.retract')}</Button>
        </PostForm>
      )}
    </>
  )
}
