import type { DueKey } from '#domain/dues/kinds/index.ts'
import { count } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { Pill } from '#views/kit/pill.tsx'

/** A number that leads to its names. */
export type DueLine = {
  readonly key: DueKey
  readonly when: 'late' | 'soon' | 'new'
  readonly count: number
  /** The first of them, by name. */
  readonly names: readonly string[]
  /** The date that comes first, as the list shows it. */
  readonly first: string
  readonly href: string
  /** Where the viewer settles it, where it is the viewer's to do. */
  readonly act?: string | undefined
}

/** What is to be done: of a contract that ends it is the same whichever term it is. */
const verbOf = (key: DueKey) => {
  if (key === 'unsigned') return 'sign'
  return key === 'probationOver' || key === 'probationEnds' ? 'confirm' : 'renew'
}

/** 逾期、到期与变化: what is late, then what falls due, then what came; each leads to the list that it counts. */
export const DuesCard = ({ lines }: { readonly lines: readonly DueLine[] }) => {
  const t = useT()
  if (lines.length === 0) return null
  const late = lines.filter(({ when }) => when === 'late').length
  return (
    <Card
      title={t('dues.title')}
      mark={late > 0 && <Pill tone="seal">{t('dues.late', { count: late })}</Pill>}
      aside={t('home.figures.hint')}
      flush
    >
      <Lines
        label={t('dues.title')}
        items={lines.map(({ key, when, first, names, count: people, href, act }) => ({
          start: first,
          text: (
            <>
              {t(`dues.${key}`)} {when === 'late' && <Pill tone="seal">{t('dues.is-late')}</Pill>}
            </>
          ),
          end: (
            <>
              {t(people > names.length ? 'dues.names.more' : 'dues.names', {
                names: names.join(t('kit.comma')),
                count: count(people),
              })}
              {act !== undefined && (
                <>
                  {' '}
                  <LinkButton small href={act}>
                    {t(`dues.do.${verbOf(key)}`)}
                  </LinkButton>
                </>
              )}
            </>
          ),
          href,
        }))}
      />
    </Card>
  )
}
