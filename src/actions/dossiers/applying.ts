import { orRefuse } from '#actions/once.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import type { CaseId, DossierId, RecordId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/reader.ts'
import type { App } from '#house/app.ts'
import { settle } from './settling.ts'
import { trace } from './trace.ts'
import { writeRecord } from './writing.ts'

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
  orRefuse(await settle(app, dossier))
  await trace(app, actor, 'dossier.record-saved', dossier, section)
}
