import type { Case } from '#db/cases/cases.ts'
import * as proposals from '#db/proposals/proposals.ts'
import type { Actor } from '#domain/access/actor.ts'
import { available } from '#domain/cases/available.ts'
import type { Field, Section } from '#domain/dossiers/section.ts'
import type { RecordId } from '#domain/ids.ts'
import { proposedSection } from '#domain/proposals/particulars.ts'
import { fieldsToSet } from '#domain/proposals/setting.ts'
import { readProposal } from '#gate/proposals/reader.ts'
import type { App } from '#house/app.ts'
import { factsFor } from './facts.ts'
import { shownBecause } from './shown.ts'

type Settable = { readonly record: RecordId; readonly section: Section; readonly fields: readonly Field[] }

/** The fields of one proposed record that this actor's seat may set now; undefined where there are none. */
export async function settableBy(app: App, actor: Actor, theCase: Case, wanted: string): Promise<Settable | undefined> {
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
