import { type MessageKey, useT } from '#views/i18n/index.ts'
import { AgainForm } from '#views/kit/again-form.tsx'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'

type Props = {
  readonly action: string
  /** The form that waits, exactly as it came. */
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly hadFile: boolean
  readonly kind: 'password' | 'totp' | 'card'
  readonly next: number | undefined
  readonly refusal?: string | undefined
}

/** 再次确认身份: one field, and what was sent goes on from here. */
export const StepUpPage = ({ action, fields, hadFile, kind, next, refusal }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead title={t('step-up.title')} sub={t('step-up.why')} />
      {hadFile && <Banner>{t('step-up.file')}</Banner>}
      <Card>
        <AgainForm action={action} fields={fields}>
          <Input
            label={
              kind === 'password'
                ? t('password.current')
                : kind === 'card'
                  ? t('factor.code.card', { number: next ?? 0 })
                  : t('factor.code.totp')
            }
            name="proof-secret"
            type={kind === 'password' ? 'password' : 'text'}
            autocomplete={kind === 'password' ? 'current-password' : 'one-time-code'}
            problem={refusal && t(`refusal.${refusal}` as MessageKey)}
            autofocus={refusal === undefined}
            required
          />
          <Button kind="go">{t('step-up.go')}</Button>
        </AgainForm>
      </Card>
    </>
  )
}
