/**
 * Which slots changed since when, so that what is kept beside the rows follows a change in place instead of being made anew.
 * Only the last changes are known: whoever is further behind starts anew.
 */
export type Journal = {
  readonly version: () => number
  readonly note: (slot: number) => void
  /** The slots that changed after this version, or undefined when nobody knows any more. */
  readonly since: (version: number) => ReadonlySet<number> | undefined
}

/** More than this at a time is a load, after which everything is made anew anyway. */
const remembered = 512

/** Remembers which slots changed since a version, as far back as is worth following. */
export function createJournal(): Journal {
  let version = 0
  let slots: number[] = []
  return {
    version: () => version,
    note: (slot) => {
      version += 1
      if (slots.length >= 2 * remembered) slots = slots.slice(-remembered)
      slots.push(slot)
    },
    since: (known) => {
      const behind = version - known
      return behind > slots.length || behind > remembered ? undefined : new Set(slots.slice(slots.length - behind))
    },
  }
}
