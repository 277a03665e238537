import { once } from '#actions/once.ts'
import type { BlobRow } from '#db/blobs.ts'
import * as holds from '#db/cases/holds.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import type { Proposal } from '#db/proposals/proposals.ts'
import * as proposed from '#db/proposals/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Subject } from '#domain/access/policy.ts'
import { type DrawnForm, type Kind, newest } from '#domain/cases/kind.ts'
import { stopsWhilePunished } from '#domain/cases/kinds/drawing.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { DossierId, RecordId } from '#domain/ids.ts'
import { type Filling, punishedUntil } from '#domain/proposals/appointing.ts'
import { proposedSection } from '#domain/proposals/particulars.ts'
import { besideOf, groupsTouched, type ProposedRecord } from '#domain/proposals/proposal.ts'
import { scopesOf } from '#domain/proposals/scopes.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { dayOf, partialDateOf } from '#domain/time.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { houseFor } from '#gate/proposals/house.ts'
import { inHand, openProposalForWork } from '#gate/proposals/reader.ts'
import type { App } from '#house/app.ts'
import { begin, guardDrawing, put, putRecord } from './keeping.ts'

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
    blob,
  }: {
    readonly kind: Kind
    readonly dossier: DossierId
    readonly typed: Fields
    readonly way?: string | undefined
    /** The paper that came with the form. */
    readonly blob?: BlobRow | undefined
  },
  command: Command,
): Promise<Result<string, FormRefusal>> {
  return once<FormRefusal>(app, actor, command, async (app) => {
    await guardDrawing(app, actor, dossier, kind.key)
    const form = kind.draws?.form
    if (!form) throw new Forbidden()
    const { contents } = (await openForWork(app, 'compare', dossier)).opened
    if (stopsWhilePunished(actor, form) && punishedUntil(contents, dayOf(app.now()))) return refuse('drawing.punished')
    const today = partialDateOf(dayOf(app.now()))
    const before = await inHand(app, actor, dossier, kind.key)
    if (before && !form.typed) return refuse('drawing.drawn')
    const drawn = before ? (await openProposalForWork(app, 'compare', before)).opened : []
    const house = await houseFor(app, { subject: subjectOf(app, dossier), typed, contents, today })
    const made = recordsOf(form, { typed, way, contents, today, drawn, newId: () => app.newId<RecordId>(), house })
    if (!made.ok) return made
    if (await isHeld(app, kind, dossier, made.value, before)) return refuse('drawing.held')
    return write(app, actor, { dossier, kind, before, drawn, blob }, made.value)
  })
}

/** Where it goes: beside what was drawn before, if anything was, with the paper that came. */
type Place = {
  readonly dossier: DossierId
  readonly kind: Kind
  readonly before: Proposal | undefined
  readonly drawn: readonly ProposedRecord[]
  readonly blob: BlobRow | undefined
}

/** What the form says stands in the proposal, and the log says that it was drawn. */
async function write(
  app: App,
  actor: Actor,
  { dossier, kind, before, drawn, blob }: Place,
  now: readonly ProposedRecord[],
): Promise<Result<string, never>> {
  if (blob) await app.blobs.enter(app.db, blob)
  const proposal = before ?? (await begin(app, dossier, kind.key))
  await replace(app, actor, proposal, drawn, now)
  const about = { dossier: proposal.dossier, proposal: proposal.id }
  await log.record(app.db, { at: app.now(), actor: actor.account, act: 'proposal.drawn', about })
  return ok(proposal.id)
}

function subjectOf({ roster }: App, dossier: DossierId): Subject {
  const subject = roster.entry(dossier)?.subject
  if (!subject) throw new NotFound()
  return subject
}

/**
 * What the form would change, beside what holds until then; nothing where it says what the dossier does not allow, or what it
 * says already.
 */
function recordsOf(form: DrawnForm, filling: Filling): Result<readonly ProposedRecord[], FormRefusal> {
  if (Object.keys(form.problems?.(filling) ?? {}).length > 0) return refuse('drawing.not-so')
  const records = form.records(filling).flatMap((one) => {
    const section = proposedSection(one.section)
    if (section === undefined || groupsTouched(section, one).length === 0) return []
    return one.kind === 'add' ? [{ ...one, beside: besideOf(section, filling.contents[one.section] ?? []) }] : [one]
  })
  return records.length === 0 ? refuse('drawing.nothing-changed') : ok(records)
}

/** Whether another case keeps this one from being: one that takes the whole dossier comes before those that hold a part. */
async function isHeld(
  app: App,
  kind: Kind,
  dossier: DossierId,
  records: readonly ProposedRecord[],
  before: Proposal | undefined,
): Promise<boolean> {
  const holder =
    newest(kind).hold === '*'
      ? await holds.wholeHolder(app, dossier)
      : await holds.blocker(app, dossier, scopesOf(records))
  return holder !== undefined && holder !== before?.case
}

/** What the form says now in place of what it said before. */
async function replace(
  app: App,
  actor: Actor,
  proposal: Proposal,
  before: readonly ProposedRecord[],
  now: readonly ProposedRecord[],
): Promise<void> {
  const held = await proposed.heldIn(app, proposal)
  const of = (record: RecordId) => held.filter((meta) => meta.record === record)
  for (const one of before.filter(({ record }) => !now.some((other) => other.record === record)))
    await put(app, actor, proposal, {
      ...one,
      parts: new Map(of(one.record).map(({ group }) => [group, 'dropped'] as const)),
    })
  for (const one of now) await putRecord(app, actor, proposal, one, of(one.record))
}
