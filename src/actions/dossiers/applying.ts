import { swapStale } from '#actions/custody/swapping.ts'
import { orRefuse } from '#actions/once.ts'
import { type Revision, standingAfter } from '#domain/dossiers/revision.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { CaseId, DossierId, RecordId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import type { App } from '#house/app.ts'
import { settleAs } from './settling.ts'
import { trace } from './trace.ts'
import { type Writer, writeRecord } from './writing.ts'

export type Change = {
  readonly dossier: DossierId
  readonly section: Section
  readonly record?: RecordId
  readonly fields: Fields
  /** The record goes; its revisions stay in the history. */
  readonly retract?: boolean
  readonly case?: CaseId
}

/** Writes a correction to an archived dossier on behalf of a case (or of the demo's seed). */
export const applyChange = (app: App, actor: Writer, change: Change): Promise<void> =>
  applyChanges(app, actor, [change])

/** Several of one dossier, each of another record: it is opened and summed up once for all of them. */
export async function applyChanges(app: App, actor: Writer, changes: readonly Change[]): Promise<void> {
  const dossier = changes[0]?.dossier
  if (!dossier) return
  const before = (await openForWork(app, 'apply', dossier)).opened
  const written: Revision[] = []
  for (const { section, record, fields, retract, case: of } of changes) {
    const old = before.contents[section.key]?.find(({ id }) => id === record)
    const id = record ?? app.newId<RecordId>()
    const kind = retract ? 'retract' : old ? 'change' : 'add'
    const origin = { old: old?.fields, ...(of && { case: of }) }
    written.push(...(await writeRecord(app, actor, dossier, section, kind, id, fields, origin)))
  }
  orRefuse(await settleAs(app, dossier, standingAfter(before, written, sections), { written }))
  for (const section of new Set(changes.map(({ section }) => section)))
    await trace(app, actor, 'dossier.record-saved', dossier, section)
  await swapStale(app, { dossier, before, case: changes[0]?.case })
}
