import { once } from '#actions/once.ts'
import { blocker } from '#db/cases/holds.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import * as proposals from '#db/proposals/proposals.ts'
import type { Actor } from '#domain/access/actor.ts'
import { promotion } from '#domain/cases/kinds/promotion.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { DossierId, RecordId } from '#domain/ids.ts'
import { isBound, promotionOf, punishedUntil } from '#domain/proposals/promoting.ts'
import { groupsTouched } from '#domain/proposals/proposal.ts'
import { scopesOf } from '#domain/proposals/scopes.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { dayOf } from '#domain/time.ts'
import { openForWork } from '#gate/dossiers/reader.ts'
import type { App } from '#house/app.ts'
import { begin, guardDrawing, putRecord } from './drawing.ts'

export type PromotionRefusal =
  /** Another one is drawn, or a case under way locks post, rank or pay. */
  | 'promotion.drawn'
  | 'promotion.held'
  /** The effect of a punishment runs, and a state house is bound by it (docs/decisions/0035). */
  | 'promotion.punished'

/**
 * Draws a promotion of an archived dossier: appointment, post, rank and pay as one proposal, to be looked at and submitted.
 * Throws NotFound where the dossier is invisible, Forbidden where the actor draws none. Answers the proposal's id.
 */
export function proposePromotion(
  app: App,
  actor: Actor,
  { dossier, typed }: { readonly dossier: DossierId; readonly typed: Fields },
  command: Command,
): Promise<Result<string, PromotionRefusal>> {
  return once<PromotionRefusal>(app, actor, command, async (app) => {
    await guardDrawing(app, actor, dossier, promotion.key)
    if (await proposals.drawnOf(app.db, dossier, promotion.key)) return refuse('promotion.drawn')
    const { contents } = (await openForWork(app, 'compare', dossier)).opened
    if (isBound(actor.profile) && punishedUntil(contents, dayOf(app.now()))) return refuse('promotion.punished')
    const records = promotionOf({ typed, contents, newId: () => app.newId<RecordId>() }).filter((one) => {
      const section = sectionOf(one.section)
      return section !== undefined && groupsTouched(section, one).length > 0
    })
    if (await blocker(app, dossier, scopesOf(records))) return refuse('promotion.held')
    const proposal = await begin(app, dossier, promotion.key)
    for (const one of records) await putRecord(app, actor, proposal, one)
    await log.record(app.db, {
      at: app.now(),
      actor: actor.account,
      act: 'proposal.drawn',
      about: { dossier, proposal: proposal.id },
    })
    return ok(proposal.id)
  })
}
