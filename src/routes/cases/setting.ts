import type { Case } from '#db/cases/cases.ts'
import * as proposals from '#db/proposals/proposals.ts'
import { available } from '#domain/cases/available.ts'
import type { Field, Section } from '#domain/dossiers/section.ts'
import type { RecordId } from '#domain/ids.ts'
import { proposedSection } from '#domain/proposals/particulars.ts'
import { fieldsToSet } from '#domain/proposals/setting.ts'
import { factsFor } from '#gate/cases/facts.ts'
import { shownBecause } from '#gate/cases/shown.ts'
import { readProposal } from '#gate/proposals/reader.ts'
import type { WebContext } from '#routes/web/web.ts'

type Found = { readonly record: RecordId; readonly section: Section; readonly fields: readonly Field[] }

/** The fields of this record that the viewer's seat may set now; undefined where there are none. */
export async function settingShown(c: WebContext, theCase: Case, wanted: string): Promise<Found | undefined> {
  const { app, actor } = c.var
  const facts = await factsFor(app, theCase)
  const { edits } = available(theCase.route, theCase.state, actor.person, facts)
  const proposal = edits.length > 0 ? await proposals.ofCase(app.db, theCase.id) : undefined
  const shown = proposal && shownBecause(app, actor, theCase, facts)
  const reading = proposal && shown && (await readProposal(app, actor, proposal, shown.exact))
  const one = reading?.records.find(({ record }) => record === wanted)
  const section = one && proposedSection(one.section)
  const fields = section ? fieldsToSet(section, one, edits) : []
  return one && section && fields.length > 0 ? { record: one.record, section, fields } : undefined
}
