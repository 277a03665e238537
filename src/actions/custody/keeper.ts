import type { Actor } from '#domain/access/actor.ts'
import { keepsPaper } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'

/** Only administration works on paper. */
export function mustKeep(actor: Actor) {
  if (!keepsPaper(actor)) throw new Forbidden()
}
