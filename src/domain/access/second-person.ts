import type { PersonId, UnitId } from '#domain/ids.ts'
import { levelsAbove, type Offices } from '#domain/organisation/levels.ts'
import { type Actor, holdsFor } from './actor.ts'

/** What needs two people: who was the first, and who may be the second. */
export type Seconding = {
  readonly by: PersonId
  /** The unit that it is about, of whose 专管人 the stand-in is. */
  readonly unit: UnitId
  /** Where the first works: the levels above it are asked where there is no 专管人. */
  readonly under: UnitId
  /** Whether somebody does it by the own duty. */
  readonly does: (actor: Actor) => boolean
  /** Whether nothing bars somebody from standing in. */
  readonly admits: (actor: Actor) => boolean
}

/** By the own duty, or in the place of somebody who is not there. */
export type Second = 'duty' | 'stand-in'

export type Fellows = Offices & { readonly everyone: readonly Actor[]; readonly fallback?: PersonId | undefined }

/** As what this actor is the second person, if at all; never whoever was the first. */
export function secondAs(actor: Actor, seconding: Seconding, fellows: Fellows): Second | undefined {
  if (actor.person === seconding.by) return undefined
  if (seconding.does(actor)) return 'duty'
  return standInsFor(seconding, fellows).includes(actor.person) ? 'stand-in' : undefined
}

/**
 * Who stands in where nobody else in the house holds the duty: the 专管人, else the nearest superior of whoever was the first,
 * else the 最终审批人 (docs/decisions/0039). Nobody where a second person holds the duty, or where all of these are barred.
 */
export function standInsFor(seconding: Seconding, { everyone, fallback, ...offices }: Fellows): readonly PersonId[] {
  const { by, unit, under, does, admits } = seconding
  const others = everyone.filter(({ person }) => person !== by)
  if (others.some(does)) return []
  const able = new Map(others.filter(admits).map((actor) => [actor.person, actor]))
  const deputies = [...able.values()].filter((actor) => holdsFor(actor, unit, 'keeper'))
  if (deputies.length > 0) return deputies.map(({ person }) => person)
  const levels = levelsAbove(under, offices).map((level) => level.offices.map(({ person }) => person))
  const nearest = [...levels, fallback ? [fallback] : []].find((level) => level.some((person) => able.has(person)))
  return (nearest ?? []).filter((person) => able.has(person))
}
