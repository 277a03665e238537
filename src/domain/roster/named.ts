import { foldName } from '#domain/people/fold.ts'
import { createBuckets } from './buckets.ts'
import type { Shelf } from './shelf.ts'

/** Slots by the folded name of their rows. Made when somebody asks for the first time, kept up with the rows from then on. */
export type Named = {
  readonly find: (name: string) => readonly number[]
  readonly entered: (slot: number) => void
  readonly leaving: (slot: number) => void
}

export function createNamed(shelf: Pick<Shelf, 'row' | 'slots'>): Named {
  let buckets: ReturnType<typeof createBuckets<string>> | undefined
  const nameOf = (slot: number) => foldName(shelf.row(slot).who.name)

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
