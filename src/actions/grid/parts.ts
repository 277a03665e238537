import { sameValue } from '#domain/dossiers/diff.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import type { OpeningRecord } from '#domain/opening/lines.ts'

/** How many records were written, and how many stood there already word for word. */
export type Entered = { readonly added: number; readonly same: number }

export type Part = { readonly dossier: DossierId; readonly records: readonly Fields[] }

/** The most records of one commit: nobody else waits for more. */
const mostAtOnce = 8

/** The records of each dossier together, since each is summed up once, and few enough for one commit. */
export function partsOf(records: readonly OpeningRecord[]): readonly Part[] {
  const own = Map.groupBy(records, ({ dossier }) => dossier)
  return [...own].flatMap(([dossier, all]) =>
    Array.from({ length: Math.ceil(all.length / mostAtOnce) }, (_, at) => ({
      dossier,
      records: all.slice(at * mostAtOnce, (at + 1) * mostAtOnce).map(({ fields }) => fields),
    })),
  )
}

/** Whether two records of a section say the same in every field. */
export const isSame = ({ fields }: Section, one: Fields, other: Fields): boolean =>
  fields.every(({ key }) => sameValue(one[key], other[key]))
