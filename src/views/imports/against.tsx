import type { ImageRef } from '#domain/dossiers/section.ts'
import type { DossierId, ImportId } from '#domain/ids.ts'
import type { Against } from '#domain/imports/against.ts'
import { wordingOf } from '#domain/imports/wording.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { OldNew } from '#views/kit/old-new.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Photo } from '#views/kit/photo.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

type Props = {
  readonly id: ImportId
  readonly version: number
  readonly name: string
  readonly file: string
  readonly dossier: DossierId
  readonly isDraft: boolean
  readonly records: readonly (Against & { readonly mayTake: boolean })[]
  readonly refusal?: string | undefined
}

/** 对照: a file of somebody who is on file, beside what the dossier says; a draft takes what is chosen. */
export const AgainstPage = ({ id, version, name, file, dossier, isDraft, records, refusal }: Props) => {
  const t = useT()
  const some = records.some(({ mayTake }) => mayTake)
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('import.title'), href: paths.imports() }, { label: t('import.against') }]} />}
        title={name}
        sub={t('import.against.sub', { file })}
      />
      {refusal && (
        <Banner tone="seal" alert>
          {t(`refusal.${refusal}` as MessageKey)}
        </Banner>
      )}
      <Banner action={<a href={paths.dossier(dossier)}>{t('import.result.dossier')}</a>}>
        {t(isDraft ? 'import.against.draft' : 'import.against.archived')}
      </Banner>
      <PostForm action={paths.importTaking(id)}>
        <input type="hidden" name="version" value={version} />
        {records.length === 0 && <Empty text={t('import.against.same')} />}
        {records.map((one) => (
          <Differing one={one} photos={{ was: dossier, now: id }} />
        ))}
        <div class="form-foot">
          <LinkButton kind="stop" href={paths.importDiscarding(id)}>
            {t('import.discard')}
          </LinkButton>
          {some && <Button kind="go">{t('import.against.take')}</Button>}
        </div>
      </PostForm>
    </>
  )
}

type DifferingProps = {
  readonly one: Against & { readonly mayTake: boolean }
  /** Where portraits are looked at. */
  readonly photos: { readonly was: DossierId; readonly now: ImportId }
}

const Differing = ({ one, photos }: DifferingProps) => {
  const { key, section, record, differences, mayTake } = one
  const t = useT()
  const title = t(`section.${section.key}` as MessageKey)
  return (
    <Card title={title} aside={record === undefined && t('import.against.new')}>
      {differences.map(({ field, old, new: value }) => {
        // What nobody has read is told by the place where it stood.
        if (section.key === 'unread' && field.key === 'tag') return null
        const label =
          section.key === 'unread' ? wordingOf(one.fields['tag']) : t(`field.${section.key}.${field.key}` as MessageKey)
        const said =
          field.kind === 'image' ? (
            <Portraits {...photos} old={old as ImageRef | undefined} label={label} />
          ) : (
            <OldNew was={wordingOf(old) || undefined} now={wordingOf(value)} />
          )
        return mayTake ? (
          <div class="field tickbox">
            <label>
              <input type="checkbox" name={`${key}.${field.key}`} value="take" />
              <span>
                {label}
                {t('kit.colon')}
                {said}
              </span>
            </label>
          </div>
        ) : (
          <p>
            {label}
            {t('kit.colon')}
            {said}
          </p>
        )
      })}
    </Card>
  )
}

type PortraitsProps = DifferingProps['photos'] & { readonly old: ImageRef | undefined; readonly label: string }

/** The portrait on file and the one that came, side by side. */
const Portraits = ({ was, now, old, label }: PortraitsProps) => {
  const t = useT()
  return (
    <OldNew
      was={old && <Photo src={paths.dossierPhoto(was, old.blob)} alt={[t('kit.old'), label].join(t('kit.colon'))} />}
      now={<Photo src={paths.importPhoto(now)} alt={[t('kit.new'), label].join(t('kit.colon'))} />}
    />
  )
}
