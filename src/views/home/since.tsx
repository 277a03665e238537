import type { Day } from '#domain/time.ts'
import { count } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Lines } from '#views/kit/lines.tsx'

/** What came since the last visit, as a number that leads to its list. */
export type SinceLine = {
  readonly key: 'filed' | 'approved' | 'rejected'
  readonly count: number
  /** The first of them, where they are people. */
  readonly names: readonly string[]
  readonly href: string
}

export type SinceShown = { readonly day: Day; readonly lines: readonly SinceLine[] }

/** 上次登录以来: who came on file and which cases ended, each as the list that it counts. */
export const SinceCard = ({ day, lines }: SinceShown) => {
  const t = useT()
  if (lines.length === 0) return null
  return (
    <Card title={t('since.title')} aside={t('since.day', { day })} flush>
      <Lines
        label={t('since.title')}
        items={lines.map(({ key, count: number, names, href }) => ({
          text: t(`since.${key}`),
          end:
            key === 'filed'
              ? t(number > names.length ? 'dues.names.more' : 'dues.names', {
                  names: names.join(t('kit.comma')),
                  count: count(number),
                })
              : t('since.cases', { count: number }),
          href,
        }))}
      />
    </Card>
  )
}
