import type { CaseState } from '#domain/cases/case.ts'
import type { Leg } from '#domain/cases/predict.ts'
import type { PersonId } from '#domain/ids.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import type { DotState } from '#views/kit/route-dots.tsx'
import type { StepState } from '#views/kit/timeline.tsx'

/** What a block of a route is called: the message `case.block.<id>`. */
export const useBlockName = (): ((block: string) => string) => {
  const t = useT()
  return (block) => t(`case.block.${block}` as MessageKey)
}

/** What a stop of the route is called: its block, or on the ladder the place in the climb. Work is called what it is, whoever does it. */
export const useLegName = (): ((leg: Pick<Leg, 'block' | 'level' | 'origins' | 'task'>) => string) => {
  const [t, block] = [useT(), useBlockName()]
  return (leg) => {
    const [origin] = leg.origins
    if (leg.task) return block(leg.block)
    if (origin?.from === 'fallback' || leg.level === 'fallback') return t('case.level.fallback')
    if (leg.level?.startsWith('leader/')) return t('case.level.leader')
    return leg.level && origin?.from === 'office' ? origin.title : block(leg.block)
  }
}

/** Stops in order; those of one fork, which are asked at the same time, stand together. */
export function stopsOf(legs: readonly Leg[]): readonly (readonly [Leg, ...Leg[]])[] {
  const stops: [Leg, ...Leg[]][] = []
  for (const leg of legs) {
    const last = stops.at(-1)
    if (last && leg.fork !== undefined && last[0].fork === leg.fork) last.push(leg)
    else stops.push([leg])
  }
  return stops
}

/** The stop that waits, as this viewer reads it: the own seat before those of others who are asked at the same time. */
export const waitingFor = (legs: readonly Leg[], viewer: PersonId): Leg | undefined => {
  const open = legs.filter(({ state }) => state === 'now')
  return open.find(({ people }) => people.includes(viewer)) ?? open[0]
}

const states: Readonly<Record<Leg['state'], StepState>> = {
  done: 'done',
  void: 'done',
  now: 'you',
  expected: 'expected',
  empty: 'expected',
  cancelled: 'stopped',
  returned: 'stopped',
  rejected: 'stopped',
}

/** How a leg of the route is marked. */
export const stepState = ({ state }: Leg): StepState => states[state]

/** The dashes of a line: that it is back with the applicant, what counts of the past, now, and what is to come. */
export const dotsOf = ({ status }: CaseState, legs: readonly Leg[]): readonly DotState[] => [
  ...(status === 'returned' ? ['back' as const] : []),
  ...legs.filter(({ state }) => state !== 'void' && state !== 'returned').map(stepState),
]
