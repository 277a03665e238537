import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { NewPassword } from './first.tsx'

type Props = { readonly refusal?: string | undefined; readonly hasFactor: boolean }

/** 需要修改密码: before anything else, since somebody who keeps the accounts asked for it. */
export const DemandedPasswordPage = (props: Props) => {
  const t = useT()
  return (
    <>
      <PageHead title={t('password.demanded')} sub={t('password.demanded.why')} />
      <Card>
        <PasswordForm {...props} action={paths.demandedPassword()} />
      </Card>
    </>
  )
}

/** The present password, then the new one twice. */
export const PasswordForm = ({ refusal, hasFactor, action }: Props & { readonly action: string }) => {
  const t = useT()
  const isOfCurrent = refusal === 'password.wrong' || refusal === 'sign-in.throttled'
  return (
    <PostForm action={action} label={t('password.change')}>
      <Input
        label={t('password.current')}
        name="password-current"
        type="password"
        autocomplete="current-password"
        problem={isOfCurrent ? t(`refusal.${refusal}` as MessageKey) : undefined}
        required
      />
      <NewPassword refusal={refusal} hasFactor={hasFactor} />
      <div class="form-foot">
        <Button kind="go">{t('password.change.go')}</Button>
      </div>
    </PostForm>
  )
}
