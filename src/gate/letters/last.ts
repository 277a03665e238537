import { lastLetter } from '#db/letters/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsDossiers } from '#domain/access/duties.ts'
import type { UnitId } from '#domain/ids.ts'
import type { LetterKept } from '#domain/letters/letter.ts'
import type { App } from '#house/app.ts'

/** To whom the last 任免通知 of a legal entity went, for HR, who writes the next; the look at its page is what is logged. */
export const readLastLetter = async (app: App, actor: Actor, entity: UnitId): Promise<LetterKept | undefined> =>
  keepsDossiers(actor) ? lastLetter(app, entity) : undefined
