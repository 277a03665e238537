import { isGood, type Outcome } from '#domain/copies/outcome.ts'
import { type Translate, useT } from '#views/i18n/index.ts'
import { Pill } from '#views/kit/pill.tsx'

type Props = {
  readonly outcome: Outcome
  /** Where it went, if anybody named it here. */
  readonly folder: string | undefined
}

/** What came of one: a colour, and a sentence that says what to do. */
export const Found = ({ outcome, folder }: Props) => {
  const t = useT()
  const place = folder ?? t(`copies.where.${outcome.where}`)
  return (
    <div>
      <Mood {...outcome} /> {sentenceOf(t, outcome, place)}
    </div>
  )
}

const Mood = (outcome: Outcome) => {
  const t = useT()
  if (isGood(outcome)) return <Pill tone="jade">{t('copies.good')}</Pill>
  if (outcome.trouble) return <Pill tone="seal">{t('copies.failed')}</Pill>
  return <Pill tone="amber">{t('copies.look-at-it')}</Pill>
}

function sentenceOf(
  t: Translate,
  { kind, trouble, keyring, older, missing = 0, keyless, opened }: Outcome,
  place: string,
): string {
  if (trouble) return t(`trouble.${trouble}`, { folder: place, file: place, value: '', address: '' })
  if (keyring)
    return t('copies.keyring-trouble', {
      sentence: t(`trouble.${keyring}`, {
        folder: t('copies.place.keyring'),
        file: t('copies.place.keyring'),
        value: '',
        address: '',
      }),
    })
  if (older) return t('copies.command.older')
  if (missing > 0) return t('copies.command.missing', { count: missing })
  if (keyless) return t('copies.keyless')
  if (kind === 'copy') return ''
  return t(opened ? 'copies.drill.opened' : 'copies.drill.closed')
}
