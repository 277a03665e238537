import type { PaperTaken } from '#actions/dossiers/paper.ts'
import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import { grantsOfCase } from '#db/readings/grants.ts'
import { addVisit, endVisit, findVisit } from '#db/readings/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { PaperRefusal } from '#domain/dossiers/paper.ts'
import { NotFound } from '#domain/errors.ts'
import type { CaseId, VisitId } from '#domain/ids.ts'
import { grantState } from '#domain/readings/grant.ts'
import type { Back, Given } from '#domain/readings/visit.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { deskCase, keepsDesk } from '#gate/readings/desk.ts'
import type { App } from '#house/app.ts'

export type GivingRefusal = 'reading.not-open' | PaperRefusal

/**
 * 现场查阅: gives the dossier out at the desk, within the window of a reading case, with the letter that was shown. For HR and
 * the archive; throws NotFound for everybody else. Answers the visit's id.
 */
export function giveOut(
  app: App,
  actor: Actor,
  of: { readonly case: CaseId; readonly given: Omit<Given, 'at' | 'by' | 'paper'>; readonly paper?: PaperTaken },
  command: Command,
): Promise<Result<string, GivingRefusal>> {
  return once<GivingRefusal>(app, actor, command, async (app) => {
    const { id, dossier } = await deskCase(app, actor, of.case)
    const at = app.now()
    if (!(await grantsOfCase(app, id)).some((grant) => grantState(grant, at) === 'open'))
      return refuse('reading.not-open')
    if (of.paper && !of.paper.ok) return of.paper
    const visit = app.newId<VisitId>()
    const laid = of.paper?.value
    if (laid) await app.blobs.enter(app.db, laid.row)
    const given = { ...of.given, at, by: actor.account, ...(laid && { paper: laid.paper }) }
    await addVisit(app, { id: visit, case: id, dossier, given })
    const about = { case: id, dossier, visit }
    await log.record(app.db, { at, actor: actor.account, act: 'reading.given-out', about })
    return ok(visit)
  })
}

/** It came back: what was read, and what was taken away on paper. */
export function giveBack(
  app: App,
  actor: Actor,
  { visit: id, back }: { readonly visit: VisitId; readonly back: Omit<Back, 'at' | 'by'> },
  command: Command,
): Promise<Result<string, 'reading.back'>> {
  return once<'reading.back'>(app, actor, command, async (app) => {
    const visit = await findVisit(app, id)
    if (!visit || !keepsDesk(app, actor, visit)) throw new NotFound()
    const at = app.now()
    if (!(await endVisit(app, visit, { ...back, at, by: actor.account }))) return refuse('reading.back')
    const about = { case: visit.case, dossier: visit.dossier, visit: id }
    await log.record(app.db, { at, actor: actor.account, act: 'reading.given-back', about })
    return ok(visit.case)
  })
}
