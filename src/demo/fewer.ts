import { castOf, usualSize } from './growing/cast.ts'
import { wished } from './growing/leaders.ts'
import { people } from './people/index.ts'
import { type Plan, plansOf } from './plans.ts'
import { further } from './updates.ts'
import { planFor } from './updating.ts'

/** With fewer, some of what the sign-in page promises would be missing. */
export const fewest = 100

/**
 * The dossiers of a demo of this size. One smaller than usual is the usual one with fewer people: those of whom a story is told,
 * whom the sign-in page names, come before the others, and each stands where they usually stand.
 */
export function plansFor(size: number): readonly Plan[] {
  if (size >= usualSize || size <= people.length) return plansOf(castOf(size))
  const usual = plansOf(castOf(usualSize))
  const known = usual.slice(0, people.length + wished().length)
  const told = further.flatMap((story) => planFor(usual, story) ?? [])
  const contradictory = usual.filter(({ planted }) => planted.length > 0)
  const kept = new Set([...new Set([...known, ...told, ...contradictory, ...usual])].slice(0, size))
  return usual.filter((plan) => kept.has(plan))
}
