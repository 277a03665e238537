import { useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { TypedUnsent, type UnsentForm } from './unsent.tsx'

/** Why a request was stopped: a status, or one of the reasons that have words of their own. */
export type Stopped = 400 | 401 | 403 | 404 | 409 | 413 | 429 | 500 | 503 | 'foreign' | Unable

/** What the house cannot do right now. */
type Unable = 'sealed' | 'disk' | 'damaged' | 'standstill'

/** Where it goes on. */
type WayOn = { readonly href: string; readonly label: string; readonly newTab?: boolean }

type Props = {
  readonly why: Stopped
  readonly incident?: string | undefined
  readonly way: WayOn
  readonly kept?: UnsentForm | undefined
}

/** What stops for a while, or for this account only: the same form gets through later. */
const passing: readonly Stopped[] = [401, 429, 500, 503, 'foreign', 'sealed', 'disk', 'standstill']

/** What happened stands in the notice of the page, where a region form finds it too. Here: what is safe, and what to do. */
export const ErrorPage = ({ why, incident, way, kept }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead title={t(`error.title.${why}`)} />
      <Card>
        {why === 413 && <p>{t('error.back.413')}</p>}
        {incident && <p class="hint">{t('error.incident', { incident })}</p>}
        <p>
          <Way {...way} />
        </p>
      </Card>
      {kept && <TypedUnsent form={kept} again={passing.includes(why)} />}
    </>
  )
}

/** The way on from a page that says what went wrong. */
export const Way = ({ href, label, newTab }: WayOn) => (
  <LinkButton href={href} {...(newTab && { newTab })}>
    {label}
  </LinkButton>
)
