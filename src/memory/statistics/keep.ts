/** Keeps a few, the ones asked for last, and those that are needed whenever they were. */
export function keep<Kept>(
  all: Map<string, Kept>,
  key: string,
  one: Kept,
  most: number,
  isNeeded: (key: string) => boolean = () => false,
): Kept {
  all.delete(key)
  all.set(key, one)
  for (const old of all.keys()) {
    if (all.size <= most) break
    if (old !== key && !isNeeded(old)) all.delete(old)
  }
  return one
}

/** So many of them, as they stand; fewer where there are fewer. */
export function first(all: ReadonlySet<number>, most: number): readonly number[] {
  const some: number[] = []
  for (const one of all) {
    if (some.length >= most) break
    some.push(one)
  }
  return some
}
