import { foldName } from '#domain/people/fold.ts'
import { createBuckets } from './buckets.ts'
import type { Shelf } from './shelf.ts'

/** Slots by the folded name of their rows. Made when somebody asks for the first time, kept up with the rows from then on. */
export type Named = {
  readonly find: (name: string) => readonly number[]
  readonly entered: (slot: number) => void
  readonly leaving: (slot: number) => void
}

/** Who has a name, however it is written; made when somebody first asks. */
export function createNamed(shelf: Pick<Shelf, 'glance' | 'slots'>): Named {
  let buckets: ReturnType<typeof createBuckets<string>> | undefined
  const nameOf = (slot: number) => foldName(shelf.glance(slot).who.name)

  const made = () => {
    if (buckets) return buckets
    buckets = createBuckets<string>()
    for (const slot of shelf.slots()) buckets.add(nameOf(slot), slot)
    return buckets
  }

  return {
    find: (name) => {
      const folded = foldName(name)
      return folded === '' ? [] : made().of(folded)
    },
    entered: (slot) => buckets?.add(nameOf(slot), slot),
    leaving: (slot) => buckets?.take(nameOf(slot), slot),
  }
}
