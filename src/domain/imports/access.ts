import type { Actor } from '#domain/access/actor.ts'
import { keepsFor } from '#domain/access/duties.ts'
import type { Subject } from '#domain/access/policy.ts'
import type { ImportId } from '#domain/ids.ts'

/**
 * Who may give an import up that waits in somebody else's hands: whoever keeps such dossiers in that legal entity, so that
 * a number which was typed there is never out of reach. What stands in it stays its author's.
 */
export const mayGiveUp = (actor: Actor, { author, unit, keeper, person }: Subject): boolean =>
  person !== actor.person && (author === actor.account || keepsFor(actor, unit, keeper))

/** The number by which people call an import: the end of its id, which is enough among those that wait. */
export const importNumber = (id: ImportId): string => id.replaceAll('-', '').slice(-8).toUpperCase()
