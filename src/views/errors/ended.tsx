import { useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { PageHead } from '#views/kit/page-head.tsx'

/** The session ended before the form came: what was typed is not lost, and how it gets in. */
export const EndedPage = ({ signIn }: { signIn: { readonly href: string; readonly label: string } }) => {
  const t = useT()
  return (
    <>
      <PageHead title={t('error.title.401')} />
      <Card>
        <p>{t('error.text.401')}</p>
        <p>
          <LinkButton kind="go" href={signIn.href} newTab>
            {signIn.label}
          </LinkButton>
        </p>
      </Card>
    </>
  )
}
