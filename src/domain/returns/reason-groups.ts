import type { DossierId } from '#domain/ids.ts'
import type { Explanation, Reason } from './reasons.ts'

type Group = {
  readonly by: 1 | -1
  readonly reason: Reason
  readonly people: Set<DossierId>
  things: number
  /** Whose the last one was: the things of one person stand together. */
  last?: DossierId
}

/** Puts together what has the same reason. */
export function createGroups() {
  const known = { '1': new Map<Reason, Group>(), '-1': new Map<Reason, Group>() }
  return {
    add: (id: DossierId | undefined, by: 1 | -1, things: number, reason: Reason) => {
      let found = known[by].get(reason)
      if (!found) {
        found = { by, reason, people: new Set<DossierId>(), things: 0 }
        known[by].set(reason, found)
      }
      found.things += things
      if (id === undefined || id === found.last) return
      found.people.add(id)
      found.last = id
    },
    all: (): readonly Explanation[] => {
      const alike = Map.groupBy(
        [...known[1].values(), ...known[-1].values()],
        ({ by, reason }) => `${by} ${JSON.stringify(reason)}`,
      )
      return [...alike.values()]
        .flatMap((same): Explanation[] => {
          const [one] = same
          if (!one) return []
          const people = new Set(same.flatMap((each) => [...each.people]))
          return [
            {
              by: one.by,
              reason: one.reason,
              people: [...people],
              things: same.reduce((sum, { things }) => sum + things, 0),
            },
          ]
        })
        .toSorted((a, b) => b.by - a.by || (b.things ?? 0) - (a.things ?? 0))
    },
  }
}
