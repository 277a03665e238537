import { insideTransaction } from '#db/inside.ts'
import * as log from '#db/log/log.ts'
import * as proposals from '#db/proposals/proposals.ts'
import * as proposed from '#db/proposals/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { type Group, groups, recordGroups } from '#domain/access/groups.ts'
import type { Subject } from '#domain/access/policy.ts'
import type { Vouched } from '#domain/cases/content.ts'
import { kindDrawnBy } from '#domain/cases/kinds/drawing.ts'
import { groupsOf as groupsIn } from '#domain/cases/vouching.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import type { Act } from '#domain/log/entry.ts'
import { keyOf, type ProposedRecord } from '#domain/proposals/proposal.ts'
import { admit, circumstancesOf } from '#gate/dossiers/admitting.ts'
import type { Purpose, Work } from '#gate/dossiers/work.ts'
import type { App } from '#house/app.ts'

/** What a viewer may see of a proposal: the groups that were opened, and nothing of the others. */
export type ProposalReading = {
  readonly subject: Subject
  readonly groups: ReadonlySet<Group>
  readonly records: readonly ProposedRecord[]
  /** The values that were opened whole, by their keys: none where only some fields of a record are shown. */
  readonly keys: ReadonlySet<string>
  /** Whether there is more that this viewer does not see. */
  readonly isWhole: boolean
}

/**
 * The proposal that this actor goes on with, of the kind that the duty draws: the own case that came back (of several
 * the one that is meant), else what is being drawn on the dossier (one a dossier and kind, shared by everybody of the
 * duty).
 */
export async function inHand(
  app: App,
  actor: Actor,
  dossier: DossierId,
  named?: string,
  meant: proposals.Meant = {},
): Promise<proposals.Proposal | undefined> {
  const kind = kindDrawnBy(actor, named)?.key
  if (!kind) return undefined
  if (!(await proposals.isProposedOn(app.db, dossier))) return undefined
  const returned = await proposals.returnedTo(app.db, actor.person, dossier, kind, meant)
  return returned ?? proposals.drawnOf(app.db, dossier, kind)
}

/**
 * The gate for a proposal: decide, write the access log, then open. A seat sees the values that it decides on, and
 * nothing else, where `fields` are named only those of a record; whoever keeps the dossier sees what they may read of
 * it. Undefined where the dossier is not there for this actor.
 */
export async function readProposal(
  app: App,
  actor: Actor,
  proposal: proposals.Proposal,
  seat?: Vouched,
  act: Act | 'behind' = 'proposal.read',
  fields?: readonly string[],
): Promise<ProposalReading | undefined> {
  const held = await proposed.heldIn(app, proposal)
  const all = new Set(held.map(({ group }) => group))
  const wanted = seat ? groupsIn(Object.keys(seat)) : groups.filter((group) => all.has(group))
  const now = await circumstancesOf(app, actor, proposal.dossier)
  const circumstances = seat ? { ...now, seats: new Set(wanted) } : now
  const asking = { act, only: ['who', ...wanted] } as const
  const granted = await admit(app, actor, proposal.dossier, asking, circumstances)
  if (!granted) return undefined
  const seen = wanted.filter((group) => granted.groups.has(group))
  const records = await proposed.open(app, proposal, seen, seat)
  const keys = seat ? Object.keys(seat) : held.map((one) => keyOf(one.section, one.record, one.group))
  return {
    subject: granted.subject,
    groups: new Set(seen),
    keys: new Set(fields ? [] : keys.filter((key) => groupsIn([key]).some((group) => seen.includes(group)))),
    records: fields ? records.map((record) => narrowed(record, fields)) : records,
    isWhole: [...all].every((group) => seen.includes(group)),
  }
}

/** Nothing of the other fields is in what leaves here, neither as it was nor as it is to be. */
const narrowed = (record: ProposedRecord, fields: readonly string[]): ProposedRecord => {
  const kept = (all: Fields): Fields => Object.fromEntries(Object.entries(all).filter(([key]) => fields.includes(key)))
  return { ...record, base: kept(record.base), fields: kept(record.fields) }
}

/**
 * Opens a proposal for the program's own work. Inside a transaction, where something is written because of it, it leaves a
 * trace; what is asked while a page is drawn stands behind the entry of that page (docs/decisions/0046).
 */
export async function openProposalForWork(
  app: App,
  purpose: Purpose,
  proposal: proposals.Proposal,
): Promise<Work<readonly ProposedRecord[]>> {
  const about = { dossier: proposal.dossier, proposal: proposal.id, purpose }
  if (insideTransaction()) await log.record(app.db, { at: app.now(), actor: 'system', act: 'dossier.worked-on', about })
  return { opened: await proposed.open(app, proposal, recordGroups) } as Work<readonly ProposedRecord[]>
}

/** Each value of a proposal by its key, at its version, with who wrote it; nothing is opened. */
export async function valuesOf(app: App, proposal: proposals.Proposal) {
  return (await proposed.heldIn(app, proposal)).map((meta) => ({
    ...meta,
    key: keyOf(meta.section, meta.record, meta.group),
  }))
}
