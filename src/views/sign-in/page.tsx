import type { Duty } from '#domain/access/actor.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { DemoAccounts } from './demo-accounts.tsx'

/** An account of the demo, offered on its sign-in page. */
export type DemoAccount = {
  readonly staffNumber: string
  readonly name: string
  readonly duty: Duty
  /** Of the small demo, where other things wait. */
  readonly little?: true
}

type Props = {
  /** Where to go afterwards. */
  to: string
  staffNumber?: string
  refusal?: 'sign-in.refused' | 'sign-in.not-active' | 'sign-in.throttled'
  /** Nobody has begun a dossier yet: whoever comes is new here. */
  isNew?: boolean
  /** Only in the demo. */
  offer?: { readonly accounts: readonly DemoAccount[]; readonly password: string } | undefined
}

/** One form. The same words for an unknown number and a wrong password; the number stays, the password never does. */
export const SignInPage = ({ to, staffNumber, refusal, offer, isNew }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead title={t('sign-in.heading')} />
      <div class={offer && 'porch-two'}>
        <Card>
          <PostForm action={paths.signIn()}>
            <input type="hidden" name="to" value={to} />
            <Input
              label={t('sign-in.number')}
              name="number"
              value={staffNumber}
              autocomplete="username"
              max={40}
              autofocus={refusal === undefined}
            />
            <Input
              label={t('sign-in.password')}
              name="password"
              type="password"
              autocomplete="current-password"
              problem={refusal && t(`refusal.${refusal}`)}
            />
            <Button kind="go">{t('sign-in.go')}</Button>
          </PostForm>
          <p>
            <a href={paths.firstSignIn()}>{t('first.link')}</a>
          </p>
          {isNew && (
            <p>
              <a href={paths.manual()}>{t('manual.link.signed-out')}</a>
            </p>
          )}
        </Card>
        {offer && <DemoAccounts {...offer} to={to} />}
      </div>
    </>
  )
}
