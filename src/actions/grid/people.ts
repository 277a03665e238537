import { setImmediate } from 'node:timers/promises'
import { type EditRefusal, refuseEditing } from '#actions/dossiers/refusal.ts'
import { settle } from '#actions/dossiers/settling.ts'
import { trace } from '#actions/dossiers/trace.ts'
import { writeRecord } from '#actions/dossiers/writing.ts'
import { once } from '#actions/once.ts'
import { answered, type Command, partOf, remember } from '#db/commands.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import { groupsOf, type Section } from '#domain/dossiers/section.ts'
import type { DossierId, RecordId } from '#domain/ids.ts'
import type { OpeningRecord } from '#domain/opening/lines.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import type { App } from '#house/app.ts'
import { type Entered, isSame, type Part, partsOf } from './parts.ts'

/** What was entered, and the dossiers that took nothing more, each with the reason. */
export type PeopleSaved = Entered & { readonly refused: readonly (readonly [DossierId, EditRefusal])[] }

/**
 * Adds records of one section to many drafts, dossier by dossier in short transactions. One draft that cannot be written in
 * keeps none of the others back. The same command sent again goes on where it was broken off, and what stands there word for
 * word is not written twice. Throws NotFound and Forbidden for a dossier that the actor may not write in.
 */
export async function saveForPeople(
  app: App,
  actor: Actor,
  { section, records }: { readonly section: Section; readonly records: readonly OpeningRecord[] },
  command: Command,
): Promise<PeopleSaved> {
  const known = await answered<Entered>(app, actor, command)
  if (known) return { ...known, refused: [] }
  const all = { added: 0, same: 0 }
  const refused = new Map<DossierId, EditRefusal>()
  for (const [at, part] of partsOf(records).entries()) {
    if (refused.has(part.dossier)) continue
    const done = await once<EditRefusal, Entered>(app, actor, partOf(command, at), (app) =>
      savePart(app, actor, section, part),
    )
    if (done.ok) {
      all.added += done.value.added
      all.same += done.value.same
    } else refused.set(part.dossier, done.refusal)
    await setImmediate()
  }
  if (refused.size === 0) await inTransaction(app, (app) => remember(app, actor, command, all))
  return { ...all, refused: [...refused] }
}

async function savePart(
  app: App,
  actor: Actor,
  section: Section,
  { dossier, records }: Part,
): Promise<Result<Entered, EditRefusal>> {
  const refused = await refuseEditing(app, actor, dossier, section)
  if (refused) return refuse(refused)
  const { contents, nothing } = (await openForWork(app, 'compare', dossier, { only: groupsOf(section) })).opened
  if (app.damages.of('dossier', dossier).some(({ where }) => where === 'revisions')) return refuse('dossier.damaged')
  if (nothing.has(section.key)) return refuse('dossier.nothing-declared')
  const there = (contents[section.key] ?? []).map(({ fields }) => fields)
  const fresh = records.filter((fields) => !there.some((known) => isSame(section, known, fields)))
  for (const fields of fresh) await writeRecord(app, actor, dossier, section, 'add', app.newId<RecordId>(), fields, {})
  if (fresh.length > 0) {
    const settled = await settle(app, dossier, actor)
    if (!settled.ok) return settled
    await trace(app, actor, 'dossier.record-saved', dossier, section)
  }
  return ok({ added: fresh.length, same: records.length - fresh.length })
}
