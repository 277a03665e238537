import { useT } from '#views/i18n/index.ts'
import type { StepState } from './timeline.tsx'

/** A step of the way, or before all of them that it is back where it started. */
export type DotState = StepState | 'back'

/** How far a case has come, small enough for a line: one dash a step, and one more in front while it is with the applicant. */
export const RouteDots = ({ states }: { states: readonly DotState[] }) => {
  const t = useT()
  const steps = states.filter((state) => state !== 'back')
  const counts = { all: steps.length, done: steps.filter((state) => state === 'done').length }
  const label = t(steps.length < states.length ? 'kit.route.back' : 'kit.route', counts)
  return (
    <span class="route-dots" role="img" aria-label={label}>
      {states.map((state) => (
        <i class={state} />
      ))}
    </span>
  )
}
