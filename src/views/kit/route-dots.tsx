import { useT } from '#views/i18n/index.ts'
import type { StepState } from './timeline.tsx'

/** How far a case has come, small enough for a line: one dash a step. */
export const RouteDots = ({ states }: { states: readonly StepState[] }) => {
  const t = useT()
  const done = states.filter((state) => state === 'done').length
  return (
    <span class="route-dots" role="img" aria-label={t('kit.route', { all: states.length, done })}>
      {states.map((state) => (
        <i class={state} />
      ))}
    </span>
  )
}
