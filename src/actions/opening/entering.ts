import { setImmediate } from 'node:timers/promises'
import type { EditRefusal } from '#actions/dossiers/refusal.ts'
import { settle } from '#actions/dossiers/settling.ts'
import { trace } from '#actions/dossiers/trace.ts'
import { writeRecord } from '#actions/dossiers/writing.ts'
import { settleFollowUps } from '#actions/followups/settling.ts'
import { type Entered, isSame, type Part, partsOf } from '#actions/grid/parts.ts'
import { once, orRefuse } from '#actions/once.ts'
import { answered, type Command, partOf, remember } from '#db/commands.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import { groupsOf, type Section } from '#domain/dossiers/section.ts'
import { Forbidden } from '#domain/errors.ts'
import type { RecordId } from '#domain/ids.ts'
import type { OpeningRecord } from '#domain/opening/lines.ts'
import { openingOf, openingSections } from '#domain/opening/sections.ts'
import { ok, type Result } from '#domain/result.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { guard } from '#gate/guard.ts'
import type { App } from '#house/app.ts'

/**
 * 初始登记 (docs/decisions/0113): pay, contracts, earlier service or leave of existing people, signed once and written dossier by dossier in short
 * transactions. A batch that was cut off goes on where it stopped when it is sent again; what stands there word for word is
 * not written twice. Throws Forbidden for a dossier of which the actor may enter no opening state.
 */
export async function enterOpeningState(
  app: App,
  actor: Actor,
  { section, records }: { readonly section: Section; readonly records: readonly OpeningRecord[] },
  command: Command,
): Promise<Result<Entered, EditRefusal>> {
  if (!openingSections(actor).includes(section)) throw new Forbidden()
  const known = await answered<Entered>(app, actor, command)
  if (known) return ok(known)
  const all = { added: 0, same: 0 }
  for (const [at, part] of partsOf(records).entries()) {
    const done = await once<EditRefusal, Entered>(app, actor, partOf(command, at), async (app) =>
      ok(await enterPart(app, actor, section, part)),
    )
    if (!done.ok) return done
    all.added += done.value.added
    all.same += done.value.same
    await setImmediate()
  }
  await inTransaction(app, (app) => remember(app, actor, command, all))
  return ok(all)
}

async function enterPart(app: App, actor: Actor, section: Section, { dossier, records }: Part): Promise<Entered> {
  await guard(app, actor, dossier, { action: openingOf(actor, section), groups: groupsOf(section) })
  const { contents } = (await openForWork(app, 'apply', dossier, { only: groupsOf(section) })).opened
  const there = (contents[section.key] ?? []).map(({ fields }) => fields)
  const fresh = records.filter((fields) => !there.some((known) => isSame(section, known, fields)))
  for (const fields of fresh) await writeRecord(app, actor, dossier, section, 'add', app.newId<RecordId>(), fields, {})
  if (fresh.length > 0) {
    orRefuse(await settle(app, dossier))
    await trace(app, actor, 'dossier.opening-entered', dossier, section)
    await settleFollowUps(app, dossier, [section.key])
  }
  return { added: fresh.length, same: records.length - fresh.length }
}
