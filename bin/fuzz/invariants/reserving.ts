import { isDeepStrictEqual } from 'node:util'
import { isLive } from '#domain/cases/case.ts'
import type { CaseEvent } from '#domain/cases/event.ts'
import { lostIn, takenBy } from '#domain/cases/reserving.ts'
import { blocksOf, type Route } from '#domain/cases/route.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { type Invariant, voidsOf } from './invariant.ts'

/** What tasks recorded and no return undid, by the events alone: a run is taken from, and given back when it is void. */
function recorded(route: Route, events: readonly CaseEvent[]): readonly Fields[] {
  const blocks = new Map(blocksOf(route.body).map((block) => [block.id, block]))
  const [opened, held] = [new Map<number, string>(), new Map<number, Fields>()]
  for (const event of events) {
    if (event.type === 'opened') opened.set(event.run, event.block)
    for (const run of voidsOf(event)) held.delete(run)
    if (event.type !== 'decided' || !event.output) continue
    const block = blocks.get(opened.get(event.run) ?? '')
    if (block?.k === 'handle' && block.reserves) held.set(event.run, event.output)
  }
  return [...held].toSorted(([one], [other]) => one - other).map(([, output]) => output)
}

/** What is taken for a case until it ends: 21. */
export const reserving: readonly Invariant[] = [
  {
    name: '21 a case has reserved what its tasks that count recorded, and what a return undid is given back',
    holds: ({ route, state, events }) =>
      (!isLive(state) && state.status !== 'approved') ||
      isDeepStrictEqual(
        takenBy(route, state).map(({ output }) => output),
        recorded(route, events),
      ),
  },
  {
    name: '21 nothing is applied that was reserved and is somebody else’s by now, and nothing is said to be lost that was not reserved',
    holds: ({ route, state, steps }) => {
      const taken = takenBy(route, state).flatMap(({ output }) => Object.values(output))
      const isApplied = steps.some(
        ({ facts, made = [] }) =>
          (facts.conflicts ?? []).some((key) => key.startsWith('reserved/')) &&
          made.some((event) => event.type === 'ended' && event.outcome === 'approved'),
      )
      return !isApplied && (state.status !== 'blocked' || lostIn(state).every((code) => taken.includes(code)))
    },
  },
]
