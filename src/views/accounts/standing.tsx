import type { Standing } from '#domain/accounts/lock.ts'
import { useT } from '#views/i18n/index.ts'
import { Pill, type Tone } from '#views/kit/pill.tsx'

const tones: Readonly<Record<Standing, Tone>> = {
  active: 'jade',
  invited: 'indigo',
  suspended: 'amber',
  locked: 'amber',
  closed: 'plain',
}

/** 账号状态 in a word. */
export const StandingPill = ({ standing }: { standing: Standing }) => (
  <Pill tone={tones[standing]}>{useT()(`system.account.${standing}`)}</Pill>
)
