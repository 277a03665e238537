import { type ClassKey, type HeadingKey, headings, isClassKey } from './classes.ts'
import type { Entry, Volume } from './material.ts'
import { inOrder, type Ordered } from './ordering.ts'

/** A line of the catalogue with its number: `1-1`, `4-1-1`. */
export type Numbered<One extends Ordered> = { readonly number: string; readonly serial: number; readonly of: One }

/** A heading of the catalogue and what lies under it; 四 and 九 hold nothing themselves. */
export type Heading<One extends Ordered> = {
  readonly key: HeadingKey
  readonly depth: 1 | 2
  /** As the printed catalogue has it, in Chinese. */
  readonly name: string
  readonly entries: readonly Numbered<One>[]
}

/**
 * 目录: every heading, also over nothing, with its papers in order and numbered anew in each (docs/law/materials.md §3
 * and §4). Give it what is filed; `volume` takes one volume's alone.
 */
export function catalogueOf<One extends Ordered>(
  filed: Iterable<One>,
  volume?: Exclude<Volume, 'both'>,
): readonly Heading<One>[] {
  const byClass = new Map<ClassKey, One[]>()
  for (const one of filed) {
    if (!liesIn(one.entry, volume)) continue
    byClass.set(one.entry.class, [...(byClass.get(one.entry.class) ?? []), one])
  }
  return headings.map(({ key, depth, name }) => {
    const own = isClassKey(key) ? inOrder(key, byClass.get(key) ?? []) : []
    return { key, depth, name, entries: own.map((of, at) => ({ number: `${key}-${at + 1}`, serial: at + 1, of })) }
  })
}

const liesIn = ({ volume: own }: Entry, asked: Volume | undefined): boolean =>
  asked === undefined || own === 'both' || own === asked

/** How many papers and how many sides lie under these headings. */
export function countsOf(shown: readonly Heading<Ordered>[]): { readonly copies: number; readonly pages: number } {
  const entries = shown.flatMap((heading) => heading.entries.map(({ of }) => of.entry))
  return {
    copies: entries.reduce((sum, { copies }) => sum + copies, 0),
    pages: entries.reduce((sum, { pages }) => sum + pages, 0),
  }
}
