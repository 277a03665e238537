import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import type { Actor } from '#domain/access/actor.ts'
import { stampOf } from '#domain/dossiers/revision.ts'
import { groupsOf, type Section } from '#domain/dossiers/section.ts'
import type { DossierId, RecordId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import type { App } from '#house/app.ts'
import { type EditRefusal, refuseEditing } from './refusal.ts'
import { settle } from './settling.ts'
import { trace } from './trace.ts'
import { writeRecord } from './writing.ts'

export type Retracting = {
  readonly dossier: DossierId
  readonly section: Section
  readonly record: RecordId
  /** What the page showed of the record (`stampOf`): nobody takes away what was never seen. */
  readonly stamp: string
}

/**
 * Takes a wrong record of a draft out of sight; its revisions stay in the history. What somebody else has retracted already
 * is as it was wanted.
 */
export function retractRecord(
  app: App,
  actor: Actor,
  { dossier, section, record, stamp }: Retracting,
  command: Command,
): Promise<Result<string, EditRefusal>> {
  return once<EditRefusal>(app, actor, command, async (app) => {
    const refused = await refuseEditing(app, actor, dossier, section)
    if (refused) return refuse(refused)
    const { contents, nothing, revisions } = (await openForWork(app, 'compare', dossier, { only: groupsOf(section) }))
      .opened
    const old = contents[section.key]?.find(({ id }) => id === record)
    if (!old) return revisions.some((one) => one.record === record) ? ok(dossier) : refuse('dossier.record-missing')
    if (stamp !== stampOf(revisions, record, { section: section.key, nothing })) return refuse('dossier.changed')
    await writeRecord(app, actor, dossier, section, 'retract', record, {}, { old: old.fields })
    const settled = await settle(app, dossier)
    if (!settled.ok) return settled
    await trace(app, actor, 'dossier.record-retracted', dossier, section)
    return ok(dossier)
  })
}

/**
 * Records 无此类情况 for a section that was seen empty, so a record that somebody added meanwhile refuses it. Declared twice
 * it is declared once.
 */
export function declareNothing(
  app: App,
  actor: Actor,
  { dossier, section }: { dossier: DossierId; section: Section },
  command: Command,
): Promise<Result<string, EditRefusal>> {
  return once<EditRefusal>(app, actor, command, async (app) => {
    const refused = await refuseEditing(app, actor, dossier, section)
    if (refused) return refuse(refused)
    const { contents, nothing } = (await openForWork(app, 'compare', dossier, { only: groupsOf(section) })).opened
    if (contents[section.key]) return refuse('dossier.filled')
    if (nothing.has(section.key)) return ok(dossier)
    await writeRecord(app, actor, dossier, section, 'none-declared', app.newId<RecordId>(), {}, {})
    await trace(app, actor, 'dossier.nothing-declared', dossier, section)
    return ok(dossier)
  })
}
