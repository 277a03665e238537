import { type At, fileWithin, type StepRefusal } from '#actions/materials/steps.ts'
import { once, orRefuse } from '#actions/once.ts'
import type { BlobRow } from '#db/blobs.ts'
import { blocker } from '#db/cases/holds.ts'
import type { Command } from '#db/commands.ts'
import * as proposed from '#db/proposals/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { drawsIn, kindDrawnBy } from '#domain/cases/kinds/drawing.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import { stampOf } from '#domain/dossiers/revision.ts'
import { type Fields, groupsOf, type Section } from '#domain/dossiers/section.ts'
import { Forbidden } from '#domain/errors.ts'
import type { DossierId, RecordId } from '#domain/ids.ts'
import {
  besideOf,
  fieldsOf,
  groupsTouched,
  mostBasis,
  mostRecords,
  movesElsewhere,
  type ProposedRecord,
  touchesKeyDate,
} from '#domain/proposals/proposal.ts'
import { scopeOf } from '#domain/proposals/scopes.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { guard } from '#gate/guard.ts'
import { isPayOffScale } from '#gate/pay-scales/scales.ts'
import { isAnothers } from '#gate/proposals/conflicts.ts'
import { inHand } from '#gate/proposals/reader.ts'
import type { App } from '#house/app.ts'
import { begin, putRecord, trace } from './keeping.ts'
import type { ProposalRefusal } from './refusal.ts'

export type Drawing = {
  readonly dossier: DossierId
  readonly section: Section
  readonly record?: RecordId
  readonly fields: Fields
  /** 依据: the paper that shows it. */
  readonly basis: string
  /** What the form was drawn from (`stampOf`). */
  readonly stamp: string
  readonly blob?: BlobRow
  /** The examined paper that proves it, filed in the same act (docs/decisions/0215). */
  readonly filing?: At
}

/**
 * Draws one record of an archived dossier as it should be: it joins what is being gathered, and nothing of the dossier changes
 * before the case that it goes on with is approved (docs/decisions/0034). Throws NotFound where the dossier is invisible,
 * Forbidden where the actor may look but not propose. Answers the proposal's id.
 */
export function proposeRecord(app: App, actor: Actor, drawing: Drawing, command: Command) {
  const { dossier, section, blob, filing } = drawing
  return once<ProposalRefusal | StepRefusal>(app, actor, command, async (app) => {
    if (blob) app.whenUndone(() => app.blobs.remove(blob.id).catch(app.report))
    const refused = await refuseProposing(app, actor, dossier, section)
    if (refused) return refuse(refused)
    const found = await drawn(app, actor, drawing)
    if (!found.ok) return found
    if (await isHeld(app, actor, { ...found.value, dossier })) return refuse('proposal.held')
    if (await isAnothers(app, dossier, found.value)) return refuse('dossier.id-number-taken')
    if (blob) await app.blobs.enter(app.db, blob)
    if (filing) orRefuse(await fileWithin(app, actor, filing))
    return write(app, actor, dossier, section, found.value)
  })
}

export type Retracting = Omit<Drawing, 'fields' | 'record' | 'blob'> & { readonly record: RecordId }

/** Draws that a wrong record goes; its revisions stay in the history. The paper that shows it is named. */
export function proposeRetraction(app: App, actor: Actor, retracting: Retracting, command: Command) {
  const { dossier, section, record, basis, stamp } = retracting
  return once<ProposalRefusal>(app, actor, command, async (app) => {
    const refused = await refuseProposing(app, actor, dossier, section)
    if (refused) return refuse(refused)
    const { contents, nothing, revisions } = (await openForWork(app, 'compare', dossier, { only: groupsOf(section) }))
      .opened
    const old = contents[section.key]?.find(({ id }) => id === record)
    if (!old) return refuse('dossier.record-missing')
    if (stamp !== stampOf(revisions, record, { section: section.key, nothing })) return refuse('dossier.changed')
    const drawn = {
      section: section.key,
      record,
      kind: 'retract',
      base: old.fields,
      fields: {},
      basis: cleanText(basis),
    } as const
    const problem = basisProblem(section, drawn)
    if (problem) return refuse(problem)
    if (await isHeld(app, actor, { ...drawn, dossier })) return refuse('proposal.held')
    return write(app, actor, dossier, section, drawn)
  })
}

/** Throws what the guard throws; answers a refusal where only the state of the dossier forbids. */
async function refuseProposing(
  app: App,
  actor: Actor,
  dossier: DossierId,
  section: Section,
): Promise<ProposalRefusal | undefined> {
  const { subject } = await guard(app, actor, dossier, { action: 'propose', groups: groupsOf(section) })
  const kind = kindDrawnBy(actor)
  if (!kind || !drawsIn(kind, section)) throw new Forbidden()
  return subject.state === 'archived' ? undefined : 'dossier.read-only'
}

/** The record as the form says it should be, beside what the dossier holds. */
async function drawn(app: App, actor: Actor, drawing: Drawing): Promise<Result<ProposedRecord, ProposalRefusal>> {
  const { dossier, section, record, fields: typed, stamp } = drawing
  const { contents, nothing, revisions } = (await openForWork(app, 'compare', dossier, { only: groupsOf(section) }))
    .opened
  const records = contents[section.key] ?? []
  const old = section.single ? records[0] : records.find(({ id }) => id === record)
  if (stamp !== stampOf(revisions, old?.id, { section: section.key, nothing })) return refuse('dossier.changed')
  const base = old?.fields ?? {}
  const one: ProposedRecord = {
    section: section.key,
    record: old?.id ?? (await proposedIn(app, actor, drawing)) ?? app.newId<RecordId>(),
    kind: old ? 'change' : 'add',
    base,
    fields: fieldsOf(section, base, typed),
    basis: cleanText(drawing.basis),
    ...(!old && { beside: besideOf(section, records) }),
  }
  const problem = basisProblem(section, one)
  if (problem) return refuse(problem)
  return one.basis === '' && section.key === 'pay' && (await isPayOffScale(app, one.fields))
    ? refuse('proposal.off-scale')
    : ok(one)
}

/** The record that the form goes on with; of a section that holds one, the one that is gathered already. */
async function proposedIn(app: App, actor: Actor, { dossier, section, record }: Drawing) {
  if (!section.single) return record
  const proposal = await inHand(app, actor, dossier)
  const held = proposal ? await proposed.heldIn(app, proposal) : []
  return held.find((one) => one.section === section.key && one.kind === 'add')?.record
}

const basisProblem = (section: Section, one: ProposedRecord): ProposalRefusal | undefined => {
  if (movesElsewhere(one)) return 'proposal.by-transfer'
  if (one.basis.length > mostBasis) return 'proposal.basis-too-long'
  return one.basis === '' && (one.kind === 'retract' || touchesKeyDate(section, one))
    ? 'proposal.basis-missing'
    : undefined
}

/** Whether a case of somebody, the own one that came back aside, locks this record. */
async function isHeld(
  app: App,
  actor: Actor,
  { section, record, dossier }: Pick<ProposedRecord, 'section' | 'record'> & { readonly dossier: DossierId },
): Promise<boolean> {
  const own = (await inHand(app, actor, dossier, undefined, { record }))?.case
  return (await blocker(app, dossier, [scopeOf({ section, record })], own)) !== undefined
}

/** Joins the record to what is in hand; a record that differs in nothing any more leaves it. */
async function write(
  app: App,
  actor: Actor,
  dossier: DossierId,
  section: Section,
  one: ProposedRecord,
): Promise<Result<string, ProposalRefusal>> {
  const known = await inHand(app, actor, dossier, undefined, one)
  const held = known ? await proposed.heldIn(app, known) : []
  const before = held.filter(({ record }) => record === one.record)
  if (groupsTouched(section, one).length === 0 && before.length === 0) return refuse('proposal.nothing-changed')
  if (new Set([...held.map(({ record }) => record), one.record]).size > mostRecords) return refuse('proposal.too-many')
  const kind = kindDrawnBy(actor)?.key
  if (!kind) throw new Forbidden()
  const proposal = known ?? (await begin(app, dossier, kind))
  await putRecord(app, actor, proposal, one, before)
  await trace(app, actor, 'proposal.drawn', proposal, section.key)
  return ok(proposal.id)
}
