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

/** Pure: what the roster keeps of one dossier. The roster itself closes the kin of both directions. */
export const rosterEntry = (
  dossier: Dossier,
  summary: Summary,
  box: string | undefined,
  familyChecked: boolean,
): RosterEntry => ({
  subject: {
    dossier: dossier.id,
    person: dossier.person,
    unit: summary.who.unit,
    state: dossier.state,
    ...(dossier.departed && { departed: true as const }),
    keeper: dossier.keeper,
    kin: new Set(),
    author: dossier.createdBy,
  },
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
