import { once, orRefuse } from '#actions/once.ts'
import { answered, type Command, partOf } from '#db/commands.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import { fingerprintsOf } from '#db/imports/claims.ts'
import * as imports from '#db/imports/sealed.ts'
import * as log from '#db/log/log.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsDossiersOf } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import type { BringingId, CommandId, DossierId, ImportId, PersonId, UnitId } from '#domain/ids.ts'
import { countOpen, doubtsOf } from '#domain/imports/doubts.ts'
import { contentsOf, type Draft, draftOf, nameIn } from '#domain/imports/draft.ts'
import { countProblems } from '#domain/imports/mending.ts'
import type { StagedFile } from '#domain/imports/staged-file.ts'
import { entityOf } from '#domain/organisation/unit.ts'
import { ok } from '#domain/result.ts'
import { dayOf, partialDateOf } from '#domain/time.ts'
import { keepingOf } from '#gate/dossiers/keeping.ts'
import { type Known, knownAlready } from '#gate/imports/knowing.ts'
import type { App } from '#house/app.ts'
import type { Fingerprint } from '#keys/sealed.ts'
import { type Received, type Turned, turnAway } from './receiving.ts'

type Staging = { readonly unit: UnitId; readonly files: readonly (Received | Turned)[] }

/**
 * Stages files that were received, each in a transaction of its own, so that nobody waits for a batch (docs/decisions/0107):
 * under the key of the dossier that it may become, or not at all. The rows come in the order of the files. The same command
 * sent again goes on where it was broken off; undefined where it came to its end before. Throws Forbidden for a unit outside
 * the actor's duty.
 */
export async function stageFiles(
  app: App,
  actor: Actor,
  { unit, files }: Staging,
  command: Command,
): Promise<readonly StagedFile[] | undefined> {
  const batch: Batch = { unit, command, taken: [], entered: new Set() }
  try {
    if (!keepsDossiersOf(actor, unit)) throw new Forbidden()
    if ((await answered(app, actor, command)) !== undefined) return undefined
    const rows: StagedFile[] = []
    for (const [at, file] of files.entries())
      rows.push(file.ok ? await stageOne(app, actor, batch, file, partOf(command, at)) : file)
    await close(app, actor, command, rows)
    return rows
  } finally {
    await turnAway(
      app,
      files.filter((file) => file.ok && !batch.entered.has(file.dossier)),
    )
  }
}

type Batch = {
  readonly unit: UnitId
  readonly command: Command
  /** The files that were taken in, for whoever comes twice. */
  readonly taken: { readonly name: string; readonly prints: readonly Fingerprint[] }[]
  /** The dossiers that have a row: what else was laid for this batch is noise. */
  readonly entered: Set<DossierId>
}

type NotTaken = Known & { readonly ok: false }

/** One file, once: a repeat finds it staged and answers the import that it became. */
async function stageOne(app: App, actor: Actor, batch: Batch, file: Received, part: Command): Promise<StagedFile> {
  const { name, dossier } = file
  const draft = draftIn(app, file, batch.unit)
  const prints = fingerprintsOf(app.vault, draft)
  const first = batch.taken.find((other) => other.prints.some((print) => prints.includes(print)))
  if (first) return { name, ok: false, refusal: 'import.twice', params: { file: first.name } }

  const id = app.newId<ImportId>()
  const done = await once<Known['refusal'], ImportId, NotTaken>(app, actor, part, async (app) => {
    const known = await knownAlready(app, actor, draft)
    if (known && known.refusal !== 'import.known') return { ok: false, ...known }
    await enter(app, actor, { id, batch: batch.command.id, unit: batch.unit, file, draft })
    return ok(id)
  })
  if (!done.ok) return { name, ...done }
  if (done.value === id) batch.entered.add(dossier)
  batch.taken.push({ name, prints })
  const doubts = countOpen(doubtsOf(draft)) + countProblems(draft)
  const isKnown = (await knownAlready(app, actor, draft, dossier))?.refusal === 'import.known'
  return { name, ok: true, import: done.value, person: nameIn(draft), doubts, ...(isKnown && { isKnown }) }
}

/** The batch has come to its end: from now on the same form does nothing. */
async function close(app: App, actor: Actor, command: Command, rows: readonly StagedFile[]): Promise<void> {
  const refused = rows.filter(({ ok }) => !ok).length
  const about = { batch: command.id, files: rows.length, refused }
  orRefuse(
    await once<never>(app, actor, command, async (app) => {
      if (refused > 0) await log.record(app.db, { at: app.now(), actor: actor.account, act: 'import.refused', about })
      return ok(command.id)
    }),
  )
}

/** What was received as the draft of an import, for a unit. */
export function draftIn(app: App, { name, bytes, read, portrait, photo }: Received, unit: UnitId): Draft {
  const { records, nothing, portrait: _, own: __, ...about } = read
  const source = { name, bytes, ...about, came: partialDateOf(dayOf(app.now())), ...(photo && { photo }) }
  return draftOf(source, [...records, ...portrait], unit, nothing)
}

type Entering = {
  readonly id: ImportId
  /** What it came with: a form that was sent, or a bringing. */
  readonly batch: CommandId | BringingId
  readonly unit: UnitId
  readonly file: Received
  readonly draft: Draft
}

/** Stages what was received, inside the caller's transaction. */
export async function enter(app: App, actor: Actor, { id, batch, unit, file, draft }: Entering): Promise<void> {
  const { dossier, blobs } = file
  const at = app.now()
  const entity = entityOf(app.directory, unit)
  if (!entity) throw new Error('A unit outside every legal entity.')
  const { keeper } = keepingOf(app, actor, contentsOf(draft))
  const person = app.newId<PersonId>()
  await dossiers.add(app.db, { id: dossier, entity: entity.id, person, keeper, state: 'staged', at, by: actor.account })
  for (const blob of blobs) await app.blobs.enter(app.db, blob)
  const [raw] = blobs
  if (!raw) throw new Error('An import without its file.')
  await imports.add(app, actor, { id, batch, dossier, blob: raw.id, draft, at })
  const about = { import: id, dossier, batch }
  await log.record(app.db, { at, actor: actor.account, act: 'import.staged', about })
}
