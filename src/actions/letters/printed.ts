import { keepLetter } from '#db/letters/sealed.ts'
import * as log from '#db/log/log.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { UnitId } from '#domain/ids.ts'
import type { LetterKept } from '#domain/letters/letter.ts'
import type { Entry } from '#domain/log/entry.ts'
import type { App } from '#house/app.ts'

/** A letter was printed: its trace, and whom it went to, which the next one of the legal entity begins with. */
export const letterPrinted = (
  app: App,
  actor: Actor,
  { entity, letter, about }: { readonly entity: UnitId; readonly letter: LetterKept; readonly about: Entry['about'] },
): Promise<void> =>
  inTransaction(app, async (app) => {
    await keepLetter(app, entity, letter)
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'letter.printed', about })
  })
