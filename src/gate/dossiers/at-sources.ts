import * as revisions from '#db/dossiers/sealed.ts'
import { recordGroups } from '#domain/access/groups.ts'
import { type Present, presentOf, type Revision, type RevisionMeta } from '#domain/dossiers/revision.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { DossierId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/**
 * What a dossier said in the revisions that a print run names, for the program's own work beside what was opened of it already:
 * only records that say something else since are opened. Leaves no trace of its own.
 */
export async function openAtSources(
  app: App,
  dossier: DossierId,
  sources: readonly string[],
  now: readonly Revision[],
): Promise<Present> {
  const named = new Set(sources)
  const newest = new Map<string, RevisionMeta>()
  for (const one of await revisions.changesOf(app, dossier, recordGroups)) {
    if (!named.has(`${one.record}/${one.group}/${one.version}`)) continue
    // In the order in which the newest of each pair was written.
    newest.delete(`${one.record}/${one.group}`)
    newest.set(`${one.record}/${one.group}`, one)
  }
  const known = new Map(now.map((one) => [keyOf(one), one]))
  const since = [...newest.values()].filter((one) => !known.has(keyOf(one)))
  const records = [...new Set(since.map(({ record }) => record))]
  if (records.length > 0)
    for (const one of await revisions.openRecords(app, dossier, recordGroups, records)) known.set(keyOf(one), one)
  return presentOf(
    [...newest.values()].flatMap((one) => known.get(keyOf(one)) ?? []),
    sections,
  )
}

const keyOf = ({ record, group, version }: RevisionMeta) => `${record}/${group}/${version}`
