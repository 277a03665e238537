import type { Command as Sent } from '#db/commands.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Command } from '#domain/cases/command.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import type { CaseId, PersonId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { type AtSeat, obey } from './obeying.ts'

/** 转办: the seat moves for good to somebody else who may sit there, with a reason. */
export const transferSeat = (
  app: App,
  actor: Actor,
  id: CaseId,
  { text, ...at }: AtSeat & { readonly to: PersonId; readonly text: string },
  sent: Sent,
) => {
  const make = (by: PersonId): Command => ({ do: 'transfer', by, ...at, text: cleanText(text) })
  return obey(app, actor, id, sent, { act: 'case.transferred', make })
}

/** 催办: reminds whoever is asked, at most once in four hours. */
export const urgeCase = (app: App, actor: Actor, id: CaseId, sent: Sent) =>
  obey(app, actor, id, sent, { act: 'case.urged', make: (by) => ({ do: 'urge', by }) })

/** Gives a seat to whoever holds the office by now (E2). */
export const handOverSeat = (app: App, actor: Actor, id: CaseId, at: AtSeat, sent: Sent) =>
  obey(app, actor, id, sent, { act: 'case.handed-over', make: (by) => ({ do: 'hand-over', by, text: '', ...at }) })
