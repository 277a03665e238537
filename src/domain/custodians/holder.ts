import type { PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { ShareKind } from '#domain/unseal/secret.ts'

/**
 * 持有人 of a share, by the print of its lock. Whoever set the own passphrase at the first start has no name yet: nobody knew
 * then who sat at which link.
 */
export type Holder = { readonly person?: PersonId; readonly since: Instant; readonly usedAt?: Instant }

export type Holders = Readonly<Record<string, Holder>>

/** A share with what is known of who holds it. */
export type HeldBy = { readonly print: string; readonly kind: ShareKind } & Partial<Holder>

/** Those of locks that are in force; what is not known yet is said to be since `since`. Those of other locks are forgotten. */
export function heldNow(
  shares: readonly { readonly print: string; readonly kind: ShareKind }[],
  known: Holders,
): readonly HeldBy[] {
  return shares.map((share) => ({ ...share, ...known[share.print] }))
}
