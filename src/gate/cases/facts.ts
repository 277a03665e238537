import * as dossiers from '#db/dossiers/dossiers.ts'
import * as revisions from '#db/dossiers/sealed.ts'
import type { Duty } from '#domain/access/actor.ts'
import { type Group, groups } from '#domain/access/groups.ts'
import type { Subject } from '#domain/access/policy.ts'
import type { Vouched } from '#domain/cases/case.ts'
import type { Barriers, Facts } from '#domain/cases/facts.ts'
import type { RevisionMeta } from '#domain/dossiers/revision.ts'
import { NotFound } from '#domain/errors.ts'
import type { DossierId, PersonId, UnitId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/** What the core is told of the world, for a case on this dossier; read inside the caller's transaction. */
export async function factsOf(app: App, id: DossierId): Promise<Facts> {
  const entry = app.roster.entry(id)
  if (!entry) throw new NotFound()
  const { directory } = app
  const { unit } = entry.subject
  const { subject, barred, organisation } = barriersOf(entry.subject, directory)
  const { fallback } = directory.settings
  const hrUnit = unitOfHr(app, unit)
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
    ...(hrUnit && { hrUnit }),
    ...(fallback && { fallback }),
    ...(await contentOf(app, id)),
  }
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

/** HR's own unit is the one whose head holds the HR duty for the unit in question. */
function unitOfHr({ directory }: App, unit: UnitId): UnitId | undefined {
  const officers = [...directory.holders('hr-lead', unit), ...directory.holders('hr', unit)]
  return directory.offices.find(({ kind, person }) => kind === 'head' && officers.includes(person))?.unit
}
