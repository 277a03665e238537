import type { Case } from '#db/cases/cases.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import * as revisions from '#db/dossiers/sealed.ts'
import * as proposals from '#db/proposals/proposals.ts'
import { holds } from '#domain/access/actor.ts'
import { type Group, groups } from '#domain/access/groups.ts'
import type { CaseState } from '#domain/cases/case.ts'
import type { Content, Vouched } from '#domain/cases/content.ts'
import type { Facts } from '#domain/cases/facts.ts'
import type { Division, Where } from '#domain/cases/kind.ts'
import { kindNamed, kindOf } from '#domain/cases/kinds/index.ts'
import { type Applied, dividedAgain } from '#domain/cases/revoking.ts'
import { isManagedAbove } from '#domain/codes/management-authority.ts'
import type { RevisionMeta } from '#domain/dossiers/revision.ts'
import { Damaged, NotFound } from '#domain/errors.ts'
import type { DossierId, PersonId } from '#domain/ids.ts'
import { divided, tableOf } from '#domain/proposals/asking.ts'
import { changeOf, type ProposedChange, type ProposedRecord } from '#domain/proposals/proposal.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { entityOf } from '#gate/proposals/house.ts'
import { openProposalForWork, valuesOf } from '#gate/proposals/reader.ts'
import type { App } from '#house/app.ts'
import {
  barriersOf,
  checkersOf,
  holdersOf,
  holding,
  keepersOf,
  receiversIn,
  receivingLegalIn,
  unitLedBy,
} from './holders.ts'
import { unitOf } from './workplace.ts'

/** What the core is told of the world, for a case on this dossier; read inside the caller's transaction. */
export const factsOf = async (app: App, id: DossierId): Promise<Facts> => ({
  ...worldOf(app, id),
  ...(await contentOf(app, id)),
})

/** The same for a case that exists, whose content may be a proposal. */
export async function factsFor(app: App, theCase: Case): Promise<Facts> {
  const standingIn = app.directory.standingIn(theCase.route.key)
  return { ...(await factsWithout(app, theCase)), standingIn }
}

/** The same without those who stand in for others. */
async function factsWithout(app: App, theCase: Case): Promise<Facts> {
  const { content } = kindOf(theCase.route)
  if (content === 'dossier') return factsOf(app, theCase.dossier)
  if (content === 'request') return factsOfRequest(app, theCase.dossier, theCase.applicant, theCase.state)
  const proposal = await proposals.ofCase(app.db, theCase.id)
  if (!proposal) throw new Damaged({ table: 'proposals', id: theCase.id })
  // While it is on its way it stays divided as it was submitted, and so does what nobody draws anew.
  const { status } = theCase.state
  const isFixed = status !== 'new' && (status !== 'returned' || theCase.state.content.revokes !== undefined)
  return factsOfProposal(app, proposal, isFixed ? theCase.state.content : 'divide')
}

/** The same for a proposal that may be submitted. */
export async function factsOfProposal(
  app: App,
  proposal: proposals.Proposal,
  as: 'divide' | Content = 'divide',
  revoked?: Applied,
): Promise<Facts> {
  const fields: Partial<Record<Group, Vouched>> = {}
  const editors: Partial<Record<Group, ReadonlySet<PersonId>>> = {}
  for (const { group, key, version, author } of await valuesOf(app, proposal)) {
    fields[group] = { ...fields[group], [key]: version }
    editors[group] = new Set([...(editors[group] ?? []), app.directory.personOf(author)])
  }
  const division: Partial<Content> = as === 'divide' ? await divisionOf(app, proposal, revoked) : as
  const { to } = division
  return {
    ...worldOf(app, proposal.dossier),
    content: { ...division, revision: proposal.revision, fields },
    editors,
    ...(to && { receivers: receiversIn(app, to), receivingLegal: receivingLegalIn(app, proposal.dossier, to) }),
  }
}

/** The same for what is asked for: it says itself what it decides on, and of whom it tells. */
export const factsOfRequest = (
  app: App,
  dossier: DossierId,
  applicant: PersonId,
  { content, submissions = [] }: Pick<CaseState, 'content'> & Partial<Pick<CaseState, 'submissions'>>,
): Facts => {
  const [world, about] = [worldOf(app, dossier), submissions.at(-1)?.about]
  const applicantUnit = unitOf(app, applicant)
  return { ...world, ...(about && { about }), content, ...(applicantUnit && { applicantUnit }) }
}

/** The same for what would take a case back, before anybody asks for it. */
export function factsOfRevocation(
  app: App,
  applied: Applied & Pick<Case, 'dossier'>,
  records: readonly ProposedRecord[],
  by: PersonId,
): Facts {
  const changes = records.flatMap(changeOf)
  const fields: Partial<Record<Group, Vouched>> = {}
  const editors: Partial<Record<Group, ReadonlySet<PersonId>>> = {}
  for (const key of changes.flatMap(({ keys }) => keys)) {
    const group = key.split('/').at(-1) as Group
    fields[group] = { ...fields[group], [key]: 1 }
    editors[group] = new Set([by])
  }
  const content = { ...dividedAgain(changes, applied), revision: 1, fields }
  return { ...worldOf(app, applied.dossier), content, editors }
}

async function divisionOf(app: App, proposal: proposals.Proposal, revoked?: Applied): Promise<Division> {
  const { opened } = await openProposalForWork(app, 'condition', proposal)
  const changes = opened.flatMap(changeOf)
  const divide = kindNamed(proposal.kind)?.divide
  return divide
    ? divide(changes, { ...(await whereOf(app, proposal.dossier, changes)), records: opened, revoked })
    : divided(tableOf(app.directory.settings.asking), changes)
}

async function whereOf(
  app: App,
  dossier: DossierId,
  changes: readonly ProposedChange[],
): Promise<Omit<Where, 'records' | 'revoked'>> {
  const from = app.roster.entry(dossier)?.subject.unit
  const to = changes.find((change) => change.to)?.to
  const { contents } = (await openForWork(app, 'condition', dossier, { only: ['who'] })).opened
  const authority = contents['management']?.[0]?.fields['authority']
  return {
    crosses: from !== undefined && to !== undefined && entityOf(app, from) !== entityOf(app, to),
    hasOwnLegal: to !== undefined && receivingLegalIn(app, dossier, to).length > 0,
    isManagedAbove: isManagedAbove(authority),
  }
}

function worldOf(app: App, id: DossierId): Omit<Facts, 'content' | 'editors'> {
  const entry = app.roster.entry(id)
  if (!entry) throw new NotFound()
  const { directory } = app
  const { unit } = entry.subject
  const { organisation, ...barriers } = barriersOf(entry.subject, directory)
  const { fallback } = directory.settings
  const hrUnit = unitLedBy(app, [...directory.holders('hr-lead', unit), ...directory.holders('hr', unit)])
  return {
    at: app.now(),
    ...barriers,
    about: { name: entry.columns.who.name, unit: directory.units.get(unit)?.name ?? '' },
    unit,
    organisation: {
      ...organisation,
      parent: (of) => directory.units.get(of)?.parent,
      isSection: (of) => directory.units.get(of)?.kind === 'section',
      offices: directory.offices,
    },
    hr: keepersOf(app, entry.subject),
    checkers: checkersOf(app, entry.subject),
    holders: {
      'hr-lead': holdersOf(app, entry.subject, entry.subject.keeper === 'deputy' ? 'keeper' : 'hr-lead'),
      finance: holdersOf(app, entry.subject, 'finance'),
      legal: holdersOf(app, entry.subject, 'legal'),
      archivist: holdersOf(app, entry.subject, 'archivist'),
      it: holdersOf(app, entry.subject, 'it'),
    },
    bearers: (duty) =>
      directory
        .everyone()
        .filter((actor) => holds(actor, duty))
        .map(({ person }) => person),
    admins: [...holding(app, entry.subject, 'hr-lead'), ...holding(app, entry.subject, 'keeper')],
    ...(hrUnit && { hrUnit }),
    ...(fallback && { fallback }),
  }
}

/** What there is to vouch for, without opening it: each record in each group, at the revision it has now, and by whom. */
async function contentOf(app: App, id: DossierId): Promise<Required<Pick<Facts, 'content' | 'editors'>>> {
  const dossier = await dossiers.find(app.db, id)
  if (!dossier) throw new NotFound()
  const newest = new Map<string, RevisionMeta>()
  for (const change of await revisions.changesOf(app, id, groups)) newest.set(keyOf(change), change)
  const fields: Partial<Record<Group, Vouched>> = {}
  const editors: Partial<Record<Group, ReadonlySet<PersonId>>> = {}
  for (const change of newest.values()) {
    const { group, version, kind, author } = change
    if (kind === 'retract') continue
    fields[group] = { ...fields[group], [keyOf(change)]: version }
    editors[group] = new Set([...(editors[group] ?? []), app.directory.personOf(author)])
  }
  return { content: { revision: dossier.content, fields }, editors }
}

const keyOf = ({ section, record, group }: RevisionMeta) => `${section}/${record}/${group}`
