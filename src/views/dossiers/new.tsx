import type { Problems } from '#domain/dossiers/form.ts'
import type { Section } from '#domain/dossiers/section.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Select } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { type Choices, RecordFields } from './record-fields.tsx'

type Props = {
  readonly section: Section
  readonly typed: (key: string) => string
  readonly choices: Choices
  readonly problems: Problems
  readonly refusal?: string | undefined
  /** Accounts of this name without a dossier: whether one is this very person's must be said, for nobody decides on the own dossier. */
  readonly namesakes: readonly { readonly id: string; readonly name: string }[]
}

/** A dossier begins with its basic information; everything else is filled in on the draft. */
export const NewDossierPage = ({ section, typed, choices, problems, refusal, namesakes }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('place.dossiers'), href: paths.dossiers() }, { label: t('form.new') }]} />}
        title={t('form.new-title')}
        sub={t('form.new-hint')}
      />
      {refusal && (
        <Banner tone="seal" alert>
          {t(`refusal.${refusal}` as MessageKey)}
        </Banner>
      )}
      <Card>
        <PostForm action={paths.newDossier()}>
          {namesakes.length > 0 && (
            <Select
              name="person"
              label={t('form.namesake')}
              value={typed('person')}
              empty={t('form.choose')}
              {...(problems['person'] && { problem: t('field.namesake') })}
              options={[
                ...namesakes.map(({ id, name }) => ({ value: id, label: t('form.namesake-is', { name }) })),
                { value: 'nobody', label: t('form.namesake-other') },
              ]}
            />
          )}
          <RecordFields section={section} typed={typed} choices={choices} problems={problems} />
          <div class="form-foot">
            <Button kind="go">{t('form.save')}</Button>
            <LinkButton href={paths.dossiers()}>{t('form.cancel')}</LinkButton>
          </div>
        </PostForm>
      </Card>
    </>
  )
}
