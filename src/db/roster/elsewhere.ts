import { createFieldWriter, type WrittenField } from '#domain/roster/columnar.ts'
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

/**
 * Opens and reads the summaries, on whichever thread; what was plain is wiped, the texts that it was read to are in the answer.
 * What a dossier says is written down before the next is opened: envelopes of one stand together.
 */
export function readSummaries({ groups, ...bundle }: SealedSummaries, wrapping: Wrapping): ReadSummaries {
  const many = bundle.owners.length
  const writer = createFieldWriter(
    groups.flat().filter((group) => group !== 'family'),
    many,
  )
  const whole = new Uint8Array(many)
  const kin: [number, readonly string[]][] = []
  let at = 0
  let read: (Said | undefined)[] = []
  const write = () => {
    if (!groups.every((part, nth) => part.every((group) => read[nth]?.[group]))) return
    whole[at] = 1
    for (const said of read) {
      if (!said) continue
      writer.write(at, said)
      const named = (said['family'] as Family | undefined)?.kin ?? []
      if (named.length > 0) kin.push([at, named.map(({ person }) => person)])
    }
  }
  openBundle(bundle, wrapping, (number, plain) => {
    const owner = Math.floor(number / groups.length)
    if (owner !== at) {
      write()
      at = owner
      read = []
    }
    read[number % groups.length] = unlessGarbled(plain)
  })
  write()
  return { whole, fields: writer.fields(), kin }
}

/** What a part of a summary says, group by group. */
type Said = Readonly<Record<string, unknown>>

type Family = { readonly kin?: readonly { readonly person: string }[] }

function unlessGarbled(plain: Buffer): Said | undefined {
  try {
    return JSON.parse(plain.toString())
  } catch {
    return undefined
  }
}
