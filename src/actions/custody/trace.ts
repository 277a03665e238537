import * as log from '#db/log/log.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { App } from '#house/app.ts'

/** Every change of custody ends with its trace, in its transaction. */
export const trace = (
  app: App,
  actor: Actor,
  act: 'filing.box-chosen' | 'filing.place-confirmed' | 'filing.page-filed' | 'filing.ended' | 'location.added',
  about: Readonly<Record<string, string>>,
) => log.record(app.db, { at: app.now(), actor: actor.account, act, about })
