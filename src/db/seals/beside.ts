import type { Db } from '#db/database.ts'
import { type Noting, salvaged } from '#db/salvage.ts'
import type { DossierId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import type { Sealed } from '#keys/sealed.ts'
import type { Place, Vault } from '#keys/vault.ts'
import type { Sound } from './seals.ts'
import { tableOf } from './tables.ts'

export type Store = { readonly db: Db; readonly vault: Vault }
export type Opening = Store & Noting & Sound

/** Tables whose rows say something of a dossier beside its records, each in envelopes of its own. */
type Beside = 'asides' | 'samples' | 'followups' | 'reading_visits' | 'transfers'

type Row = { readonly dossier: DossierId; readonly id: string }

/**
 * How the rows of such a table are sealed, under the dossier's key: what begins a row is version 1 and what ends it version
 * 2, so that neither passes for the other.
 */
export function sealedBeside(table: Beside, group: Place['group']) {
  const placeOf = ({ dossier, id }: Row, version: 1 | 2): Place => ({
    table,
    group,
    dossier,
    record: id,
    version,
    schema: 1,
  })
  return {
    seal: (vault: Vault, row: Row, version: 1 | 2, plain: object): Sealed =>
      vault.seal(plain as unknown as Json, placeOf(row, version)),

    /**
     * Undefined where the dossier was shredded, or a row is not as it was written; one that does not open is noted as
     * damage.
     */
    read<Value>(
      { vault, damages, seals }: Opening,
      row: Row,
      read: (open: <Part>(sealed: Sealed, version: 1 | 2) => Part) => Value,
    ): Value | undefined {
      const { dossier } = row
      if (!vault.hasKey(dossier) || !seals.isSound('dossier', dossier, tableOf(table).part)) return undefined
      const damage = { of: 'dossier', id: dossier, what: 'does-not-open', where: table } as const
      const open = <Part>(sealed: Sealed, version: 1 | 2) =>
        vault.open(sealed, placeOf(row, version)) as unknown as Part
      return salvaged({ damages }, damage, () => read(open))
    },
  }
}
