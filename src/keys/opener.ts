import { Damaged } from '#domain/errors.ts'
import type { DataKey } from './data-key.ts'
import { type CipherKey, decrypt, deriveKey, type Suite } from './envelope.ts'
import { type Owner, type Place, partsOf } from './place.ts'

type House = { readonly installation: string; readonly suite: Suite }

/**
 * Opens values of many owners one after the other: only the key of the owner at hand is there. Throws `Damaged` where a byte
 * or the place differs, or the owner has no key.
 */
export function createOpener(dataKey: (owner: Owner) => DataKey | undefined, { installation, suite }: House) {
  let at: { readonly owner: Owner; readonly key: CipherKey } | undefined
  const keyAt = (owner: Owner): CipherKey => {
    if (at?.owner === owner) return at.key
    const found = dataKey(owner)
    if (!found) throw new Damaged()
    at = { owner, key: deriveKey(found.secret, 'envelopes', suite, found.id) }
    found.secret.fill(0)
    return at.key
  }
  return (sealed: Uint8Array, place: Place): Buffer =>
    decrypt(keyAt(place.dossier), sealed, partsOf(installation, place))
}
