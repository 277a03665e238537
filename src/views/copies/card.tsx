import type { DayOfCopies } from '#domain/copies/fortnight.ts'
import { isGood, lastMade, type Outcome, type Where } from '#domain/copies/outcome.ts'
import type { Place } from '#domain/copies/place.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'
import { Found } from './found.tsx'
import { Nights } from './nights.tsx'

type Props = {
  readonly outcomes: readonly Outcome[]
  readonly late: readonly Where[]
  readonly named: readonly Place[]
  readonly days: readonly DayOfCopies[]
}

/** 备份与演练 on the page of the system: fourteen nights, the last of each, and the way to all of it. */
export const CopiesCard = (props: Props) => {
  const t = useT()
  const { outcomes, days } = props
  const last = (['first', 'second'] as const)
    .flatMap((where) => lastMade(outcomes, where) ?? [])
    .sort()
    .at(-1)
  const drill = outcomes.find(({ kind }) => kind === 'drill')
  return (
    <Card title={t('copies.title')} mark={<Mood {...props} />} aside={<a href={paths.copies()}>{t('copies.all')}</a>}>
      <Nights days={days} />
      <Definitions
        single
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

/** Green is only what could be restored and opened: late, failed, altered or without the keys it is not. */
const Mood = ({ outcomes, late, named }: Props) => {
  const t = useT()
  if (late.length > 0) return <Pill tone="seal">{t('copies.late')}</Pill>
  const places = (['first', 'second'] as const).filter((where) => named.includes(where))
  if (places.length === 0) return <Pill tone="amber">{t('copies.not-named')}</Pill>
  const last = places.map((where) => outcomes.find((outcome) => outcome.kind === 'copy' && outcome.where === where))
  if (last.includes(undefined)) return <Pill tone="amber">{t('copies.none-yet')}</Pill>
  const isWell = last.every((outcome) => outcome && isGood(outcome))
  return <Pill tone={isWell ? 'jade' : 'amber'}>{t(isWell ? 'copies.good' : 'copies.look-at-it')}</Pill>
}
