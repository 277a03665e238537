declare const brand: unique symbol

/** An envelope (envelope.ts). Only the vault makes one, so a plain value in a sealed column does not compile. */
export type Sealed = Buffer & { readonly [brand]: 'sealed' }

/** A keyed tag of 8 bytes in hex: names a section, group or scope without telling which (docs/decisions/0010). */
export type Tag = string & { readonly [brand]: 'tag' }

/** A blind index of 16 bytes in hex, for identifiers that are near-unique. */
export type Fingerprint = string & { readonly [brand]: 'fingerprint' }
