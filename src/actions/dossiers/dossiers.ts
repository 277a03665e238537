import { once } from '#actions/once.ts'
import type { BlobRow } from '#db/blobs.ts'
import * as cases from '#db/cases/cases.ts'
import type { Command } from '#db/commands.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import * as revisions from '#db/dossiers/sealed.ts'
import * as audit from '#db/log/log.ts'
import * as summaries from '#db/roster/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import { decide, visible } from '#domain/access/policy.ts'
import { type DossierState, isOpenForWork, type Keeper, mayBecome, mostReason } from '#domain/dossiers/dossier.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import { type RevisionKind, stampOf } from '#domain/dossiers/revision.ts'
import { type Fields, groupsOf, type Section } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import { summarise } from '#domain/dossiers/summary.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { CaseId, ChangeId, DossierId, ImportId, PersonId, RecordId, UnitId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { keepingOf } from '#gate/dossiers/keeping.ts'
import { circumstancesOf, openForWork } from '#gate/dossiers/reader.ts'
import type { App } from '#house/app.ts'
import { accountsNamed } from '#memory/namesakes.ts'

export type EditRefusal =
  | 'dossier.read-only'
  | 'dossier.number-taken'
  | 'dossier.id-number-taken'
  | 'dossier.record-missing'
  | 'dossier.changed'
  | 'dossier.namesake'

/** One record to begin a dossier with. */
export type NewRecord = { readonly section: string; readonly fields: Fields }

export type Beginning = {
  readonly entity: UnitId
  readonly keeper: Keeper
  readonly records: readonly NewRecord[]
  /** Sections that are declared empty from the start. */
  readonly nothing?: readonly string[]
  /** Somebody the house knows already (an account without a dossier); by default a new person. */
  readonly person?: PersonId
  /** An import has its row, its key and its person already. */
  readonly staged?: { readonly dossier: DossierId; readonly import: ImportId }
}

/**
 * Begins a draft inside the caller's transaction: row, key, records, summary, roster. Refuses a dossier number or an ID
 * number that another dossier holds. The person of the dossier is made with it.
 */
export async function createDraft(
  app: App,
  actor: Actor,
  { entity, keeper, records, nothing = [], staged, person = app.newId<PersonId>() }: Beginning,
): Promise<Result<DossierId, EditRefusal>> {
  const id = staged?.dossier ?? app.newId<DossierId>()
  if (staged) await dossiers.setState(app.db, id, 'draft')
  else {
    app.vault.addKey(id)
    await dossiers.add(app.db, { id, entity, person, keeper, state: 'draft', at: app.now(), by: actor.account })
  }
  const origin = staged ? { import: staged.import } : {}
  for (const { section, fields } of records) {
    const known = sectionOf(section)
    if (known) await writeRecord(app, actor, id, known, 'add', app.newId<RecordId>(), fields, origin)
  }
  for (const section of nothing) {
    const known = sectionOf(section)
    if (known) await writeRecord(app, actor, id, known, 'none-declared', app.newId<RecordId>(), {}, origin)
  }
  const settled = await settle(app, id)
  if (!settled.ok) return settled
  await audit.record(app.db, { at: app.now(), actor: actor.account, act: 'dossier.drafted', about: { dossier: id } })
  return ok(id)
}

/** Begins a draft from a typed form, once. Answers the new dossier's id. */
export const beginDraft = (app: App, actor: Actor, beginning: Beginning, command: Command) =>
  once<EditRefusal>(app, actor, command, (app) => createDraft(app, actor, beginning))

export type Saving = {
  readonly dossier: DossierId
  readonly section: Section
  readonly record?: RecordId
  readonly fields: Fields
  /** What the record was when the form was drawn (`stampOf`): whoever saved in between is not overwritten unseen. */
  readonly stamp?: string
  /** The encrypted file that the fields name, laid on the disk already. */
  readonly blob?: BlobRow
}

/**
 * Writes one record of a draft: a new one, or a change of the one named. Only the groups that really changed get a revision.
 * Throws NotFound where the dossier is invisible, Forbidden where the actor may look but not edit.
 */
export function saveRecord(
  app: App,
  actor: Actor,
  saving: Saving,
  command: Command,
): Promise<Result<string, EditRefusal>> {
  const { dossier, section, fields, blob } = saving
  return once<EditRefusal>(app, actor, command, async (app) => {
    const refused = await refuseEditing(app, actor, dossier, section)
    if (refused) return refuse(refused)
    const found = await recordInHand(app, saving)
    if (!found.ok) return found
    const { target, old } = found.value
    if (blob) await app.blobs.enter(app.db, blob)
    const id = target ?? app.newId<RecordId>()
    await writeRecord(app, actor, dossier, section, old ? 'change' : 'add', id, fields, { old: old?.fields })
    await handOver(app, actor, dossier)
    const settled = await settle(app, dossier)
    if (!settled.ok) return settled
    await trace(app, actor, 'dossier.record-saved', dossier, section)
    return ok(id)
  })
}

/** The record that is written to, as it is now: none for a new one. Refuses what would be lost or must be asked elsewhere. */
async function recordInHand(app: App, { dossier, section, record, fields, stamp }: Saving) {
  const { contents, revisions: all } = (await openForWork(app, 'compare', dossier)).opened
  const records = contents[section.key] ?? []
  const target = record ?? (section.single ? records[0]?.id : undefined)
  const old = records.find(({ id }) => id === target)
  if (record && !old) return refuse('dossier.record-missing')
  if (stamp !== undefined && stamp !== stampOf(all, target)) return refuse('dossier.changed')
  if (takesAnAccountsName(app, dossier, section, { old: old?.fields, fields })) return refuse('dossier.namesake')
  return ok({ target, old })
}

/** Takes a wrong record of a draft out of sight; its revisions stay in the history. */
export function retractRecord(
  app: App,
  actor: Actor,
  { dossier, section, record }: { dossier: DossierId; section: Section; record: RecordId },
  command: Command,
): Promise<Result<string, EditRefusal>> {
  return once<EditRefusal>(app, actor, command, async (app) => {
    const refused = await refuseEditing(app, actor, dossier, section)
    if (refused) return refuse(refused)
    const { contents } = (await openForWork(app, 'compare', dossier)).opened
    const old = contents[section.key]?.find(({ id }) => id === record)
    if (!old) return refuse('dossier.record-missing')
    await writeRecord(app, actor, dossier, section, 'retract', record, {}, { old: old.fields })
    const settled = await settle(app, dossier)
    if (!settled.ok) return settled
    await trace(app, actor, 'dossier.record-retracted', dossier, section)
    return ok(dossier)
  })
}

/** Records 无此类情况 for an empty section. */
export function declareNothing(
  app: App,
  actor: Actor,
  { dossier, section }: { dossier: DossierId; section: Section },
  command: Command,
): Promise<Result<string, EditRefusal>> {
  return once<EditRefusal>(app, actor, command, async (app) => {
    const refused = await refuseEditing(app, actor, dossier, section)
    if (refused) return refuse(refused)
    const { contents, nothing } = (await openForWork(app, 'compare', dossier)).opened
    if (contents[section.key] || nothing.has(section.key)) return refuse('dossier.record-missing')
    await writeRecord(app, actor, dossier, section, 'none-declared', app.newId<RecordId>(), {}, {})
    await trace(app, actor, 'dossier.nothing-declared', dossier, section)
    return ok(dossier)
  })
}

export type ClosingRefusal = EditRefusal | 'dossier.reason-missing' | 'dossier.reason-too-long' | 'dossier.held'

/**
 * Gives up a draft: it leaves every list and its numbers are free again, its history and its key stay (decisions.md 63).
 * The reason is kept with the basic record, under the dossier's key.
 */
export function closeDraft(
  app: App,
  actor: Actor,
  { dossier, reason }: { dossier: DossierId; reason: string },
  command: Command,
): Promise<Result<string, ClosingRefusal>> {
  return once<ClosingRefusal>(app, actor, command, async (app) => {
    const section = sectionOf('basic')
    if (!section) throw new Error('No basic section.')
    const refused = await refuseEditing(app, actor, dossier, section)
    if (refused) return refuse(refused)
    if (await cases.holder(app.db, dossier)) return refuse('dossier.held')
    if (cleanText(reason) === '') return refuse('dossier.reason-missing')
    if (cleanText(reason).length > mostReason) return refuse('dossier.reason-too-long')
    const basic = (await openForWork(app, 'apply', dossier)).opened.contents['basic']?.[0]
    if (basic) {
      const fields = { ...only(section, 'who', basic.fields), closingReason: cleanText(reason) }
      await revisions.add(app, {
        dossier,
        record: basic.id,
        section: 'basic',
        kind: 'end',
        fields: new Map<Group, Fields>([['who', fields]]),
        change: app.newId<ChangeId>(),
        at: app.now(),
        author: actor.account,
      })
    }
    await moveDossier(app, dossier, 'discarded')
    await dossiers.freeIdentifiers(app.db, dossier)
    await trace(app, actor, 'dossier.draft-closed', dossier, section)
    return ok(dossier)
  })
}

/** Moves a dossier's state with its case, inside the case's transaction. The number is fixed at archiving (decisions.md 64). */
export async function moveDossier(app: App, id: DossierId, state: DossierState, of?: { case: CaseId }): Promise<void> {
  const dossier = await dossiers.find(app.db, id)
  if (!dossier || !mayBecome(dossier.state, state)) throw new Error(`A dossier cannot become ${state}.`)
  if (state === 'archived') await giveNumber(app, id, of)
  await dossiers.setState(app.db, id, state, state === 'archived' ? app.now() : undefined)
  app.whenCommitted(() => {
    const entry = app.roster.entry(id)
    if (entry) app.roster.put({ ...entry, subject: { ...entry.subject, state } })
  })
}

/** Archives: the effect of a creation case, with the last verdict and in its transaction. */
export const archiveDossier = (app: App, id: DossierId, of: { case: CaseId }): Promise<void> =>
  moveDossier(app, id, 'archived', of)

/** Writes a correction to an archived dossier on behalf of a case (or of the demo's seed). */
export async function applyChange(
  app: App,
  actor: Actor,
  {
    dossier,
    section,
    record,
    fields,
    case: of,
  }: {
    dossier: DossierId
    section: Section
    record?: RecordId
    fields: Fields
    case?: CaseId
  },
): Promise<void> {
  const { contents } = (await openForWork(app, 'apply', dossier)).opened
  const old = contents[section.key]?.find(({ id }) => id === record)
  const id = record ?? app.newId<RecordId>()
  await writeRecord(app, actor, dossier, section, old ? 'change' : 'add', id, fields, {
    old: old?.fields,
    ...(of && { case: of }),
  })
  await settle(app, dossier)
  await trace(app, actor, 'dossier.record-saved', dossier, section)
}

async function giveNumber(app: App, id: DossierId, of?: { case: CaseId }) {
  const { contents } = (await openForWork(app, 'apply', id)).opened
  const basic = contents['basic']?.[0]
  const section = sectionOf('basic')
  if (!basic || !section || basic.fields['number']) return
  const dossier = await dossiers.find(app.db, id)
  const unit = dossier && app.directory.units.get(dossier.entity)
  if (!dossier || !unit) throw new Error('The dossier has no entity.')
  const number = await dossiers.nextNumber(app, unit.id)
  const fields = new Map<Group, Fields>([['who', { ...only(section, 'who', basic.fields), number }]])
  await revisions.add(app, {
    dossier: id,
    record: basic.id,
    section: 'basic',
    kind: 'change',
    fields,
    change: app.newId<ChangeId>(),
    at: app.now(),
    author: dossier.createdBy,
    ...(of && { case: of.case }),
  })
  await settle(app, id)
}

const only = (section: Section, group: Group, fields: Fields): Fields =>
  Object.fromEntries(
    section.fields
      .filter((field) => field.group === group && fields[field.key] !== undefined)
      .map(({ key }) => [key, fields[key]]),
  )

type Written = { readonly old?: Fields | undefined; readonly case?: CaseId; readonly import?: ImportId }

async function writeRecord(
  app: App,
  actor: Actor,
  dossier: DossierId,
  section: Section,
  kind: RevisionKind,
  record: RecordId,
  fields: Fields,
  { old, ...origin }: Written,
) {
  const touched = groupsOf(section).flatMap((group): [Group, Fields][] => {
    const [before, after] = [only(section, group, old ?? {}), only(section, group, fields)]
    const holdsSomething = Object.keys(kind === 'retract' ? before : after).length > 0
    const worth = kind === 'change' ? wording(before) !== wording(after) : holdsSomething || kind === 'none-declared'
    return worth ? [[group, after]] : []
  })
  if (touched.length === 0) return
  await revisions.add(app, {
    dossier,
    record,
    section: section.key,
    kind,
    fields: new Map(touched),
    change: app.newId<ChangeId>(),
    at: app.now(),
    author: actor.account,
    ...origin,
  })
}

const wording = (fields: Fields) => JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)))

/**
 * Whether a draft begun for nobody with an account is renamed to somebody with one. Whether they are one person is asked
 * where a dossier begins, since nobody decides on the own dossier; afterwards nothing asks any more.
 */
function takesAnAccountsName(
  app: App,
  dossier: DossierId,
  { key }: Section,
  { old, fields }: { readonly old: Fields | undefined; readonly fields: Fields },
): boolean {
  if (key !== 'basic' || fields['name'] === old?.['name']) return false
  const person = app.roster.entry(dossier)?.subject.person
  return accountsNamed(app, String(fields['name'] ?? '')).some((namesake) => namesake !== person)
}

/** A draft that turns out to be of an HR person's relative goes to the 代管人 at once (decisions.md 39). */
async function handOver(app: App, actor: Actor, id: DossierId) {
  const { contents } = (await openForWork(app, 'check', id, { silent: true })).opened
  if (keepingOf(app, actor, contents).keeper === 'deputy') await dossiers.setKeeper(app.db, id, 'deputy')
}

/** After content changed: fingerprints, summary and roster follow, or the change is refused. */
async function settle(app: App, id: DossierId): Promise<Result<DossierId, EditRefusal>> {
  const { contents } = (await openForWork(app, 'roster', id, { silent: true })).opened
  const summary = summarise(contents)
  const refusal = await dossiers.saveIdentifiers(app, id, contents)
  if (refusal) return refuse(refusal)
  await summaries.add(app, id, summary, app.now())
  const entry = await dossiers.entryOf(app, id, summary)
  app.whenCommitted(() => app.roster.put(entry))
  return ok(id)
}

/** Throws what the gate throws; answers a refusal where only the state of the dossier forbids. */
async function refuseEditing(
  app: App,
  actor: Actor,
  id: DossierId,
  section: Section,
): Promise<EditRefusal | undefined> {
  const subject = app.roster.entry(id)?.subject
  if (!subject) throw new NotFound()
  const circumstances = await circumstancesOf(app, actor, id)
  if (!visible(actor, subject, circumstances)) throw new NotFound()
  const open = { ...subject, state: 'draft' as const }
  if (!groupsOf(section).every((group) => decide(actor, 'edit', open, group, circumstances).allow))
    throw new Forbidden()
  return isOpenForWork(subject.state) ? undefined : 'dossier.read-only'
}

const trace = (
  app: App,
  actor: Actor,
  act: 'dossier.record-saved' | 'dossier.record-retracted' | 'dossier.nothing-declared' | 'dossier.draft-closed',
  dossier: DossierId,
  section: Section,
) =>
  audit.record(app.db, {
    at: app.now(),
    actor: actor.account,
    act,
    about: { dossier, section: revisions.sectionTag(app.vault, dossier, section.key) },
  })
