import type { DayOfCopies } from '#domain/copies/fortnight.ts'
import { dotted } from '#views/format.ts'
import { type Translate, useT } from '#views/i18n/index.ts'
import { Pill, type Tone } from '#views/kit/pill.tsx'

/** 十四夜: a day a pill, the oldest first: in how many places there is a backup, told in words to whoever does not see it. */
export const Nights = ({ days }: { readonly days: readonly DayOfCopies[] }) => {
  const t = useT()
  return (
    <ul class="chips" aria-label={t('copies.nights')}>
      {days.map((day) => (
        <li title={told(t, day)}>
          <Pill tone={tones[day.is]}>
            <span aria-hidden="true">
              {Number(day.day.slice(-2))} {signs(day)}
            </span>
            <span class="visually-hidden">{told(t, day)}</span>
          </Pill>
        </li>
      ))}
    </ul>
  )
}

const tones: Readonly<Record<DayOfCopies['is'], Tone>> = { good: 'jade', part: 'amber', failed: 'seal', none: 'plain' }

const signs = ({ is, made, of }: DayOfCopies): string => {
  if (is === 'good') return '✓'
  if (is === 'none') return '–'
  return is === 'failed' ? '✗' : made < of ? `${made}/${of}` : '!'
}

function told(t: Translate, { day, is, made, of, drill }: DayOfCopies): string {
  const copies = t(`copies.nights.${is}`, { made, of })
  return `${dotted(day)} ${copies} ${t(`copies.nights.drill.${drill}`)}`
}
