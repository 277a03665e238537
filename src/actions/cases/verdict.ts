import type { Command as Sent } from '#db/commands.ts'
import type { Actor } from '#domain/access/actor.ts'
import { commandOf, type Ruling } from '#domain/cases/ruling.ts'
import type { CaseId } from '#domain/ids.ts'
import type { Act } from '#domain/log/entry.ts'
import type { App } from '#house/app.ts'
import { obey, whole } from './obeying.ts'

/** Gives a verdict on a seat; with the last one the effect happens in the same transaction. Answers the case's id. */
export const giveVerdict = (app: App, actor: Actor, id: CaseId, ruling: Ruling, sent: Sent) =>
  obey(app, actor, id, sent, {
    act: verdictActs[ruling.verdict],
    make: (by) => commandOf(ruling, by),
    unready: ruling.verdict === 'approve' ? whole : undefined,
  })

const verdictActs = {
  approve: 'case.approved',
  reject: 'case.rejected',
  return: 'case.returned',
} as const satisfies Record<Ruling['verdict'], Act>
