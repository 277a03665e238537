import { once } from '#actions/once.ts'
import { blocker } from '#db/cases/holds.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import * as proposals from '#db/proposals/proposals.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { DrawnForm, Kind } from '#domain/cases/kind.ts'
import { stopsWhilePunished } from '#domain/cases/kinds/drawing.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { Forbidden } from '#domain/errors.ts'
import type { DossierId, RecordId } from '#domain/ids.ts'
import { type Filling, punishedUntil } from '#domain/proposals/appointing.ts'
import { proposedSection } from '#domain/proposals/particulars.ts'
import { groupsTouched, type ProposedRecord } from '#domain/proposals/proposal.ts'
import { scopesOf } from '#domain/proposals/scopes.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { dayOf, partialDateOf } from '#domain/time.ts'
import { openForWork } from '#gate/dossiers/reader.ts'
import type { App } from '#house/app.ts'
import { begin, guardDrawing, putRecord } from './keeping.ts'

export type FormRefusal =
  /** Another one is drawn, or a case under way locks post, rank or pay. */
  | 'drawing.drawn'
  | 'drawing.held'
  /** The effect of a punishment runs, and a state house is bound by it (docs/decisions/0035). */
  | 'drawing.punished'
  /** The dossier is not as it was when the form was read, and what was typed does not fit it any more. */
  | 'drawing.not-so'
  /** Nothing of the dossier would change. */
  | 'drawing.nothing-changed'

/**
 * Draws a case of this kind on an archived dossier from its form, as one proposal, to be looked at and submitted. Throws
 * NotFound where the dossier is invisible, Forbidden where the actor draws none. Answers the proposal's id.
 */
export function proposeByForm(
  app: App,
  actor: Actor,
  {
    kind,
    dossier,
    typed,
    way,
  }: {
    readonly kind: Kind
    readonly dossier: DossierId
    readonly typed: Fields
    readonly way?: string | undefined
  },
  command: Command,
): Promise<Result<string, FormRefusal>> {
  return once<FormRefusal>(app, actor, command, async (app) => {
    await guardDrawing(app, actor, dossier, kind.key)
    const form = kind.draws?.form
    if (!form) throw new Forbidden()
    if (await proposals.drawnOf(app.db, dossier, kind.key)) return refuse('drawing.drawn')
    const { contents } = (await openForWork(app, 'compare', dossier)).opened
    if (stopsWhilePunished(actor, form) && punishedUntil(contents, dayOf(app.now()))) return refuse('drawing.punished')
    const today = partialDateOf(dayOf(app.now()))
    const drawn = recordsOf(form, { typed, way, contents, today, newId: () => app.newId<RecordId>() })
    if (!drawn.ok) return drawn
    const records = drawn.value
    if (await blocker(app, dossier, scopesOf(records))) return refuse('drawing.held')
    const proposal = await begin(app, dossier, kind.key)
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

/** What the form would change; nothing where it says what the dossier does not allow, or what it says already. */
function recordsOf(form: DrawnForm, filling: Filling): Result<readonly ProposedRecord[], FormRefusal> {
  if (Object.keys(form.problems?.(filling) ?? {}).length > 0) return refuse('drawing.not-so')
  const records = form.records(filling).filter((one) => {
    const section = proposedSection(one.section)
    return section !== undefined && groupsTouched(section, one).length > 0
  })
  return records.length === 0 ? refuse('drawing.nothing-changed') : ok(records)
}
