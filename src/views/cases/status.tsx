import type { CaseState } from '#domain/cases/case.ts'
import type { Prediction } from '#domain/cases/predict.ts'
import type { Stranded } from '#domain/cases/stranded.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Pill, type Tone } from '#views/kit/pill.tsx'
import { useLegName } from './legs.tsx'
import { useStranded } from './stranded.tsx'

const tones: Readonly<Record<CaseState['status'], Tone>> = {
  new: 'plain',
  running: 'indigo',
  returned: 'amber',
  blocked: 'amber',
  scheduled: 'jade',
  approved: 'jade',
  rejected: 'seal',
  withdrawn: 'plain',
}

type Props = {
  readonly state: CaseState
  readonly prediction: Prediction
  readonly stranded: Stranded | undefined
}

/** Where the case is, in a word: its outcome, the step that waits, or that nobody can take it. */
export const StatusPill = ({ state, prediction: { legs, effect }, stranded }: Props) => {
  const [t, legName, nobody] = [useT(), useLegName(), useStranded()]
  if (stranded) return <Pill tone="amber">{nobody(stranded)}</Pill>
  const now = [...new Set(legs.filter((leg) => leg.state === 'now').map(legName))]
  const [first = ''] = now
  const waiting = now.length > 2 ? t('case.waiting-several', { first, count: now.length }) : now.join(t('kit.comma'))
  return <Pill tone={tones[state.status]}>{waiting || t(ended(state, effect))}</Pill>
}

/** An approval is called by what it brought about. */
function ended({ status }: CaseState, effect: string): MessageKey {
  if (status === 'approved') return `case.effect.${effect}.done` as MessageKey
  return `case.status.${status === 'new' ? 'running' : status}`
}
