import { type WrittenField, writtenFields } from '#domain/roster/columnar.ts'
import { type Bundle, openBundle } from '#keys/bundle.ts'
import type { Wrapping } from '#keys/data-key.ts'

/** Summaries of some dossiers, sealed, and which groups stand in each part: all that a thread needs to read them. */
export type SealedSummaries = Bundle & { readonly groups: readonly (readonly string[])[] }

/** What was read of them. */
export type ReadSummaries = {
  /** By dossier, 1 where every group is there: who is not whole is read again by whoever can tell why. */
  readonly whole: Uint8Array<ArrayBuffer>
  /** What whole summaries say of everything that a list shows. */
  readonly fields: readonly WrittenField[]
  /** The place of each dossier that names relatives, and who they are. */
  readonly kin: readonly (readonly [at: number, persons: readonly string[]])[]
}

/** Opens and reads the summaries, on whichever thread; what was plain is wiped, the texts that it was read to are in the answer. */
export function readSummaries({ groups, ...bundle }: SealedSummaries, wrapping: Wrapping): ReadSummaries {
  const found: (Record<string, unknown> | undefined)[] = bundle.owners.map(() => undefined)
  openBundle(bundle, wrapping, (number, plain) => {
    const at = Math.floor(number / groups.length)
    const read = unlessGarbled(plain)
    found[at] = found[at] && read ? Object.assign(found[at], read) : (found[at] ?? read)
  })
  const all = groups.flat()
  const whole = Uint8Array.from(found, (one) => (one && all.every((group) => one[group]) ? 1 : 0))
  const rows = found.map((one, at) => (whole[at] === 1 ? one : undefined))
  return {
    whole,
    fields: writtenFields(
      rows,
      all.filter((group) => group !== 'family'),
    ),
    kin: rows.flatMap((one, at) => {
      const named = (one?.['family'] as Family | undefined)?.kin ?? []
      return named.length === 0 ? [] : [[at, named.map(({ person }) => person)] as const]
    }),
  }
}

type Family = { readonly kin?: readonly { readonly person: string }[] }

function unlessGarbled(plain: Buffer): Record<string, unknown> | undefined {
  try {
    return JSON.parse(plain.toString())
  } catch {
    return undefined
  }
}
