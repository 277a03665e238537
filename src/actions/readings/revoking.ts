import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import * as notices from '#db/notices.ts'
import { grantsOfCase } from '#db/readings/grants.ts'
import { revoke } from '#db/readings/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { CaseId, NoticeId } from '#domain/ids.ts'
import { grantState } from '#domain/readings/grant.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { findCase, keepsCase } from '#gate/cases/reader.ts'
import type { App } from '#house/app.ts'

export type RevokeRefusal = 'reading.reason-missing' | 'reading.reason-too-long' | 'reading.not-open'

export const mostRevokeReason = 500

/** 收回: HR ends what a reading case opened before its time, with a reason; the readers are told. */
export function revokeReading(
  app: App,
  actor: Actor,
  { case: id, reason }: { readonly case: CaseId; readonly reason: string },
  command: Command,
): Promise<Result<string, RevokeRefusal>> {
  return once<RevokeRefusal>(app, actor, command, async (app) => {
    const theCase = await findCase(app, actor, id)
    if (!theCase) throw new NotFound()
    if (!keepsCase(app, actor, theCase)) throw new Forbidden()
    const at = app.now()
    const live = (await grantsOfCase(app, id)).filter((grant) => ['open', 'coming'].includes(grantState(grant, at)))
    if (live.length === 0) return refuse('reading.not-open')
    const text = cleanText(reason)
    if (text === '') return refuse('reading.reason-missing')
    if (text.length > mostRevokeReason) return refuse('reading.reason-too-long')
    await revoke(app, theCase, { by: actor.person, at, reason: text })
    await notices.add(
      app.db,
      live
        .filter(({ person }) => person !== actor.person)
        .map(({ person }) => ({ id: app.newId<NoticeId>(), person, kind: 'revoked', case: id, at })),
    )
    await log.record(app.db, {
      at,
      actor: actor.account,
      act: 'reading.revoked',
      about: { case: id, dossier: theCase.dossier },
    })
    return ok(id)
  })
}
