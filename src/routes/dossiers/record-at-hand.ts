import { decide } from '#domain/access/policy.ts'
import { drawsIn, kindDrawnBy } from '#domain/cases/kinds/drawing.ts'
import { groupsOf, type Section } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import { NotFound } from '#domain/errors.ts'
import type { DossierId, RecordId } from '#domain/ids.ts'
import { type Reading, readDossier } from '#gate/dossiers/reader.ts'
import { inHand as proposalInHand, readProposal } from '#gate/proposals/reader.ts'
import { idParam } from '#routes/web/params.ts'
import type { WebContext } from '#routes/web/web.ts'

/** The dossier as far as this section goes, the record in hand, and whether the actor could edit it were it a draft. */
export async function hand(c: WebContext, section: Section, record: string) {
  const { app, actor } = c.var
  const only = [...new Set([...groupsOf(section), 'who' as const])]
  const reading = await readDossier(app, actor, idParam<DossierId>(c), { act: 'dossier.read', only })
  if (!reading) throw new NotFound()
  const draft = { ...reading.subject, state: 'draft' as const }
  const records = reading.contents[section.key] ?? []
  return {
    reading,
    inHand: section.single ? records[0] : records.find(({ id }) => id === record),
    mayEdit: groupsOf(section).every((group) => decide(actor, 'edit', draft, group, reading.circumstances).allow),
    ...(await proposedHand(c, reading, section, record)),
  }
}

/** Of an archived dossier: whether a change may be proposed, and the record as it is proposed already. */
async function proposedHand({ var: { app, actor } }: WebContext, reading: Reading, section: Section, record: string) {
  const { subject, circumstances } = reading
  const kind = kindDrawnBy(actor)
  const mayPropose =
    kind !== undefined &&
    drawsIn(kind, section) &&
    groupsOf(section).every((group) => decide(actor, 'propose', subject, group, circumstances).allow)
  const proposal = mayPropose
    ? await proposalInHand(app, actor, subject.dossier, undefined, { record: (record || undefined) as RecordId })
    : undefined
  const proposed = proposal && (await readProposal(app, actor, proposal))
  const one = proposed?.records.find((one) => one.section === section.key && (section.single || one.record === record))
  return { mayPropose, proposed: one && { id: one.record, fields: one.fields, basis: one.basis } }
}

/** The section in the address; another one does not exist. */
export function sectionParam(c: WebContext): Section {
  const section = sectionOf(c.req.param('section') ?? '')
  if (!section) throw new NotFound()
  return section
}
