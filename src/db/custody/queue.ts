import type { Db } from '#db/database.ts'
import type { DossierId, FilingId } from '#domain/ids.ts'
import { alongTheShelves } from './volumes.ts'

/** A part of the queue: a filing to be printed, or printed and on its way into a box. */
export type Waiting = { readonly id: FilingId; readonly dossier: DossierId }

/** So many of those whose paper is not printed yet, from a place in the queue on; who waits longest comes first. */
export async function toPrint(db: Db, from: number, limit: number): Promise<readonly Waiting[]> {
  const rows = await db
    .selectFrom('filings as f')
    .select(['f.id', 'f.dossier_id'])
    .where('f.ended_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('print_runs as r').select('r.id').whereRef('r.filing_id', '=', 'f.id'))),
    )
    .orderBy('f.opened_at')
    .orderBy('f.id')
    .offset(from)
    .limit(limit)
    .execute()
  return rows.map(({ id, dossier_id }) => ({ id, dossier: dossier_id }))
}

/** So many of those whose paper is printed, from a place in the queue on, along the shelves; those without a box come last. */
export async function toFile(db: Db, from: number, limit: number): Promise<readonly Waiting[]> {
  const rows = await db
    .selectFrom('filings as f')
    .innerJoin('volumes as v', 'v.id', 'f.volume_id')
    .leftJoin('locations as box', 'box.id', 'v.box_id')
    .leftJoin('locations as shelf', 'shelf.id', 'box.parent_id')
    .leftJoin('locations as cabinet', 'cabinet.id', 'shelf.parent_id')
    .leftJoin('locations as room', 'room.id', 'cabinet.parent_id')
    .select(['f.id', 'f.dossier_id'])
    .where('f.ended_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('print_runs as r').select('r.id').whereRef('r.filing_id', '=', 'f.id')),
    )
    .orderBy((eb) => eb('v.box_id', 'is', null))
    .orderBy(alongTheShelves)
    .orderBy('f.opened_at')
    .orderBy('f.id')
    .offset(from)
    .limit(limit)
    .execute()
  return rows.map(({ id, dossier_id }) => ({ id, dossier: dossier_id }))
}
