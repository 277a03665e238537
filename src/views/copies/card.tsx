import { lastMade, type Outcome, type Where } from '#domain/copies/outcome.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'
import { Found } from './found.tsx'

type Props = {
  readonly outcomes: readonly Outcome[]
  readonly late: readonly Where[]
  /** How many of the two places are named. */
  readonly named: number
}

/** 备份与演练 on the page of the system: the last of each, and the way to all of it. */
export const CopiesCard = ({ outcomes, late, named }: Props) => {
  const t = useT()
  const last = (['first', 'second'] as const)
    .flatMap((where) => lastMade(outcomes, where) ?? [])
    .sort()
    .at(-1)
  const drill = outcomes.find(({ kind }) => kind === 'drill')
  const isWell = late.length === 0 && last !== undefined
  return (
    <Card
      title={t('copies.title')}
      mark={<Pill tone={late.length > 0 ? 'seal' : isWell ? 'jade' : 'amber'}>{t(mood({ late, named, isWell }))}</Pill>}
      aside={<a href={paths.copies()}>{t('copies.all')}</a>}
    >
      <Definitions
        items={[
          { label: t('copies.last-copy'), value: last ? moment(last) : t('copies.none-yet') },
          {
            label: t('copies.last-drill'),
            value: drill ? (
              <>
                {moment(drill.at)} {t('copies.seconds', { seconds: drill.seconds })}{' '}
                <Found outcome={drill} folder={undefined} />
              </>
            ) : (
              t('copies.none-yet')
            ),
          },
        ]}
      />
    </Card>
  )
}

const mood = ({ late, named, isWell }: { late: readonly Where[]; named: number; isWell: boolean }) => {
  if (late.length > 0) return 'copies.late'
  if (named === 0) return 'copies.not-named'
  return isWell ? 'copies.good' : 'copies.none-yet'
}
