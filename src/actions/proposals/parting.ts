import { only } from '#actions/dossiers/writing.ts'
import * as proposals from '#db/proposals/proposals.ts'
import * as proposed from '#db/proposals/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import { kindNamed } from '#domain/cases/kinds/index.ts'
import type { Section } from '#domain/dossiers/section.ts'
import type { CaseId, ProposalId } from '#domain/ids.ts'
import { isRoutine, tableOf } from '#domain/proposals/asking.ts'
import { proposedSection } from '#domain/proposals/particulars.ts'
import { changeOf, groupsTouched, type ProposedRecord } from '#domain/proposals/proposal.ts'
import { openProposalForWork } from '#gate/proposals/reader.ts'
import type { App } from '#house/app.ts'

/**
 * 常规修改 do not wait for what is asked (docs/decisions/0034): the records that apply at once, where a proposal holds others
 * beside them; none where all of it goes one way.
 */
export async function routineIn(app: App, proposal: proposals.Proposal): Promise<readonly ProposedRecord[]> {
  if (kindNamed(proposal.kind)?.divide) return []
  const table = tableOf(app.directory.settings.asking)
  const { opened } = await openProposalForWork(app, 'condition', proposal)
  const routine = opened.filter((one) => changeOf(one).every((change) => isRoutine(table, change)))
  return routine.length === opened.length ? [] : routine
}

/** These records leave a proposal for one of their own, which is this case's, as they were written and by whom. */
export async function partOff(
  app: App,
  from: proposals.Proposal,
  records: readonly ProposedRecord[],
  of: CaseId,
): Promise<proposals.Proposal> {
  const to = {
    id: app.newId<ProposalId>(),
    dossier: from.dossier,
    kind: from.kind,
    case: of,
    revision: 1,
    createdAt: app.now(),
  }
  await proposals.add(app.db, to)
  const held = await proposed.heldIn(app, from)
  for (const one of records) {
    const section = proposedSection(one.section)
    const metas = held.filter(({ record }) => record === one.record)
    const [first] = metas
    if (!section || !first) continue
    const { at, author } = first
    const groups = metas.map(({ group }) => group)
    const partOf = (group: (typeof groups)[number]) => ({
      base: only(section, group, one.base),
      fields: only(section, group, one.fields),
    })
    await proposed.write(app, to, { ...one, at, author, parts: new Map(groups.map((group) => [group, partOf(group)])) })
    await proposed.write(app, from, { ...one, at, author, parts: new Map(groups.map((group) => [group, 'dropped'])) })
  }
  return to
}

/** Writes a record to a proposal that is sent on its way at once, group by group, by whoever sends it. */
export async function writeInto(
  app: App,
  actor: Actor,
  proposal: proposals.Proposal,
  section: Section,
  one: ProposedRecord,
): Promise<void> {
  const groups = groupsTouched(section, one)
  const partOf = (group: Group) => ({
    base: only(section, group, one.base),
    fields: only(section, group, one.fields),
    ...(one.beside && { beside: only(section, group, one.beside) }),
  })
  const parts = new Map(groups.map((group) => [group, partOf(group)]))
  await proposed.write(app, proposal, { ...one, at: app.now(), author: actor.account, parts })
}
