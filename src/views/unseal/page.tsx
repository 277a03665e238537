import type { Trouble } from '#domain/unseal/trouble.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

type Props = {
  /** Where whoever opens the house goes on. */
  to: string
  demo: boolean
  failed: Pick<Trouble, 'code' | 'about'> | undefined
  refusal?: UnsealSaid | undefined
  given: number
}

type UnsealSaid = MessageKey extends infer Key
  ? Key extends `refusal.${infer Code extends `unseal.${string}`}`
    ? Code
    : never
  : never

/** The house is sealed: one field for a custodian. What was typed is not shown again. */
export const UnsealPage = ({ to, demo, failed, refusal, given }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead title={t('unseal.heading')} sub={t('unseal.why')} />
      {failed && refusal === undefined && (
        <Banner tone="seal" alert>
          {t(`trouble.${failed.code}`, fileNames(failed.about))}
        </Banner>
      )}
      {given > 0 && <Banner tone="indigo">{t('unseal.given', { count: given })}</Banner>}
      <Card>
        <PostForm action={paths.unseal()}>
          <input type="hidden" name="to" value={to} />
          <Input
            label={t('unseal.secret')}
            name="secret"
            type="password"
            autocomplete="off"
            required
            autofocus
            problem={refusal && t(`refusal.${refusal}`)}
            help={demo ? t('unseal.demo') : t('unseal.help')}
          />
          <Button kind="go">{t('unseal.open')}</Button>
        </PostForm>
      </Card>
    </>
  )
}

/** A page that everybody can open says which file, not where the server keeps it. */
const fileNames = (about: Trouble['about']) =>
  Object.fromEntries(Object.entries(about).map(([key, value]) => [key, value.split(/[\\/]/).at(-1) ?? '']))
