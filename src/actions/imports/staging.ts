import { once, orRefuse } from '#actions/once.ts'
import { answered, type Command } from '#db/commands.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import { fingerprintsOf } from '#db/imports/claims.ts'
import * as imports from '#db/imports/sealed.ts'
import * as log from '#db/log/log.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsDossiersOf } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import type { ImportId, PersonId, UnitId } from '#domain/ids.ts'
import { countOpen, doubtsOf } from '#domain/imports/doubts.ts'
import { contentsOf, type Draft, draftOf, nameIn } from '#domain/imports/draft.ts'
import { countProblems } from '#domain/imports/mending.ts'
import type { StagedFile, StageRefusal } from '#domain/imports/staged-file.ts'
import { entityOf } from '#domain/organisation/unit.ts'
import { ok } from '#domain/result.ts'
import { dayOf, partialDateOf } from '#domain/time.ts'
import { keepingOf } from '#gate/dossiers/keeping.ts'
import { knownAlready } from '#gate/imports/knowing.ts'
import type { App } from '#house/app.ts'
import { type Received, type Turned, turnAway } from './receiving.ts'

type Staging = { readonly unit: UnitId; readonly files: readonly (Received | Turned)[] }

/**
 * Stages files that were received, each on its own: under the key of the dossier that it may become, or not at all. The
 * rows come in the order of the files; undefined where this command was carried out before. Throws Forbidden for a unit
 * outside the actor's duty.
 */
export async function stageFiles(
  app: App,
  actor: Actor,
  { unit, files }: Staging,
  command: Command,
): Promise<readonly StagedFile[] | undefined> {
  let rows: readonly StagedFile[] | undefined
  try {
    if (!keepsDossiersOf(actor, unit)) throw new Forbidden()
    if ((await answered(app, actor, command)) !== undefined) return undefined
    let entered: readonly StagedFile[] | undefined
    orRefuse(
      await once<never>(app, actor, command, async (app) => {
        entered = await enter(app, actor, unit, files, command)
        return ok(command.id)
      }),
    )
    rows = entered
    return rows
  } finally {
    turnAway(
      app,
      files.filter((_, at) => !rows?.[at]?.ok),
    )
  }
}

async function enter(app: App, actor: Actor, unit: UnitId, files: Staging['files'], command: Command) {
  const rows: StagedFile[] = []
  const taken: { readonly name: string; readonly draft: Draft }[] = []
  for (const file of files) {
    if (!file.ok) {
      rows.push(file)
      continue
    }
    const draft = draftIn(app, file, unit)
    const refused = twice(app, draft, taken) ?? (await knownAlready(app, actor, draft))
    if (refused) rows.push({ name: file.name, ok: false, ...refused })
    else {
      taken.push({ name: file.name, draft })
      rows.push(await enterOne(app, actor, { unit, file, draft, command }))
    }
  }
  const refusals = rows.filter(({ ok }) => !ok).length
  if (refusals > 0) {
    const about = { batch: command.id, files: rows.length, refused: refusals }
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'import.refused', about })
  }
  return rows
}

function draftIn(app: App, { name, bytes, read, portrait }: Received, unit: UnitId): Draft {
  const { encoding, claimed, version, mended, records, nothing } = read
  const came = partialDateOf(dayOf(app.now()))
  const source = { name, bytes, encoding, ...(claimed !== undefined && { claimed }), version, mended, came }
  return draftOf(source, [...records, ...portrait], unit, nothing)
}

type Refused = { readonly refusal: StageRefusal; readonly params?: Readonly<Record<string, string>> }

/** Two files of one person in a batch: the first is taken. */
function twice(
  app: App,
  draft: Draft,
  taken: readonly { readonly name: string; readonly draft: Draft }[],
): Refused | undefined {
  const prints = fingerprintsOf(app.vault, draft)
  const first = taken.find((other) => fingerprintsOf(app.vault, other.draft).some((print) => prints.includes(print)))
  return first && { refusal: 'import.twice', params: { file: first.name } }
}

type Entering = {
  readonly unit: UnitId
  readonly file: Received
  readonly draft: Draft
  readonly command: Command
}

async function enterOne(app: App, actor: Actor, { unit, file, draft, command }: Entering): Promise<StagedFile> {
  const { dossier, blobs } = file
  const [id, at] = [app.newId<ImportId>(), app.now()]
  const entity = entityOf(app.directory, unit)
  if (!entity) throw new Error('A unit outside every legal entity.')
  const { keeper } = keepingOf(app, actor, contentsOf(draft))
  const person = app.newId<PersonId>()
  await dossiers.add(app.db, { id: dossier, entity: entity.id, person, keeper, state: 'staged', at, by: actor.account })
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
  const doubts = countOpen(doubtsOf(draft)) + countProblems(draft)
  return { name: file.name, ok: true, import: id, person: nameIn(draft), doubts }
}
