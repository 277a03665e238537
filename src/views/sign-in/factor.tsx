import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { WholeForm } from '#views/kit/whole-form.tsx'
import { paths } from '#views/paths.ts'

type Props = {
  readonly kind: 'totp' | 'card'
  /** Which code of the card is asked for. */
  readonly next: number | undefined
  readonly to: string
  readonly refusal?: string | undefined
}

/** 动态口令: the second question of the sign-in. A recovery code and the code of two people go into the same field. */
export const FactorPage = ({ kind, next, to, refusal }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead
        title={t('factor.title')}
        sub={kind === 'card' ? t('factor.ask.card', { number: next ?? 0 }) : t('factor.ask.totp')}
      />
      <Card>
        <PostForm action={paths.factor(to)} label={t('factor.title')}>
          <Input
            label={kind === 'card' ? t('factor.code.card', { number: next ?? 0 }) : t('factor.code.totp')}
            name="code-once"
            autocomplete="one-time-code"
            inputmode={kind === 'totp' ? 'numeric' : 'text'}
            max={40}
            autofocus={refusal === undefined}
            problem={refusal && t(`refusal.${refusal}` as MessageKey)}
            help={t('factor.lost')}
            required
          />
          <Button kind="go">{t('sign-in.go')}</Button>
        </PostForm>
      </Card>
      <WholeForm action={paths.signOut()} class="form-foot" label={t('factor.other')}>
        <Button kind="quiet">{t('factor.other')}</Button>
      </WholeForm>
    </>
  )
}
