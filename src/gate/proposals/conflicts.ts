import { holderOf } from '#db/dossiers/identifiers.ts'
import type { Proposal } from '#db/proposals/proposals.ts'
import type { Section } from '#domain/dossiers/section.ts'
import type { DossierId, RecordId } from '#domain/ids.ts'
import { proposedSection } from '#domain/proposals/particulars.ts'
import { groupsTouched, isOvertaken, joinedWith, keyOf, type ProposedRecord } from '#domain/proposals/proposal.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import type { App } from '#house/app.ts'
import { openProposalForWork } from './reader.ts'

/**
 * The values of a proposal that the dossier does not take any more: somebody changed the same field since it was drawn, or
 * the record is gone, what a new one takes the place of is another by now, or the ID number belongs to somebody else
 * (docs/approvals.md E11).
 */
export async function conflictsOf(app: App, proposal: Proposal): Promise<readonly string[]> {
  const { contents } = (await openForWork(app, 'compare', proposal.dossier)).opened
  const { opened } = await openProposalForWork(app, 'compare', proposal)
  const found: string[] = []
  for (const one of opened) {
    const section = proposedSection(one.section)
    if (!section) continue
    const now = contents[one.section]?.find(({ id }) => id === one.record)?.fields
    const clashes =
      joinedWith(section, one, now) === undefined ||
      isSecond(section, one, contents[one.section] ?? []) ||
      isOvertaken(section, one, contents[one.section] ?? []) ||
      (await isAnothers(app, proposal.dossier, one))
    if (clashes) found.push(...groupsTouched(section, one).map((group) => keyOf(one.section, one.record, group)))
  }
  return found
}

/** Whether a section that holds one record has got another one meanwhile. */
const isSecond = ({ single }: Section, { kind, record }: ProposedRecord, now: readonly { readonly id: RecordId }[]) =>
  single && kind === 'add' && now.some(({ id }) => id !== record)

/** Whether the ID number of this record is in the papers of somebody else on file. */
export async function isAnothers(
  app: App,
  dossier: DossierId,
  { section, fields }: Pick<ProposedRecord, 'section' | 'fields'>,
): Promise<boolean> {
  const holder = section === 'id-numbers' ? await holderOf(app, String(fields['number'] ?? '')) : undefined
  return holder !== undefined && holder !== dossier
}
