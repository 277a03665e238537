import { createDraft } from '#actions/dossiers/beginning.ts'
import { preparePicture } from '#actions/dossiers/picture.ts'
import type { EditRefusal } from '#actions/dossiers/refusal.ts'
import { once } from '#actions/once.ts'
import type { BlobRow } from '#db/blobs.ts'
import { answered, type Command } from '#db/commands.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import * as imports from '#db/imports/imports.ts'
import * as log from '#db/log/log.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsDossiersOf } from '#domain/access/duties.ts'
import { quiet, visible } from '#domain/access/policy.ts'
import type { Keeper } from '#domain/dossiers/dossier.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { Conflict, Forbidden, NotFound } from '#domain/errors.ts'
import type { BlobId, DossierId, ImportId, PersonId, UnitId } from '#domain/ids.ts'
import { countOpen, doubtsOf } from '#domain/imports/doubts.ts'
import { contentsOf, type Draft, draftOf, nothingToDeclare, recordsToKeep, unitOf } from '#domain/imports/draft.ts'
import { type ParsedFile, readLrmx } from '#domain/imports/lrmx.ts'
import { countProblems, mended, type Typed } from '#domain/imports/mending.ts'
import type { StagedFile, StageRefusal } from '#domain/imports/staged-file.ts'
import { saidNothing, understand } from '#domain/imports/understand.ts'
import { entityOf } from '#domain/organisation/unit.ts'
import { readPortrait } from '#domain/parsing/portrait.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { dayOf, partialDateOf } from '#domain/time.ts'
import { keepingOf } from '#gate/dossiers/keeping.ts'
import { guardSubject } from '#gate/guard.ts'
import type { App } from '#house/app.ts'
import { accountsNamed } from '#memory/namesakes.ts'

export type SentFile = { readonly name: string; readonly bytes: Uint8Array }

type Staging = {
  readonly unit: UnitId
  readonly files: readonly SentFile[]
  /** The user agreed that bare signs are taken as text (decisions.md 78). */
  readonly mend: boolean
}

/**
 * Takes files in, each on its own: what can be read is staged under the key of the dossier that it may become, what cannot
 * leaves nothing behind. The rows come in the order of the files; undefined where this command was carried out before.
 * Throws Forbidden for a unit outside the actor's duty.
 */
export async function stageFiles(
  app: App,
  actor: Actor,
  { unit, files, mend }: Staging,
  command: Command,
): Promise<readonly StagedFile[] | undefined> {
  if (!keepsDossiersOf(actor, unit)) throw new Forbidden()
  if ((await answered(app, actor, command)) !== undefined) return undefined

  const prepared: Prepared[] = []
  for (const file of files) prepared.push(await prepare(app, actor, { unit, file, mend, before: prepared }))
  let rows: readonly StagedFile[] | undefined
  await once(app, actor, command, async (app) => {
    rows = await enter(app, actor, unit, prepared, command)
    return ok(command.id)
  })
  for (const { dossier } of prepared.filter(isReady)) {
    if (!(await dossiers.find(app.db, dossier))) app.vault.shred(dossier)
  }
  return rows
}

type Ready = {
  readonly name: string
  readonly ok: true
  readonly id: ImportId
  readonly dossier: DossierId
  readonly draft: Draft
  readonly keeper: Keeper
  readonly blobs: readonly BlobRow[]
}

type Prepared = Ready | (StagedFile & { readonly ok: false })

const isReady = (prepared: Prepared): prepared is Ready => prepared.ok

type Preparing = {
  readonly unit: UnitId
  readonly file: SentFile
  readonly mend: boolean
  readonly before: readonly Prepared[]
}

/** Everything slow happens here, outside the transaction: reading, the portrait, the encrypted files on the disk. */
async function prepare(app: App, actor: Actor, { unit, file, mend, before }: Preparing): Promise<Prepared> {
  const { name, bytes } = file
  const tags = sections.flatMap(({ exchange }) => exchange?.tags ?? [])
  const parsed = readLrmx(bytes, { mend, name, tags })
  if (!parsed.ok) return { name, ...parsed }

  const understood = understand(parsed.value, sections)
  const { encoding, claimed, version, mended } = parsed.value
  const came = partialDateOf(dayOf(app.now()))
  const source = { name, bytes: bytes.length, encoding, ...(claimed && { claimed }), version, mended, came }
  const nothing = saidNothing(parsed.value, sections)
  const draft = draftOf(source, understood, unit, nothing)
  if (isNobody(draft)) return { name, ok: false, refusal: 'import.nobody' }
  const refused = (await refusedPerson(app, actor, draft)) ?? twice(app, draft, before)
  if (refused) return { name, ok: false, ...refused }

  const dossier = app.newId<DossierId>()
  app.vault.addKey(dossier)
  const raw = await app.blobs.lay({ id: app.newId<BlobId>(), dossier, group: 'discipline', bytes, at: app.now() })
  const portrait = await layPortrait(app, dossier, parsed.value)
  return {
    name,
    ok: true,
    id: app.newId<ImportId>(),
    dossier,
    keeper: keepingOf(app, actor, contentsOf(draft)).keeper,
    draft: portrait ? draftOf(source, [...understood, portrait.understood], unit, nothing) : draft,
    blobs: [raw, ...(portrait?.blobs ?? [])],
  }
}

/** A file without a name, a number or a line of life is of nobody. */
const isNobody = (draft: Draft) => {
  const contents = contentsOf(draft)
  const basic = contents['basic']?.[0]?.fields ?? {}
  return !basic['name'] && !contents['resume'] && !contents['id-numbers']
}

type Refused = {
  readonly refusal: StageRefusal
  readonly dossier?: DossierId
  readonly import?: ImportId
  readonly params?: Readonly<Record<string, string>>
}

/** Whoever is known already or kept by somebody else; the viewer learns where only by the right to see it. */
async function refusedPerson(app: App, actor: Actor, draft: Draft, except?: DossierId): Promise<Refused | undefined> {
  const holder = await imports.holderOf(app.db, imports.printsOf(app.vault, draft), except)
  if (holder) {
    const subject = app.roster.entry(holder.dossier)?.subject
    if (subject && visible(actor, subject, quiet)) return { refusal: 'import.known', dossier: holder.dossier }
    const own = holder.staged ? await imports.ofDossier(app.db, actor, holder.dossier) : undefined
    return own ? { refusal: 'import.in-hand', import: own } : { refusal: 'import.keeper' }
  }
  const { keeper, isActors } = keepingOf(app, actor, contentsOf(draft))
  return isActors ? undefined : { refusal: keeper === 'deputy' ? 'import.keeper' : 'import.not-keeper' }
}

/** Two files of one person in a batch: the first is taken. */
function twice(app: App, draft: Draft, before: readonly Prepared[]): Refused | undefined {
  const prints = imports.printsOf(app.vault, draft)
  const first = before
    .filter(isReady)
    .find((other) => imports.printsOf(app.vault, other.draft).some((print) => prints.includes(print)))
  return first && { refusal: 'import.twice', params: { file: first.name } }
}

/** The portrait as the form prints it, encrypted on the disk; one that cannot be used is said so. */
async function layPortrait(app: App, dossier: DossierId, { file }: ParsedFile) {
  const written = readPortrait(file.text('ZhaoPian'))
  if (written === undefined || typeof written === 'string') return undefined
  const prepared = await preparePicture(written.bytes)
  if (!prepared.ok) {
    const understood = { section: 'photo', raw: '', fields: {}, doubts: [{ code: prepared.refusal, field: 'image' }] }
    return { understood, blobs: [] }
  }
  const { bytes, width, height } = prepared.value
  const blob = await app.blobs.lay({ id: app.newId<BlobId>(), dossier, group: 'photo', bytes, at: app.now() })
  const fields = { image: { blob: blob.id, width, height } }
  return { understood: { section: 'photo', raw: '', fields, doubts: [] }, blobs: [blob] }
}

async function enter(app: App, actor: Actor, unit: UnitId, prepared: readonly Prepared[], command: Command) {
  const rows: StagedFile[] = []
  for (const one of prepared) {
    const refused = one.ok ? await refusedPerson(app, actor, one.draft) : undefined
    if (!one.ok) rows.push(one)
    else if (refused) rows.push({ name: one.name, ok: false, ...refused })
    else rows.push(await enterOne(app, actor, unit, one, command))
  }
  const refusals = rows.filter(({ ok }) => !ok).length
  if (refusals > 0) {
    const about = { batch: command.id, files: rows.length, refused: refusals }
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'import.refused', about })
  }
  return rows
}

async function enterOne(app: App, actor: Actor, unit: UnitId, ready: Ready, command: Command): Promise<StagedFile> {
  const { id, dossier, draft, keeper, blobs } = ready
  const at = app.now()
  const person = app.newId<PersonId>()
  await dossiers.add(app.db, {
    id: dossier,
    entity: homeOf(app, unit),
    person,
    keeper,
    state: 'staged',
    at,
    by: actor.account,
  })
  for (const blob of blobs) await app.blobs.enter(app.db, blob)
  const [raw] = blobs
  if (!raw) throw new Error('An import without its file.')
  await imports.add(app, actor, { id, batch: command.id, dossier, blob: raw.id, draft, at })
  await log.record(app.db, {
    at,
    actor: actor.account,
    act: 'import.staged',
    about: { import: id, dossier, batch: command.id },
  })
  return {
    name: ready.name,
    ok: true,
    import: id,
    person: imports.nameIn(draft),
    doubts: countOpen(doubtsOf(draft)) + countProblems(draft),
  }
}

function homeOf(app: App, unit: UnitId): UnitId {
  const entity = entityOf(app.directory, unit)
  if (!entity) throw new Error('A unit outside every legal entity.')
  return entity.id
}

/** What a person does to a staged import: what was typed is always kept with it. */
export type Mending = {
  readonly id: ImportId
  /** The version that the form was drawn from. */
  readonly version: number
  readonly typed: Typed
  readonly change: (draft: Draft) => Draft
}

/** Keeps what was typed and chosen. A form drawn from an older version is a Conflict. */
export function mendImport(
  app: App,
  actor: Actor,
  { id, version, typed, change }: Mending,
  command: Command,
): Promise<Result<string, 'import.unit'>> {
  return once<'import.unit'>(app, actor, command, async (app) => {
    const staged = await inHand(app, actor, id, version)
    const draft = change(mended(imports.openDraft(app, staged), typed))
    if (!keepsDossiersOf(actor, unitOf(draft))) return refuse('import.unit')
    await imports.save(app, staged, draft)
    await log.record(app.db, {
      at: app.now(),
      actor: actor.account,
      act: 'import.mended',
      about: { import: id, dossier: staged.dossier },
    })
    return ok(id)
  })
}

export type KeepRefusal =
  | EditRefusal
  | 'import.problems'
  | 'import.person'
  | 'import.unit'
  | 'import.known'
  | 'import.keeper'
  | 'import.not-keeper'
  | 'import.in-hand'
  | 'import.twice'

/**
 * Begins the draft dossier: every record of it names this import, the file stays sealed beside it. Answers the dossier's id.
 * Refused while a field is wrong, or for a person who is known or kept by somebody else.
 */
export function keepImport(
  app: App,
  actor: Actor,
  { id, version, typed }: Omit<Mending, 'change'>,
  command: Command,
): Promise<Result<string, KeepRefusal>> {
  return once<KeepRefusal>(app, actor, command, async (app) => {
    const staged = await inHand(app, actor, id, version)
    const draft = mended(imports.openDraft(app, staged), typed)
    if (countProblems(draft) > 0) return refuse('import.problems')
    const unit = unitOf(draft)
    if (!keepsDossiersOf(actor, unit)) return refuse('import.unit')
    const person = await refusedPerson(app, actor, draft, staged.dossier)
    if (person) return refuse(person.refusal as KeepRefusal)
    const account = accountOf(app, draft)
    if (account === undefined) return refuse('import.person')

    const [entity, keeper] = [homeOf(app, unit), keepingOf(app, actor, contentsOf(draft)).keeper]
    await imports.save(app, staged, draft)
    await imports.end(app.db, staged, 'kept')
    await imports.setHome(app.db, staged.dossier, entity, keeper)
    if (account !== 'nobody') await imports.setPerson(app.db, staged, account)
    const begun = await createDraft(app, actor, {
      entity,
      keeper,
      records: recordsToKeep(draft),
      nothing: nothingToDeclare(draft),
      staged: { dossier: staged.dossier, import: id },
    })
    if (!begun.ok) return begun
    await log.record(app.db, {
      at: app.now(),
      actor: actor.account,
      act: 'import.kept',
      about: { import: id, dossier: staged.dossier },
    })
    return begun
  })
}

/** The holder of an account whose dossier this becomes; undefined while that is an open question. */
function accountOf(app: App, draft: Draft): PersonId | 'nobody' | undefined {
  const namesakes = accountsNamed(app, imports.nameIn(draft))
  if (namesakes.length === 0) return 'nobody'
  return draft.person === 'nobody' ? 'nobody' : namesakes.find((person) => person === draft.person)
}

/** Gives an import up: its key is shredded, so that file, draft and portrait are noise, and its ID number is free again. */
export function discardImport(app: App, actor: Actor, id: ImportId, command: Command): Promise<Result<string, never>> {
  return once<never>(app, actor, command, async (app) => {
    const staged = await inHand(app, actor, id)
    await imports.end(app.db, staged, 'discarded')
    await imports.forget(app.db, staged.dossier)
    await dossiers.setState(app.db, staged.dossier, 'discarded')
    await log.record(app.db, {
      at: app.now(),
      actor: actor.account,
      act: 'import.discarded',
      about: { import: id, dossier: staged.dossier },
    })
    app.whenCommitted(() => app.vault.shred(staged.dossier))
    return ok(id)
  })
}

/** Shreds what was discarded just before the process ended; asked for when the house opens. */
export async function finishDiscarding(app: App): Promise<number> {
  const left = await inTransaction(app, (app) => imports.discarded(app))
  for (const dossier of left) app.vault.shred(dossier)
  return left.length
}

async function inHand(app: App, actor: Actor, id: ImportId, version?: number): Promise<imports.StagedImport> {
  const staged = await imports.find(app.db, actor, id)
  if (!staged) throw new NotFound()
  guardSubject(actor, staged.subject, quiet, { action: 'edit' })
  if (staged.state !== 'staged' || (version !== undefined && version !== staged.version)) throw new Conflict()
  return staged
}
