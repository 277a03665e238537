import type { Db } from '#db/database.ts'
import { type Noting, salvaged } from '#db/salvage.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { CaseId, DossierId, TransferId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import type { Day, Instant } from '#domain/time.ts'
import type { Receipt, Sent, Transfer } from '#domain/transfers/transfer.ts'
import type { Sealed } from '#keys/sealed.ts'
import type { Place, Vault } from '#keys/vault.ts'

type Store = { readonly db: Db; readonly vault: Vault }
type Opening = Store & Noting & Sound

/** What was sent is version 1 and its receipt version 2, under the dossier's key: where somebody went. */
const placeOf = (dossier: DossierId, id: TransferId, version: 1 | 2): Place => ({
  table: 'transfers',
  group: 'custody',
  dossier,
  record: id,
  version,
  schema: 1,
})

/** Begins one that is to leave by a day; a dossier has one at a time. */
export async function add(db: Db, { id, dossier, startedAt, due, case: of }: Omit<Transfer, 'sent' | 'receipt'>) {
  await db
    .insertInto('transfers')
    .values({
      id,
      dossier_id: dossier,
      case_id: of ?? null,
      started_at: startedAt,
      due_on: due,
      sent_at: null,
      sent: null,
      receipt: null,
    })
    .execute()
}

/** Answers whether it had not left yet. */
export async function send({ db, vault }: Store, { id, dossier }: Transfer, sent: Sent): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('transfers')
    .set({ sent_at: sent.at, sent: vault.seal(sent as unknown as Json, placeOf(dossier, id, 1)) })
    .where('id', '=', id)
    .where('sent', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Answers whether it was on its way without a receipt. */
export async function receive({ db, vault }: Store, { id, dossier }: Transfer, receipt: Receipt): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('transfers')
    .set({ receipt: vault.seal(receipt as unknown as Json, placeOf(dossier, id, 2)) })
    .where('id', '=', id)
    .where('sent', 'is not', null)
    .where('receipt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The newest of a dossier. */
export async function newestOf(store: Opening, dossier: DossierId): Promise<Transfer | undefined> {
  const row = await store.db
    .selectFrom('transfers')
    .selectAll()
    .where('dossier_id', '=', dossier)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && opened(store, row)
}

/** All of them, those that wait first, then the newest. */
export async function all(store: Opening, most: number): Promise<readonly Transfer[]> {
  const rows = await store.db
    .selectFrom('transfers')
    .selectAll()
    .orderBy((eb) => eb('receipt', 'is not', null))
    .orderBy('due_on')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.flatMap((row) => opened(store, row) ?? [])
}

type Row = {
  readonly id: TransferId
  readonly dossier_id: DossierId
  readonly case_id: CaseId | null
  readonly started_at: Instant
  readonly due_on: Day
  readonly sent: Sealed | null
  readonly receipt: Sealed | null
}

function opened(store: Opening, row: Row): Transfer | undefined {
  const { id, dossier_id: dossier, case_id, started_at: startedAt, due_on: due } = row
  const { vault, damages, seals } = store
  if (!vault.hasKey(dossier) || !seals.isSound('dossier', dossier, 2)) return undefined
  const damage = { of: 'dossier', id: dossier, what: 'does-not-open', where: 'transfers' } as const
  return salvaged({ damages }, damage, (): Transfer => {
    const sent = row.sent && (vault.open(row.sent, placeOf(dossier, id, 1)) as unknown as Sent)
    const receipt = row.receipt && (vault.open(row.receipt, placeOf(dossier, id, 2)) as unknown as Receipt)
    return {
      id,
      dossier,
      startedAt,
      due,
      ...(case_id && { case: case_id }),
      ...(sent && { sent }),
      ...(receipt && { receipt }),
    }
  })
}
