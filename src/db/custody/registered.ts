import { type SqlBool, sql } from 'kysely'
import { compiledOnce } from '#db/compiled.ts'
import type { Db } from '#db/database.ts'
import type { Seals } from '#db/seals/seals.ts'
import type { DossierId } from '#domain/ids.ts'
import { isCustody } from './volumes.ts'

/** A volume as it is registered now, and the code of the box that it lies in; one that was altered lies in none. */
export type Registered = {
  readonly dossier: DossierId
  readonly kind: 'original' | 'duplicate'
  readonly serial: number
  readonly box?: string
}

/** The volumes of many dossiers, for figures; as for the roster, whose custody nobody has looked at yet is believed. */
export async function ofDossiers(
  { db, seals }: { readonly db: Db; readonly seals: Pick<Seals, 'isSound' | 'unsound'> },
  dossiers: readonly DossierId[],
): Promise<readonly Registered[]> {
  const rows = await registeredOf(db, JSON.stringify(dossiers))
  const unsound = new Set<string>(
    seals
      .unsound()
      .filter(isCustody)
      .map(({ id }) => id),
  )
  return rows
    .filter(({ dossier_id }) => !unsound.has(dossier_id))
    .map(({ dossier_id, kind, serial, box_id, code }) => ({
      dossier: dossier_id,
      kind,
      serial,
      ...(box_id && code && seals.isSound('locations', box_id) && { box: code }),
    }))
}

const registeredOf = compiledOnce((db, ids: string) =>
  db
    .selectFrom('volumes as v')
    .leftJoin('locations as l', 'l.id', 'v.box_id')
    .select(['v.dossier_id', 'v.kind', 'v.serial', 'v.box_id', 'l.code'])
    .where(sql<SqlBool>`v.dossier_id in (select value from json_each(${ids}))`)
    .orderBy('v.dossier_id')
    .orderBy('v.serial'),
)
