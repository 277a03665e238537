import type { Problems } from '#domain/dossiers/form.ts'
import type { Section } from '#domain/dossiers/section.ts'
import type { Lacks } from '#domain/prints/lacking.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Select } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Checkbox } from '#views/kit/ticks.tsx'
import { paths } from '#views/paths.ts'
import { type Choices, RecordFields } from './record-fields.tsx'

type Props = {
  readonly section: Section
  readonly typed: (key: string) => string
  readonly choices: Choices
  readonly problems: Problems
  readonly refusal?: string | undefined
  /**
   * Accounts of this name without a dossier: whether one is this very person's must be said, for nobody decides on the
   * own dossier.
   */
  readonly accounts?: readonly { readonly id: string; readonly name: string }[]
  /** People on file of this name and birth: one person has one dossier. */
  readonly others?: Others
  /** The paper from another unit that it is begun for. */
  readonly arrival?: string | undefined
  /** What no face at hand can print. */
  readonly lacks: Lacks
}

type Others = {
  readonly seen: readonly {
    readonly href: string
    readonly name: string
    readonly unit: string
    readonly birth: PartialDate | undefined
  }[]
  /** So many that this officer may not open. */
  readonly hidden: number
  /** Whether the question is why nothing was begun. */
  readonly isOpen: boolean
}

/** A dossier begins with its basic information; everything else is filled in on the draft. */
export const NewDossierPage = (props: Props) => {
  const { section, typed, choices, problems, refusal, accounts = [], others, lacks, arrival } = props
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
          {arrival && <input type="hidden" name="arrival" value={arrival} />}
          {others && <SamePerson {...others} typed={typed('others')} />}
          {accounts.length > 0 && (
            <Select
              name="person"
              label={t('form.namesake')}
              value={typed('person')}
              empty={t('form.choose')}
              {...(refusal === 'dossier.same-person' && typed('person') === '' && { problem: t('field.namesake') })}
              options={[
                ...accounts.map(({ id, name }) => ({ value: id, label: t('form.namesake-is', { name }) })),
                { value: 'nobody', label: t('form.namesake-other') },
              ]}
            />
          )}
          <RecordFields section={section} typed={typed} choices={choices} problems={problems} lacks={lacks} />
          <div class="form-foot">
            <Button kind="go">{t('form.save')}</Button>
            <LinkButton href={paths.dossiers()}>{t('form.cancel')}</LinkButton>
          </div>
        </PostForm>
      </Card>
    </>
  )
}

/** Who is on file already under this name, to be opened and looked at; a tick says that it is somebody else. */
const SamePerson = ({ seen, hidden, isOpen, typed }: Others & { typed: string }) => {
  const t = useT()
  const count = seen.length + hidden
  if (count === 0) return null
  return (
    <>
      <Banner>
        <p>{t('form.same-person')}</p>
        <ul>
          {seen.map(({ href, name, unit, birth }) => (
            <li>
              <a href={href}>{name}</a> {[unit, birth && formatPartialDate(birth)].filter(Boolean).join(' · ')}
            </li>
          ))}
          {hidden > 0 && <li>{t('form.same-person-hidden', { count: hidden })}</li>}
        </ul>
      </Banner>
      <Checkbox
        name="others"
        label={t('form.same-person-other')}
        value={String(count)}
        checked={Number(typed) >= count}
        {...(isOpen && Number(typed) < count && { problem: t('field.same-person') })}
      />
    </>
  )
}
