import { shortest } from '#domain/accounts/password.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

type Props = {
  readonly staffNumber?: string | undefined
  /** As it was typed, while it is right and only the password is not. */
  readonly code?: string | undefined
  readonly refusal?: string | undefined
}

/**
 * 首次登录: the code that was handed over and a password of one's own. Wrong, spent, used and somebody else's code are one
 * sentence, said of the whole form.
 */
export const FirstSignInPage = ({ staffNumber, code, refusal }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead title={t('first.title')} sub={t('first.sub')} />
      {refusal !== undefined && !refusal.startsWith('password.') && (
        <Banner tone="seal" alert>
          {t(`refusal.${refusal}` as MessageKey)}
        </Banner>
      )}
      <Card>
        <PostForm action={paths.firstSignIn()} label={t('first.title')}>
          <Input
            label={t('sign-in.number')}
            name="number"
            value={staffNumber}
            autocomplete="username"
            max={40}
            autofocus={refusal === undefined}
            required
          />
          <Input label={t('first.code')} name="code-once" value={code} help={t('first.code.hint')} max={40} required />
          <NewPassword refusal={refusal} hasFactor={false} />
          <div class="form-foot">
            <Button kind="go">{t('first.go')}</Button>
            <LinkButton href={paths.signIn()}>{t('first.back')}</LinkButton>
          </div>
        </PostForm>
      </Card>
    </>
  )
}

/** A password twice, with what is asked of it beside the field; what is wrong stands at the field that it is about. */
export const NewPassword = ({ refusal, hasFactor }: { refusal?: string | undefined; hasFactor: boolean }) => {
  const t = useT()
  const isOfRepeat = refusal === 'password.differs'
  const problem =
    refusal?.startsWith('password.') && refusal !== 'password.wrong' ? t(`refusal.${refusal}` as MessageKey) : undefined
  const most = hasFactor ? shortest.withFactor : shortest.alone
  return (
    <>
      <Input
        label={t('password.new')}
        name="password"
        type="password"
        autocomplete="new-password"
        help={t('password.hint', { count: most })}
        problem={isOfRepeat ? undefined : problem}
        required
      />
      <Input
        label={t('password.again')}
        name="password-again"
        type="password"
        autocomplete="new-password"
        problem={isOfRepeat ? problem : undefined}
        required
      />
    </>
  )
}
