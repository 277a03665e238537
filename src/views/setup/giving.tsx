import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { type Option, Select } from '#views/kit/fields.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

/** The duties that are given here, over the whole house. */
export const givenHere = ['keeper', 'checker', 'archivist', 'cataloguer', 'finance', 'legal'] as const

type GivenDuty = (typeof givenHere)[number]

export type Giving = { readonly duty: string; readonly account: string; readonly problem?: string | undefined }

/** Who may hold a duty, who may be the last approver, and who is. */
export type Choices = {
  readonly people: readonly Option[]
  readonly approvers: readonly Option[]
  readonly fallback: string
}

/** On which step of the first start a form stands; none on the list of what remains. */
type At = { readonly step?: 'deputies' | 'questions' }

const Step = ({ step }: At) => (step ? <input type="hidden" name="step" value={step} /> : null)

/** One duty to somebody else over the whole house. With `duty` that one; without it, it is chosen. */
export const GiveForm = ({
  duty,
  people,
  giving,
  step,
}: Pick<Choices, 'people'> & At & { duty?: GivenDuty; giving: Giving }) => {
  const t = useT()
  const isThis = duty === undefined || giving.duty === duty
  return (
    <PostForm action={paths.setupDuty()} label={duty ? t(`setup.give.${duty}`) : t('setup.give')}>
      <Step {...(step && { step })} />
      {duty ? (
        <input type="hidden" name="duty" value={duty} />
      ) : (
        <Select
          label={t('setup.duty')}
          name="duty"
          value={giving.duty}
          options={givenHere.map((one) => ({ value: one, label: t(`duty.${one}`) }))}
        />
      )}
      <Select
        label={duty ? t(`duty.${duty}`) : t('setup.whom')}
        name="account"
        id={duty && `account-${duty}`}
        value={isThis ? giving.account : ''}
        empty={t('start.choose')}
        options={people}
        help={t('setup.whom.help')}
        problem={isThis ? giving.problem : undefined}
        required
      />
      <Button>{t('setup.give.go')}</Button>
    </PostForm>
  )
}

/** 最终审批人. */
export const FallbackForm = ({ approvers, fallback, step }: Omit<Choices, 'people'> & At) => {
  const t = useT()
  return (
    <PostForm action={paths.setupFallback()} label={t('setup.fallback')}>
      <Step {...(step && { step })} />
      <Select
        label={t('setup.fallback')}
        name="person"
        value={fallback}
        empty={t('start.choose')}
        options={approvers}
        help={t('setup.fallback.help')}
      />
      <Button>{t('setup.fallback.go')}</Button>
    </PostForm>
  )
}

/** Nobody is there to be chosen yet, or not the one who is wanted. */
export const Inviting = () => {
  const t = useT()
  return (
    <p>
      <a href={paths.newAccount()}>{t('setup.invite')}</a>
    </p>
  )
}
