import type { PropsWithChildren } from 'hono/jsx'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { PostForm } from '#views/kit/post-form.tsx'

type Props = PropsWithChildren<{ action: string; hasFactor: boolean }>

/** 重新发放登录码: for a lost password, and for a lost second factor where there is one. */
export const Reissue = ({ action, hasFactor, children }: Props) => {
  const t = useT()
  return (
    <PostForm action={action} label={t('account.reissue')}>
      {children}
      <Button name="purpose" value="password">
        {t('account.reissue.password')}
      </Button>
      <p class="hint">{t('account.reissue.password.hint')}</p>
      {hasFactor && (
        <>
          <Button name="purpose" value="factor">
            {t('account.reissue.factor')}
          </Button>
          <p class="hint">{t('account.reissue.factor.hint')}</p>
        </>
      )}
    </PostForm>
  )
}
