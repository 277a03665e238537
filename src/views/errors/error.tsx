import { useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { paths } from '#views/paths.ts'

type Props = { readonly status: 400 | 403 | 404 | 409 | 413 | 429 | 500 | 503; readonly incident?: string }

/** What happened, what is safe, what to do. */
export const ErrorPage = ({ status, incident }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead title={t(`error.title.${status}`)} />
      <Card>
        <p>{t(`error.text.${status}`)}</p>
        {incident && <p class="hint">{t('error.incident', { incident })}</p>}
        <p>
          <LinkButton href={paths.home()}>{t('error.home')}</LinkButton>
        </p>
      </Card>
    </>
  )
}
