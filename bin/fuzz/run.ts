import { decide } from '#domain/cases/decide.ts'
import { playFlow } from './flow.ts'
import { invariants } from './invariants/index.ts'
import { randomFrom } from './random.ts'
import { type Sabotage, sabotages } from './sabotage.ts'

/** A flow that broke an invariant; the seed plays it again. */
export type Failure = { readonly seed: number; readonly broken: string }

/** Plays so many flows on the pure core, a seed each from the first one on. */
export function fuzzCore(flows: number, first: number, sabotage?: Sabotage): readonly Failure[] {
  const rule = sabotage ? sabotages[sabotage] : decide
  const failures: Failure[] = []
  for (let seed = first; seed < first + flows; seed += 1) {
    const flow = playFlow(randomFrom(seed), rule)
    // A broken rule decides otherwise than the core by its nature: that is no proof that anybody would have noticed.
    const asked = sabotage ? invariants.filter(({ name }) => !name.startsWith('1 ')) : invariants
    const broken = asked.find(({ holds }) => !holds(flow))
    if (broken) failures.push({ seed, broken: broken.name })
  }
  return failures
}
