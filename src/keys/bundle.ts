import { Damaged } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import { openDataKey, type Wrapping } from './data-key.ts'
import { createOpener } from './opener.ts'
import { eachPiece, type Pack } from './pack.ts'
import type { Place } from './place.ts'

/** The part of a place that many envelopes have in common. */
export type Kind = Pick<Place, 'table' | 'group' | 'record'>

/**
 * Envelopes of many dossiers with the wrapped keys of those, for a worker that holds the key of the wrapping: all that it
 * needs, so that it opens no file.
 */
export type Bundle = {
  readonly owners: readonly DossierId[]
  /** Of each key the place of its owner, and how long its id, the wrapped key and its check value are, and all three together. */
  readonly keys: Pack
  readonly kinds: readonly Kind[]
  /** Of each envelope a number, its version and schema, and its length. The number is that of its owner times the kinds, and its kind. */
  readonly envelopes: Pack
}

/**
 * Tells what each envelope says by its number; nothing of one that does not open. What was plain is wiped as soon as it was
 * told.
 */
export function openBundle(
  { owners, keys, kinds, envelopes }: Bundle,
  wrapping: Wrapping,
  each: (number: number, plain: Buffer) => void,
): void {
  const keyOf = new Map<string, { readonly id: Buffer; readonly wrapped: Buffer; readonly check: Buffer }>()
  eachPiece(keys, ([at = 0, id = 0, wrapped = 0], bytes) => {
    const [owner, end] = [owners[at], id + wrapped]
    const key = { id: bytes.subarray(0, id), wrapped: bytes.subarray(id, end), check: bytes.subarray(end) }
    if (owner) keyOf.set(owner, key)
  })
  const dataKey = (owner: string) => {
    const key = keyOf.get(owner)
    return key && openDataKey({ owner, ...key }, wrapping)
  }
  const open = createOpener(dataKey, { installation: wrapping.label.installation, suite: wrapping.key.suite })
  eachPiece(envelopes, ([number = 0, version = 0, schema = 0], sealed) => {
    const [dossier, kind] = [owners[Math.floor(number / kinds.length)], kinds[number % kinds.length]]
    if (!dossier || !kind) return
    const plain = unlessDamaged(() => open(sealed, { ...kind, dossier, version, schema }))
    if (!plain) return
    each(number, plain)
    plain.fill(0)
  })
}

function unlessDamaged<Value>(open: () => Value): Value | undefined {
  try {
    return open()
  } catch (error) {
    if (!(error instanceof Damaged)) throw error
    return undefined
  }
}
