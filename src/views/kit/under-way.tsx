import { useT } from '#views/i18n/index.ts'
import { LinkButton } from './button.tsx'
import { Card } from './card.tsx'
import { Live } from './live.tsx'
import { Progress } from './progress.tsx'

type Props = {
  id: string
  /** How far it is; undefined once it is over. */
  progress: { label: string; done: number; total: number } | undefined
  /** The page itself, asked for again. */
  again: string
  over: { text: string; href: string; label: string }
}

/** Something that runs and may be left, and the way on once it is over. */
export const UnderWay = ({ id, progress, again, over }: Props) => {
  const t = useT()
  return (
    <Card>
      <Live id={id} from={progress && again}>
        {progress ? (
          <>
            <Progress {...progress} />
            <noscript>
              <a href={again}>{t('unseal.look-again')}</a>
            </noscript>
          </>
        ) : (
          <>
            <p>{over.text}</p>
            <p>
              <LinkButton kind="go" href={over.href}>
                {over.label}
              </LinkButton>
            </p>
          </>
        )}
      </Live>
    </Card>
  )
}
