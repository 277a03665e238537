import { only } from '#actions/dossiers/writing.ts'
import { renew } from '#db/cases/holds.ts'
import { sectionTag } from '#db/dossiers/revision-row.ts'
import * as log from '#db/log/log.ts'
import * as proposals from '#db/proposals/proposals.ts'
import * as proposed from '#db/proposals/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import { type Kind, scopesHeld } from '#domain/cases/kind.ts'
import { kindDrawnBy } from '#domain/cases/kinds/drawing.ts'
import { kindNamed } from '#domain/cases/kinds/index.ts'
import { Forbidden } from '#domain/errors.ts'
import type { DossierId, ProposalId } from '#domain/ids.ts'
import { proposedSection } from '#domain/proposals/particulars.ts'
import { groupsTouched, type ProposedRecord } from '#domain/proposals/proposal.ts'
import { guard } from '#gate/guard.ts'
import type { App } from '#house/app.ts'

/** Throws where the dossier is invisible, or where the actor draws no kind of case on it; answers the kind. */
export async function guardDrawing(app: App, actor: Actor, dossier: DossierId, named?: string): Promise<Kind> {
  const kind = kindDrawnBy(actor, named)
  await guard(app, actor, dossier, { action: 'propose', groups: kind?.draws?.groups ?? ['who'] })
  if (!kind) throw new Forbidden()
  return kind
}

/** Begins an empty proposal for this kind of case. */
export async function begin(app: App, dossier: DossierId, kind: string): Promise<proposals.Proposal> {
  const proposal = { id: app.newId<ProposalId>(), dossier, kind, revision: 0, createdAt: app.now() }
  await proposals.add(app.db, proposal)
  return proposal
}

/** One record of a proposal, group by group: what differs is held, and what differs no longer is dropped. */
export async function putRecord(
  app: App,
  actor: Actor,
  proposal: proposals.Proposal,
  one: ProposedRecord,
  before: readonly proposed.ProposedMeta[] = [],
): Promise<void> {
  const section = proposedSection(one.section)
  if (!section) return
  const touched = groupsTouched(section, one)
  const gone = before.map(({ group }) => group).filter((group) => !touched.includes(group))
  const partOf = (group: Group) => ({
    base: only(section, group, one.base),
    fields: only(section, group, one.fields),
    ...(one.beside && { beside: only(section, group, one.beside) }),
  })
  const parts = new Map<Group, 'dropped' | Pick<ProposedRecord, 'base' | 'fields' | 'beside'>>([
    ...gone.map((group) => [group, 'dropped'] as const),
    ...touched.map((group) => [group, partOf(group)] as const),
  ])
  await put(app, actor, proposal, { ...one, parts })
}

/** Writes it down; a case that came back locks what it is about now. */
export async function put(
  app: App,
  actor: Actor,
  proposal: proposals.Proposal,
  one: Omit<proposed.Written, 'at' | 'author'>,
): Promise<void> {
  await proposed.write(app, proposal, { ...one, at: app.now(), author: actor.account })
  await proposals.count(app.db, proposal.id)
  const { case: id, dossier } = proposal
  const kind = kindNamed(proposal.kind)
  if (id && kind) await renew(app, { id, dossier }, scopesHeld(kind, await proposed.heldIn(app, proposal)))
}

/** The log names the section by its keyed tag (docs/decisions/0049). */
export const trace = (
  app: App,
  actor: Actor,
  act: 'proposal.drawn' | 'proposal.dropped' | 'proposal.discarded',
  { id, dossier }: proposals.Proposal,
  section?: string,
) =>
  log.record(app.db, {
    at: app.now(),
    actor: actor.account,
    act,
    about: { dossier, proposal: id, ...(section && { section: sectionTag(app.vault, dossier, section) }) },
  })
