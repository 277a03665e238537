import { Damaged } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import { openDataKey, type Wrapping } from './data-key.ts'
import type { DataKeyRow } from './keyring-file.ts'
import { createOpener } from './opener.ts'
import { buffersOf, type Pack, packed, pieceAt } from './pack.ts'
import type { Place } from './place.ts'

/** The part of a place that many envelopes have in common. */
export type Kind = Pick<Place, 'table' | 'group' | 'record'>

/** An envelope and where it lies; owner and kind are numbers in the lists that are given with it. */
export type Lying = {
  readonly owner: number
  readonly kind: number
  readonly version: number
  readonly schema: number
  readonly sealed: Uint8Array
}

/**
 * Envelopes of many dossiers with the wrapped keys of those, for a worker that holds the key of the wrapping: all that it
 * needs, so that it opens no file.
 */
export type Bundle = {
  readonly owners: readonly DossierId[]
  /** Of each owner the id of its key, the wrapped key and its check value; none where it has no key. */
  readonly keys: Pack
  readonly kinds: readonly Kind[]
  /** Of each envelope its owner, kind, version and schema. */
  readonly lying: Uint32Array<ArrayBuffer>
  readonly envelopes: Pack
}

/** Puts together what is to be opened elsewhere. */
export function bundle(
  owners: readonly DossierId[],
  rows: readonly DataKeyRow[],
  kinds: readonly Kind[],
  envelopes: readonly Lying[],
): Bundle {
  const rowOf = new Map(rows.map((row) => [row.owner, row]))
  return {
    owners,
    keys: packed(
      owners.flatMap((owner) => {
        const row = rowOf.get(owner)
        return row?.wrapped ? [row.id, row.wrapped, row.check] : [undefined, undefined, undefined]
      }),
    ),
    kinds,
    lying: Uint32Array.from(envelopes.flatMap(({ owner, kind, version, schema }) => [owner, kind, version, schema])),
    envelopes: packed(envelopes.map(({ sealed }) => sealed)),
  }
}

/** What goes with a bundle from thread to thread. */
export const buffersIn = ({ keys, lying, envelopes }: Bundle): ArrayBuffer[] => [
  ...buffersOf(keys),
  lying.buffer,
  ...buffersOf(envelopes),
]

/**
 * What the envelopes say, in their order; no byte for one that does not open. What was plain on the way is wiped: the pack is
 * the one place where it is, and whoever reads it wipes that.
 */
export function openBundle({ owners, keys, kinds, lying, envelopes }: Bundle, wrapping: Wrapping): Pack {
  const numberOf = new Map(owners.map((owner, at) => [owner as string, at]))
  const dataKey = (owner: string) => {
    const at = 3 * (numberOf.get(owner) ?? 0)
    const [id, wrapped, check] = [pieceAt(keys, at), pieceAt(keys, at + 1), pieceAt(keys, at + 2)]
    return id && wrapped && check ? openDataKey({ owner, id, wrapped, check }, wrapping) : undefined
  }
  const open = createOpener(dataKey, { installation: wrapping.label.installation, suite: wrapping.key.suite })
  const plain = Array.from(envelopes.ends, (_, at) => {
    const [owner = 0, kind = 0, version = 0, schema = 0] = lying.subarray(at * 4, at * 4 + 4)
    const [sealed, dossier, lies] = [pieceAt(envelopes, at), owners[owner], kinds[kind]]
    if (!sealed || !dossier || !lies) return undefined
    return unlessDamaged(() => open(sealed, { ...lies, dossier, version, schema }))
  })
  const opened = packed(plain)
  for (const bytes of plain) bytes?.fill(0)
  return opened
}

function unlessDamaged<Value>(open: () => Value): Value | undefined {
  try {
    return open()
  } catch (error) {
    if (!(error instanceof Damaged)) throw error
    return undefined
  }
}
