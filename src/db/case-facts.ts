import type { App } from '#context.ts'
import { type Group, groups } from '#domain/access/groups.ts'
import type { Content, Vouched } from '#domain/cases/case.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { NotFound } from '#domain/errors.ts'
import type { DossierId, UnitId } from '#domain/ids.ts'
import * as dossiers from './dossiers.ts'
import * as revisions from './revisions.ts'

/** What the core is told of the world, for a case on this dossier; read inside the caller's transaction. */
export async function factsOf(app: App, id: DossierId): Promise<Facts> {
  const entry = app.roster.entry(id)
  if (!entry) throw new NotFound()
  const { directory } = app
  const { person, unit, kin, keeper } = entry.subject
  const { fallback } = directory.settings
  const hrUnit = unitOfHr(app, unit)
  return {
    at: app.now(),
    subject: person,
    about: { name: entry.columns.who.name, unit: directory.units.get(unit)?.name ?? '' },
    unit,
    barred: (who) => kin.has(who),
    organisation: {
      parent: (of) => directory.units.get(of)?.parent,
      isSection: (of) => directory.units.get(of)?.kind === 'section',
      offices: directory.offices,
      usable: directory.usable,
    },
    hr: (keeper === 'deputy' ? (['keeper'] as const) : (['hr', 'hr-lead'] as const)).flatMap((duty) =>
      directory.holders(duty, unit).map((person) => ({ person, duty })),
    ),
    ...(hrUnit && { hrUnit }),
    ...(fallback && { fallback }),
    content: await contentOf(app, id),
  }
}

/** What there is to vouch for, without opening it: each record in each group, at the revision it has now. */
async function contentOf(app: App, id: DossierId): Promise<Content> {
  const dossier = await dossiers.find(app.db, id)
  if (!dossier) throw new NotFound()
  const fields: Partial<Record<Group, Vouched>> = {}
  for (const { section, record, group, version, kind } of await revisions.changesOf(app, id, groups)) {
    const { [`${section}/${record}/${group}`]: _, ...others } = fields[group] ?? {}
    fields[group] = kind === 'retract' ? others : { ...others, [`${section}/${record}/${group}`]: version }
  }
  return { revision: dossier.content, fields }
}

/** HR's own unit is the one whose head holds the HR duty for the unit in question. */
function unitOfHr({ directory }: App, unit: UnitId): UnitId | undefined {
  const officers = [...directory.holders('hr-lead', unit), ...directory.holders('hr', unit)]
  return directory.offices.find(({ kind, person }) => kind === 'head' && officers.includes(person))?.unit
}
