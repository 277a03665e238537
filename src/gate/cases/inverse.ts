import type { Case } from '#db/cases/cases.ts'
import * as revisions from '#db/dossiers/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { type Group, recordGroups } from '#domain/access/groups.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import { inverseOf } from '#domain/proposals/inverse.ts'
import { groupsTouched, joinedWith, type ProposedRecord } from '#domain/proposals/proposal.ts'
import { readDossier } from '#gate/dossiers/reader.ts'
import type { Purpose, Work } from '#gate/dossiers/work.ts'
import type { App } from '#house/app.ts'

type Of = Pick<Case, 'id' | 'dossier'>

/** What would take back what a case wrote, opened for the program's own work. */
export async function openInverseForWork(
  app: App,
  _purpose: Purpose,
  of: Of,
): Promise<Work<readonly ProposedRecord[]>> {
  return { opened: await inverseIn(app, of, recordGroups) } as Work<readonly ProposedRecord[]>
}

/** The same as far as this viewer may read the dossier, with what stands there by now of the records that moved since. */
export async function readInverse(app: App, actor: Actor, of: Of) {
  const reading = await readDossier(app, actor, of.dossier, { act: 'case.slice-read' })
  if (!reading) return undefined
  const records = await inverseIn(app, of, reading.groups)
  const theirs = new Map<ProposedRecord['record'], ProposedRecord['fields']>()
  for (const one of records) {
    const section = sectionOf(one.section)
    const now = reading.contents[one.section]?.find(({ id }) => id === one.record)?.fields
    if (section && joinedWith(section, one, now) === undefined) theirs.set(one.record, now ?? {})
  }
  const all = (await inverseIn(app, of, recordGroups)).length
  return { groups: reading.groups, records, theirs, isWhole: records.length === all, post: postOf(app, of) }
}

const postOf = ({ roster }: App, { dossier }: Of): string => roster.entry(dossier)?.columns.who.post ?? ''

/** Only what a record says in the groups that are opened; what would differ in none of them is left out. */
async function inverseIn(app: App, { id, dossier }: Of, groups: Iterable<Group>): Promise<readonly ProposedRecord[]> {
  const wanted = [...groups]
  const written = (await revisions.changesOf(app, dossier, wanted)).filter((one) => one.case === id)
  const records = [...new Set(written.map(({ record }) => record))]
  if (records.length === 0) return []
  const all = await revisions.openRecords(app, dossier, wanted, records)
  return inverseOf(all, id).filter((one) => {
    const section = sectionOf(one.section)
    return section !== undefined && groupsTouched(section, one).length > 0
  })
}
