/** What did not fit its cell, by label, in the order in which it was met; it goes on a continuation sheet. */
export type Overflow = {
  readonly add: (label: string, rest: string) => void
  readonly rows: readonly (readonly [label: string, words: string])[]
}

/** Gathers what found no room in its cell, for the continuation sheet. */
export function overflow(): Overflow {
  const rows: (readonly [string, string])[] = []
  return {
    rows,
    add: (label, rest) => {
      if (rest !== '') rows.push([label, rest])
    },
  }
}
