/** Texts that were drawn of what was counted. */
export type Drawn = {
  /** What was drawn of it; `as` says everything else that the text depends on, and another one is drawn anew. */
  readonly keep: (of: object, as: string, draw: () => string) => string
  readonly forget: () => void
}

/** So many are kept, some hundred kilobytes each: those that were asked for last. */
const most = 12

/** No text. */
export function createDrawn(): Drawn {
  const kept = new Map<object, { readonly as: string; readonly text: string }>()
  return {
    keep: (of, as, draw) => {
      const known = kept.get(of)
      const one = known?.as === as ? known : { as, text: draw() }
      kept.delete(of)
      kept.set(of, one)
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break
        kept.delete(oldest)
      }
      return one.text
    },
    forget: () => kept.clear(),
  }
}
