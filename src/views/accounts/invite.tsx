import type { PersonId } from '#domain/ids.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Input, Select } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

export type InviteTyped = Readonly<Record<'name' | 'staffNumber' | 'number' | 'person', string>>

type Props = {
  readonly typed: InviteTyped
  readonly refusal?: string | undefined
  readonly namesakes: readonly { readonly person: PersonId; readonly unit: string; readonly number: string }[]
}

/** Which field a refusal belongs to. */
const fieldOf: Readonly<Record<string, keyof InviteTyped>> = {
  'organisation.person-name': 'name',
  'organisation.number-missing': 'staffNumber',
  'organisation.number-long': 'staffNumber',
  'organisation.number-taken': 'staffNumber',
  'organisation.has-account': 'name',
  'organisation.person-unknown': 'name',
  'account.person-not-found': 'number',
  'account.which-person': 'person',
}

/** 邀请: a name, a number, and the dossier where there is one. The duties come afterwards, on the account's own page. */
export const InvitePage = ({ typed, refusal, namesakes }: Props) => {
  const t = useT()
  const problemAt = (field: keyof InviteTyped) =>
    refusal !== undefined && fieldOf[refusal] === field ? t(`refusal.${refusal}` as MessageKey) : undefined
  return (
    <>
      <PageHead
        over={
          <Crumbs items={[{ label: t('account.title'), href: paths.accounts() }, { label: t('account.invite') }]} />
        }
        title={t('account.invite')}
        sub={t('account.invite.hint')}
      />
      <Card>
        <PostForm action={paths.newAccount()} label={t('account.invite')}>
          <Input
            name="name"
            label={t('account.name')}
            value={typed.name}
            problem={problemAt('name')}
            max={60}
            required
          />
          <Input
            name="staffNumber"
            label={t('sign-in.number')}
            value={typed.staffNumber}
            help={t('account.number.hint')}
            why="account.number"
            problem={problemAt('staffNumber')}
            max={40}
            required
          />
          <Input
            name="number"
            label={t('account.dossier')}
            value={typed.number}
            help={t('account.dossier.hint')}
            problem={problemAt('number')}
            max={40}
          />
          {namesakes.length > 0 && (
            <Select
              name="person"
              label={t('account.which')}
              value={typed.person}
              empty={t('office.choose')}
              options={[
                ...namesakes.map(({ person, unit, number }) => ({
                  value: person as string,
                  label: [typed.name, unit, number].filter(Boolean).join(' · '),
                })),
                { value: 'new', label: t('account.which.new') },
              ]}
              problem={problemAt('person')}
              required
            />
          )}
          <div class="form-foot">
            <Button kind="go">{t('account.invite.go')}</Button>
            <LinkButton href={paths.accounts()}>{t('form.cancel')}</LinkButton>
          </div>
        </PostForm>
      </Card>
    </>
  )
}
