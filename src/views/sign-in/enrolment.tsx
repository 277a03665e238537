import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { renderSVG } from 'uqr'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'

type Props = {
  readonly over?: Child
  /** Where it is sent. */
  readonly action: string
  /** Obligatory, and asked before anything else. */
  readonly demanded: boolean
  readonly secret: string
  /** What the picture says. */
  readonly address: string
  readonly refusal?: string | undefined
}

/** 设置第二因素: a picture for an authenticator, with the secret in letters for whoever cannot take it, or a card on paper. */
export const EnrolmentPage = ({ over, action, demanded, secret, address, refusal }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead over={over} title={t('factor.set')} sub={t(demanded ? 'factor.demanded' : 'factor.why')} />
      <Card title={t('factor.totp')}>
        <p>{t('factor.totp.how')}</p>
        <div role="img" aria-label={t('factor.picture')}>
          {raw(renderSVG(address, { border: 4 }).replace('<svg ', '<svg width="220" height="220" '))}
        </div>
        <p class="hint">
          {t('factor.secret')} <code>{secret.match(/.{4}/g)?.join(' ')}</code>
        </p>
        <PostForm action={action} label={t('factor.totp')}>
          <input type="hidden" name="kind" value="totp" />
          <input type="hidden" name="secret" value={secret} />
          <Input
            label={t('factor.code.totp')}
            name="code-once"
            autocomplete="one-time-code"
            inputmode="numeric"
            size={8}
            max={10}
            problem={refusal && t(`refusal.${refusal}` as MessageKey)}
            required
          />
          <Button kind="go">{t('factor.totp.go')}</Button>
        </PostForm>
      </Card>
      <Card title={t('factor.card')}>
        <p>{t('factor.card.how')}</p>
        <PostForm action={action} label={t('factor.card')}>
          <input type="hidden" name="kind" value="card" />
          <Button>{t('factor.card.go')}</Button>
        </PostForm>
      </Card>
    </>
  )
}

type SetProps = { readonly card: readonly string[]; readonly recovery: readonly string[]; readonly to: string }

/** The codes, shown this once: to be printed and locked away before going on. */
export const CodesPage = ({ card, recovery, to }: SetProps) => {
  const t = useT()
  return (
    <>
      <PageHead title={t(card.length > 0 ? 'factor.card.yours' : 'factor.recovery')} sub={t('factor.codes.once')} />
      {card.length > 0 && <Codes title={t('factor.card')} hint={t('factor.card.use')} codes={card} />}
      <Codes title={t('factor.recovery')} hint={t('factor.recovery.use')} codes={recovery} />
      <Banner>{t('factor.codes.keep')}</Banner>
      <div class="form-foot">
        <LinkButton kind="go" href={to}>
          {t('factor.codes.done')}
        </LinkButton>
      </div>
    </>
  )
}

const Codes = ({ title, hint, codes }: { title: string; hint: string; codes: readonly string[] }) => (
  <Card title={title} aside={hint}>
    <ul class="facts">
      {codes.map((code, at) => (
        <li>
          {at + 1}. <code>{code}</code>
        </li>
      ))}
    </ul>
  </Card>
)
