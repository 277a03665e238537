import * as log from '#db/log/log.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Arrival } from '#domain/arrivals/arrival.ts'
import type { Act } from '#domain/log/entry.ts'
import type { App } from '#house/app.ts'

/** Every change of what came ends with its trace, in its transaction. */
export const trace = (
  app: App,
  actor: Actor,
  act: Extract<Act, `arrival.${string}`>,
  { id, dossier }: Pick<Arrival, 'id' | 'dossier'>,
) =>
  log.record(app.db, {
    at: app.now(),
    actor: actor.account,
    act,
    about: { arrival: id, ...(dossier && { dossier }) },
  })
