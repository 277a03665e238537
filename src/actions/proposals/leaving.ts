import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as proposals from '#db/proposals/proposals.ts'
import * as proposed from '#db/proposals/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { Forbidden } from '#domain/errors.ts'
import type { DossierId, RecordId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { inHand } from '#gate/proposals/reader.ts'
import type { App } from '#house/app.ts'
import { guardDrawing, put, trace } from './keeping.ts'
import type { ProposalRefusal } from './refusal.ts'

/** Takes one record out of what is being gathered. */
export function dropProposed(
  app: App,
  actor: Actor,
  { dossier, record, kind }: { readonly dossier: DossierId; readonly record: RecordId; readonly kind?: string },
  command: Command,
): Promise<Result<string, ProposalRefusal>> {
  return once<ProposalRefusal>(app, actor, command, async (app) => {
    const { draws: { form } = {} } = await guardDrawing(app, actor, dossier, kind)
    const proposal = await inHand(app, actor, dossier, kind, { record })
    const held = proposal ? (await proposed.heldIn(app, proposal)).filter((one) => one.record === record) : []
    const [first] = held
    if (!proposal || !first) return refuse('proposal.gone')
    // What the form itself says is filled in again, and never only taken out.
    if (first.section === form?.section.key) throw new Forbidden()
    await put(app, actor, proposal, {
      ...first,
      basis: '',
      parts: new Map(held.map(({ group }) => [group, 'dropped'])),
    })
    await trace(app, actor, 'proposal.dropped', proposal, first.section)
    return ok(proposal.id)
  })
}

/** Gives up what is being gathered before it was submitted. What came back is withdrawn with its case instead. */
export function discardProposal(
  app: App,
  actor: Actor,
  {
    dossier,
    revision,
    kind: named,
  }: { readonly dossier: DossierId; readonly revision: number; readonly kind?: string },
  command: Command,
): Promise<Result<string, ProposalRefusal>> {
  return once<ProposalRefusal>(app, actor, command, async (app) => {
    const kind = await guardDrawing(app, actor, dossier, named)
    const proposal = await proposals.drawnOf(app.db, dossier, kind.key)
    if (!proposal) return refuse('proposal.gone')
    if (proposal.revision !== revision) return refuse('dossier.changed')
    await proposals.end(app.db, proposal.id, app.now())
    await trace(app, actor, 'proposal.discarded', proposal)
    return ok(proposal.id)
  })
}
