import { useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Live } from '#views/kit/live.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Progress } from '#views/kit/progress.tsx'
import { region } from '#views/kit/region.ts'

type Props = {
  /** Undefined once everything is read. */
  readonly progress: { readonly done: number; readonly of: number } | undefined
  /** The page itself, asked for again. */
  readonly again: string
  /** The page that asked for a figure. */
  readonly onward: string
}

/** How far the first reading is. The page may be left; without script it looks again by itself. */
export const ReadingPage = ({ progress, again, onward }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead
        title={t(progress ? 'statistics.reading' : 'statistics.title')}
        sub={progress && t('statistics.reading.why')}
      />
      <Card>
        <Live id={region('reading')} from={progress && again}>
          {progress ? (
            <>
              <Progress label={t('statistics.reading.step')} done={progress.done} total={progress.of} />
              <noscript>
                <a href={again}>{t('unseal.look-again')}</a>
              </noscript>
            </>
          ) : (
            <>
              <p>{t('statistics.reading.done')}</p>
              <p>
                <LinkButton kind="go" href={onward}>
                  {t('statistics.reading.go-on')}
                </LinkButton>
              </p>
            </>
          )}
        </Live>
      </Card>
    </>
  )
}
