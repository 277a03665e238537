import type { Case } from '#db/cases/cases.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import * as revisions from '#db/dossiers/sealed.ts'
import * as proposals from '#db/proposals/proposals.ts'
import { type Duty, holds } from '#domain/access/actor.ts'
import { type Group, groups } from '#domain/access/groups.ts'
import type { Subject } from '#domain/access/policy.ts'
import type { CaseState } from '#domain/cases/case.ts'
import type { Content, Vouched } from '#domain/cases/content.ts'
import type { Barriers, Facts, Holders } from '#domain/cases/facts.ts'
import type { Where } from '#domain/cases/kind.ts'
import { kindNamed, kindOf } from '#domain/cases/kinds/index.ts'
import { isManagedAbove } from '#domain/codes/management-authority.ts'
import type { RevisionMeta } from '#domain/dossiers/revision.ts'
import { Damaged, NotFound } from '#domain/errors.ts'
import type { DossierId, PersonId, UnitId } from '#domain/ids.ts'
import { divided, tableOf } from '#domain/proposals/asking.ts'
import { changeOf, type ProposedChange } from '#domain/proposals/proposal.ts'
import { openForWork } from '#gate/dossiers/reader.ts'
import { entityOf } from '#gate/proposals/house.ts'
import { openProposalForWork, valuesOf } from '#gate/proposals/reader.ts'
import type { App } from '#house/app.ts'

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
  // While it is on its way it stays divided as it was submitted.
  const isFixed = theCase.state.status !== 'new' && theCase.state.status !== 'returned'
  return factsOfProposal(app, proposal, isFixed ? theCase.state.content : 'divide')
}

/** The same for a proposal that may be submitted. */
export async function factsOfProposal(
  app: App,
  proposal: proposals.Proposal,
  as: 'divide' | Content = 'divide',
): Promise<Facts> {
  const fields: Partial<Record<Group, Vouched>> = {}
  const editors: Partial<Record<Group, ReadonlySet<PersonId>>> = {}
  for (const { group, key, version, author } of await valuesOf(app, proposal)) {
    fields[group] = { ...fields[group], [key]: version }
    editors[group] = new Set([...(editors[group] ?? []), app.directory.personOf(author)])
  }
  const division = as === 'divide' ? await divisionOf(app, proposal) : {}
  const to = as === 'divide' ? division.to : as.to
  return {
    ...worldOf(app, proposal.dossier),
    content: { revision: proposal.revision, fields, ...division },
    editors,
    ...(to && { receivers: receiversIn(app, to) }),
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

/** Where somebody works: by the own dossier, else by office, else by the first duty. */
export function unitOf({ roster, directory }: App, person: PersonId): UnitId | undefined {
  const own = roster.of(person).find(({ subject }) => subject.state === 'archived')
  if (own) return own.subject.unit
  const office = directory.offices.find((held) => held.person === person)
  if (office) return office.unit
  const [first] = directory.everyone().find((actor) => actor.person === person)?.duties ?? []
  return first && [...first.units][0]
}

/** HR of the unit that somebody would go to. */
const receiversIn = ({ directory }: App, unit: UnitId): Facts['hr'] =>
  (['hr', 'hr-lead'] as const).flatMap((duty) => directory.holders(duty, unit).map((person) => ({ person, duty })))

async function divisionOf(app: App, proposal: proposals.Proposal): Promise<Pick<Content, 'parts' | 'climb' | 'to'>> {
  const { opened } = await openProposalForWork(app, 'condition', proposal)
  const changes = opened.flatMap(changeOf)
  const divide = kindNamed(proposal.kind)?.divide
  return divide
    ? divide(changes, { ...(await whereOf(app, proposal.dossier, changes)), records: opened })
    : divided(tableOf(app.directory.settings.asking), changes)
}

async function whereOf(
  app: App,
  dossier: DossierId,
  changes: readonly ProposedChange[],
): Promise<Omit<Where, 'records'>> {
  const from = app.roster.entry(dossier)?.subject.unit
  const to = changes.find((change) => change.to)?.to
  const { contents } = (await openForWork(app, 'condition', dossier, { only: ['who'] })).opened
  const authority = contents['management']?.[0]?.fields['authority']
  return {
    crosses: from !== undefined && to !== undefined && entityOf(app, from) !== entityOf(app, to),
    isManagedAbove: isManagedAbove(authority),
  }
}

function worldOf(app: App, id: DossierId): Omit<Facts, 'content' | 'editors'> {
  const entry = app.roster.entry(id)
  if (!entry) throw new NotFound()
  const { directory } = app
  const { unit } = entry.subject
  const { subject, barred, organisation } = barriersOf(entry.subject, directory)
  const { fallback } = directory.settings
  const hrUnit = unitLedBy(app, [...directory.holders('hr-lead', unit), ...directory.holders('hr', unit)])
  return {
    at: app.now(),
    subject,
    about: { name: entry.columns.who.name, unit: directory.units.get(unit)?.name ?? '' },
    unit,
    barred,
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

/** Who holds a duty for the unit of the dossier, and the unit that its head leads, whose leader is above them. */
function holdersOf(app: App, subject: Subject, duty: Duty): Holders {
  const people = holding(app, subject, duty)
  const unit = unitLedBy(
    app,
    people.map(({ person }) => person),
  )
  return { people, ...(unit && { unit }) }
}

/** Who may act at all in a case on this dossier. */
export const barriersOf = ({ person, kin }: Subject, { usable }: Barriers['organisation']): Barriers => ({
  subject: person,
  barred: (who) => kin.has(who),
  organisation: { usable },
})

/** Who keeps the dossier: HR of its unit, or the 代管人. */
export const keepersOf = (app: App, subject: Subject): Facts['hr'] =>
  subject.keeper === 'deputy'
    ? holding(app, subject, 'keeper')
    : [...holding(app, subject, 'hr'), ...holding(app, subject, 'hr-lead')]

const checkersOf = (app: App, subject: Subject): Facts['checkers'] =>
  subject.keeper === 'deputy'
    ? [holding(app, subject, 'keeper')]
    : [holding(app, subject, 'checker'), holding(app, subject, 'hr-lead')]

const holding = ({ directory }: App, { unit }: Subject, duty: Duty): Facts['hr'] =>
  directory.holders(duty, unit).map((person) => ({ person, duty }))

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

/** The unit whose head is one of these: HR's own, where the officers of HR are asked about. */
const unitLedBy = ({ directory }: App, people: readonly PersonId[]): UnitId | undefined =>
  directory.offices.find(({ kind, person }) => kind === 'head' && people.includes(person))?.unit
