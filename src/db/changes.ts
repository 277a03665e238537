import type { Schema } from './schema.ts'

export type Table = keyof Schema & string

/** 改动: how often data was changed over one connection, in all or in these tables alone. */
export type Changes = {
  readonly note: (table: string | undefined) => void
  readonly count: (of?: readonly Table[]) => number
  /** Whether none of these tables was written to since. */
  readonly mark: () => (of: readonly Table[]) => boolean
}

/** Counts from nought; a statement that does not say which table it changes counts for each. */
export function createChanges(): Changes {
  let [all, anywhere] = [0, 0]
  const by = new Map<string, number>()
  const count = (of?: readonly Table[]) => of?.reduce((sum, table) => sum + (by.get(table) ?? 0), anywhere) ?? all
  return {
    note: (table) => {
      all += 1
      if (table === undefined) anywhere += 1
      else by.set(table, (by.get(table) ?? 0) + 1)
    },
    count,
    mark: () => {
      const [then, before] = [anywhere, new Map(by)]
      return (of) => anywhere === then && of.every((table) => by.get(table) === before.get(table))
    },
  }
}

/** The table that a statement changes, where it begins with saying so. No trigger or key here changes another one beside it. */
export const tableChanged = (text: string): string | undefined =>
  /^\s*(?:insert(?:\s+or\s+\w+)?\s+into|update(?:\s+or\s+\w+)?|delete\s+from)\s+(?:main\.)?"?(\w+)"?(?=\s|$)/i.exec(
    text,
  )?.[1]
