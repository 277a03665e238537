import type { Abilities } from '#domain/access/abilities.ts'
import { duties } from '#domain/access/actor.ts'
import type { AccountId, UnitId } from '#domain/ids.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { Input, Select } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { AbilityList } from './abilities.tsx'
import { AccountCrumbs } from './crumbs.tsx'

export type DutyTyped = Readonly<Record<'duty' | 'unit' | 'from' | 'until', string>>

type FormProps = {
  readonly account: AccountId
  readonly units: readonly { readonly id: UnitId; readonly name: string }[]
  readonly typed: DutyTyped
  readonly problem?: { readonly field: keyof DutyTyped; readonly text: string } | undefined
}

/** 授予职责: which one, where and how long; it leads to a page that says what comes of it. */
export const GivingForm = ({ account, units, typed, problem }: FormProps) => {
  const t = useT()
  const problemAt = (field: keyof DutyTyped) => (problem?.field === field ? problem.text : undefined)
  return (
    <form method="get" action={paths.accountDuties(account)} aria-label={t('account.give')}>
      <Select
        name="duty"
        label={t('sign-in.duty')}
        value={typed.duty}
        empty={t('office.choose')}
        options={given.map((duty) => ({ value: duty, label: t(`duty.${duty}`) }))}
        problem={problemAt('duty')}
        required
      />
      <Select
        name="unit"
        label={t('account.scope')}
        value={typed.unit}
        options={units.map(({ id, name }) => ({ value: id as string, label: name }))}
        help={t('account.scope.hint')}
        problem={problemAt('unit')}
        required
      />
      <Input
        name="from"
        type="date"
        label={t('account.from')}
        value={typed.from}
        problem={problemAt('from')}
        required
      />
      <Input
        name="until"
        type="date"
        label={t('account.until')}
        value={typed.until}
        help={t('account.until.hint')}
        problem={problemAt('until')}
      />
      <div class="form-foot">
        <Button kind="go">{t('account.give.look')}</Button>
      </div>
    </form>
  )
}

/** Head and leader come with an office and are given there. */
const given = duties.filter((duty) => duty !== 'head' && duty !== 'leader')

type Props = FormProps & {
  readonly name: string
  readonly before: Abilities
  /** Undefined while something in the form is wrong. */
  readonly after: Abilities | undefined
  readonly unitName: string
  readonly refusal?: string | undefined
}

/** What somebody can do now, and what that one could do then: seen before the duty is given. */
export const GivingPage = (props: Props) => {
  const t = useT()
  const { account, name, before, after, typed, unitName, refusal } = props
  return (
    <>
      <PageHead
        over={<AccountCrumbs id={account} name={name} at={t('account.give')} />}
        title={t('account.give.to', { name })}
      />
      {refusal && (
        <Banner tone="seal" alert>
          {t(`refusal.${refusal}` as MessageKey)}
        </Banner>
      )}
      {after === undefined ? (
        <Card>
          <GivingForm {...props} />
        </Card>
      ) : (
        <>
          <Card>
            <Definitions
              items={[
                { label: t('sign-in.duty'), value: t(`duty.${typed.duty}` as MessageKey) },
                { label: t('account.scope'), value: unitName },
                { label: t('account.from'), value: typed.from.replaceAll('-', '.') },
                { label: t('account.until'), value: typed.until.replaceAll('-', '.') || t('account.until.open') },
              ]}
            />
          </Card>
          <Card title={t('ability.before')}>
            <AbilityList abilities={before} />
          </Card>
          <Card title={t('ability.after')} aside={t('ability.new')}>
            <AbilityList abilities={after} before={before} />
          </Card>
          <PostForm action={paths.accountDuties(account)} class="form-foot" label={t('account.give')}>
            {(['duty', 'unit', 'from', 'until'] as const).map((field) => (
              <input type="hidden" name={field === 'from' ? 'since' : field} value={typed[field]} />
            ))}
            <Button kind="go">{t('account.give.go')}</Button>
            <LinkButton href={paths.account(account)}>{t('form.cancel')}</LinkButton>
          </PostForm>
        </>
      )}
    </>
  )
}
