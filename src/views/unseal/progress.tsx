import { useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Live } from '#views/kit/live.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Progress } from '#views/kit/progress.tsx'
import { region } from '#views/kit/region.ts'

type State =
  | {
      readonly is: 'opening'
      readonly step: 'keys' | 'data' | 'copy' | 'migrate' | 'roster'
      readonly done: number
      readonly total: number
    }
  | { readonly is: 'open' }

type Props = {
  readonly state: State
  /** The page itself, asked for again. */
  readonly again: string
  /** The sign-in, and from there the page that was left when the house was locked. */
  readonly onward: string
}

/** How far the house has opened. The page may be left; without script it looks again by itself. */
export const ProgressPage = ({ state, again, onward }: Props) => {
  const t = useT()
  const opening = state.is === 'opening' ? state : undefined
  return (
    <>
      <PageHead title={t('unseal.title')} sub={t('unseal.may-leave')} />
      <Card>
        <Live id={region('opening')} from={opening && again}>
          {opening ? (
            <>
              <Progress label={t(`unseal.step.${opening.step}`)} done={opening.done} total={opening.total} />
              <noscript>
                <a href={again}>{t('unseal.look-again')}</a>
              </noscript>
            </>
          ) : (
            <>
              <p>{t('unseal.done')}</p>
              <p>
                <LinkButton kind="go" href={onward}>
                  {t('unseal.go-on')}
                </LinkButton>
              </p>
            </>
          )}
        </Live>
      </Card>
    </>
  )
}
