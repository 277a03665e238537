import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import type { Actor } from '#domain/access/actor.ts'
import { groupsOf } from '#domain/dossiers/section.ts'
import { conduct } from '#domain/dossiers/sections/conduct.ts'
import type { DossierId } from '#domain/ids.ts'
import { conductLines } from '#domain/parsing/rewards.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import type { App } from '#house/app.ts'
import { type EditRefusal, refuseEditing } from './refusal.ts'
import { settle } from './settling.ts'
import { trace } from './trace.ts'
import { writeRecord } from './writing.ts'

/**
 * Takes one line out of 待核奖惩, once it stands as a reward or a punishment; what is left stays word for word. A line that is
 * not there any more was taken by somebody else.
 */
export function takeLine(
  app: App,
  actor: Actor,
  { dossier, line }: { readonly dossier: DossierId; readonly line: string },
  command: Command,
): Promise<Result<string, EditRefusal>> {
  return once<EditRefusal>(app, actor, command, async (app) => {
    const refused = await refuseEditing(app, actor, dossier, conduct)
    if (refused) return refuse(refused)
    const { contents } = (await openForWork(app, 'compare', dossier, { only: groupsOf(conduct) })).opened
    const [record] = contents['conduct'] ?? []
    const lines = conductLines(String(record?.fields['text'] ?? ''))
    const at = lines.indexOf(line)
    if (!record || at < 0) return ok(dossier)
    const rest = lines.toSpliced(at, 1)
    const fields = rest.length > 0 ? { text: rest.join('\n') } : {}
    const kind = rest.length > 0 ? 'change' : 'retract'
    await writeRecord(app, actor, dossier, conduct, kind, record.id, fields, { old: record.fields })
    const settled = await settle(app, dossier)
    if (!settled.ok) return settled
    await trace(app, actor, rest.length > 0 ? 'dossier.record-saved' : 'dossier.record-retracted', dossier, conduct)
    return ok(dossier)
  })
}
