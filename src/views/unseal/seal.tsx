import { useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

/** What sealing now means, before it is done. */
export const SealPage = () => {
  const t = useT()
  return (
    <>
      <PageHead title={t('seal.heading')} />
      <Card>
        <p>{t('seal.what')}</p>
        <p>{t('seal.after')}</p>
        <PostForm action={paths.seal()} class="form-foot">
          <Button kind="stop" icon="lock">
            {t('seal.go')}
          </Button>
          <LinkButton href={paths.home()}>{t('seal.back')}</LinkButton>
        </PostForm>
      </Card>
    </>
  )
}
