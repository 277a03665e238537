import { request } from '#actions/agreements/agreements.ts'
import { exportMatter } from '#actions/agreements/matters.ts'
import { once, orRefuse } from '#actions/once.ts'
import { buildRoll } from '#actions/rolls/building.ts'
import { answered, type Command } from '#db/commands.ts'
import * as exports from '#db/exports/sealed.ts'
import * as log from '#db/log/log.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsDossiers } from '#domain/access/duties.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import { Conflict, Forbidden, NotFound } from '#domain/errors.ts'
import {
  type Asked,
  type Export,
  type ExportRefusal,
  type Fetched,
  mayFetch,
  mostExportReason,
  needsAgreement,
  stateOf,
  type Wish,
} from '#domain/exports/export.ts'
import { isFormat } from '#domain/exports/formats.ts'
import type { ExportId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { ok, refuse } from '#domain/result.ts'
import { mostOn, opensDossiers, wrongHeading } from '#domain/rolls/sheet.ts'
import type { App } from '#house/app.ts'
import type { Outgoing } from './archive.ts'
import { type Built, build, type LeftOut } from './building.ts'

export type Exported =
  /** The file itself. */
  | { readonly ok: true; readonly file: Outgoing }
  /** Somebody else has to agree first. */
  | { readonly ok: true; readonly waits: ExportId }
  | { readonly ok: false; readonly refusal: ExportRefusal; readonly leftOut?: readonly LeftOut[] }

/**
 * Takes dossiers out, with a reason. Up to 20 leave at once: each is decided, logged, read and written, then the export is
 * registered, and only then is there a file. More are registered and wait for a second person. The same form sent again
 * answers the same file and registers nothing. 名册 go the same way; one that holds what the list shows needs neither a reason nor
 * a second person. Throws Forbidden for whoever is not of HR.
 */
export async function exportDossiers(app: App, actor: Actor, wish: Wish, command: Command): Promise<Exported> {
  if (!keepsDossiers(actor)) throw new Forbidden()
  const asked = askedBy(app, actor, wish)
  const wrong = wrongIn(asked)
  if (wrong) return { ok: false, refusal: wrong }
  const known = await answered<ExportId>(app, actor, command)
  if (known) return again(app, actor, known)
  if (needsAgreement(asked)) return ask(app, actor, asked, command)

  const built = await buildFor(app, actor, asked)
  if (!built.file) return nothingBuilt(built, asked)
  const id = app.newId<ExportId>()
  const fetched = fetchedNow(app, built, built.file)
  const recorded = orRefuse(
    await once<never, ExportId>(app, actor, command, async (app) => {
      await exports.add(app, id, asked, fetched)
      await trace(app, actor, 'export.fetched', id, asked, fetched)
      return ok(id)
    }),
  )
  if (recorded === id) return { ok: true, file: built.file }
  await letGo(built.file)
  return again(app, actor, recorded)
}

/** Fetches what somebody agreed to, once. Throws NotFound for whoever did not ask for it. */
export async function fetchExport(app: App, actor: Actor, id: ExportId, command: Command): Promise<Exported> {
  const one = await exports.find(app, id)
  if (!keepsDossiers(actor) || one?.by !== actor.account) throw new NotFound()
  if ((await answered<ExportId>(app, actor, command)) === id) return again(app, actor, id)
  if (!mayFetch(actor, one))
    return { ok: false, refusal: stateOf(one) === 'waiting' ? 'exports.waiting' : 'exports.fetched' }
  const built = await buildFor(app, actor, { ...one, at: one.roll ? app.now() : one.at })
  if (!built.file) return nothingBuilt(built, one)
  const fetched = fetchedNow(app, built, built.file)
  const recorded = await once<ExportRefusal, ExportId>(app, actor, command, async (app) => {
    if (!(await exports.fetch(app, id, fetched))) return refuse('exports.fetched')
    await trace(app, actor, 'export.fetched', id, one, fetched)
    return ok(id)
  })
  if (recorded.ok) return { ok: true, file: built.file }
  await letGo(built.file)
  return recorded
}

const askedBy = (app: App, actor: Actor, wish: Wish): Asked => ({
  ...wish,
  reason: cleanText(wish.reason),
  dossiers: [...new Set(wish.dossiers)],
  people: new Set(wish.dossiers).size,
  by: actor.account,
  at: app.now(),
})

function wrongIn({ what, reason, dossiers, roll }: Asked): ExportRefusal | undefined {
  if (!isFormat(what) && !roll) return 'exports.format'
  if (dossiers.length === 0) return 'exports.nobody'
  if (dossiers.length > limits.exportPeople) return 'exports.too-many'
  if (roll && dossiers.length > mostOn(roll)) return 'rolls.too-many'
  if (roll && wrongHeading(roll)) return 'rolls.heading'
  if (roll && !opensDossiers(roll) && reason.length <= mostExportReason) return undefined
  return reason === '' || reason.length > mostExportReason ? 'exports.no-reason' : undefined
}

async function ask(app: App, actor: Actor, asked: Asked, command: Command): Promise<Exported> {
  const done = once<never, ExportId>(app, actor, command, async (app) => {
    const id = app.newId<ExportId>()
    await exports.add(app, id, asked)
    const about = { act: 'dossiers.export', subject: id, matter: exportMatter(asked), reason: asked.reason } as const
    await request(app, actor, about)
    await trace(app, actor, 'export.asked', id, asked)
    return ok(id)
  })
  return { ok: true, waits: orRefuse(await done) }
}

const buildFor = (app: App, actor: Actor, { what, plain, dossiers, roll, at }: Asked): Promise<Built> => {
  if (roll) return buildRoll(app, actor, { roll, dossiers, at })
  if (!isFormat(what)) throw new NotFound()
  return build(app, actor, { format: what, plain, dossiers, at })
}

/** What a form sent twice is answered: the same file, or a Conflict where a dossier says something else by now. */
async function again(app: App, actor: Actor, id: ExportId): Promise<Exported> {
  const one = await exports.find(app, id)
  if (one?.by !== actor.account) throw new NotFound()
  if (!one.fetched) return { ok: true, waits: id }
  const { file } = await buildFor(app, actor, { ...one, at: one.roll ? one.fetched.at : one.at })
  if (file?.hash === one.fetched.hash) return { ok: true, file }
  await letGo(file)
  throw new Conflict()
}

function nothingBuilt({ leftOut }: Built, { roll }: Asked): Exported {
  const isLacking = leftOut.some(({ why }) => why === 'characters')
  const lacking = roll ? 'rolls.characters' : 'exports.characters'
  return { ok: false, refusal: isLacking ? lacking : 'exports.all-left-out', leftOut }
}

const fetchedNow = (app: App, { people, leftOut }: Built, { hash }: Outgoing): Fetched => ({
  at: app.now(),
  people,
  leftOut: leftOut.length,
  hash,
})

/** A file that nobody is given after all leaves nothing on the disk. */
async function letGo(file: Outgoing | undefined): Promise<void> {
  if (file && 'drop' in file.body) await file.body.drop()
}

const trace = (
  app: App,
  actor: Actor,
  act: 'export.asked' | 'export.fetched',
  id: ExportId,
  { what, people }: Pick<Export, 'what' | 'people'>,
  fetched?: Fetched,
) =>
  log.record(app.db, {
    at: app.now(),
    actor: actor.account,
    act,
    about: { export: id, what, people: fetched?.people ?? people, ...(fetched && { leftOut: fetched.leftOut }) },
  })
