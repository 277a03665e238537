import { familiesChecked } from '#db/cases/seats.ts'
import * as volumes from '#db/custody/volumes.ts'
import type { Dossier } from '#domain/dossiers/dossier.ts'
import type { Summary } from '#domain/dossiers/summary.ts'
import type { RosterEntry } from '#domain/roster/entry.ts'
import type { App } from '#house/app.ts'

/** The roster's line for a dossier, from its row and its summary. */
export async function entryOf(app: App, dossier: Dossier, summary: Summary): Promise<RosterEntry> {
  const box = await volumes.boxOf(app, dossier.id)
  return rosterEntry(dossier, summary, box, (await familiesChecked(app.db, dossier.id)).has(dossier.id))
}

/** What the roster keeps of the row of a dossier; its unit stands in the summary. */
export const subjectOf = ({
  id,
  person,
  state,
  departed,
  keeper,
  createdBy,
}: Pick<Dossier, 'id' | 'person' | 'state' | 'departed' | 'keeper' | 'createdBy'>) => ({
  dossier: id,
  person,
  state,
  ...(departed && { departed }),
  keeper,
  author: createdBy,
})

/** Pure: what the roster keeps of one dossier. The roster itself closes the kin of both directions. */
export const rosterEntry = (
  dossier: Parameters<typeof subjectOf>[0],
  summary: Summary,
  box: string | undefined,
  familyChecked: boolean,
): RosterEntry => ({
  subject: { ...subjectOf(dossier), unit: summary.who.unit, kin: new Set() },
  declared: new Set(summary.family.kin.map(({ person }) => person)),
  familyChecked,
  columns: {
    who: summary.who,
    identity: summary.identity,
    career: summary.career,
    contract: summary.contract,
    'id-numbers': summary['id-numbers'],
    custody: box ? { box } : {},
    whole: summary.whole,
    pay: summary.pay,
  },
})
