import { type SqlBool, sql } from 'kysely'
import { compiledOnce } from '#db/compiled.ts'
import type { Db } from '#db/database.ts'
import { type Opening, type Store, sealedBeside } from '#db/seals/beside.ts'
import type { CaseId, DossierId, TransferId } from '#domain/ids.ts'
import type { Day, Instant } from '#domain/time.ts'
import type { Receipt, Sent, Transfer } from '#domain/transfers/transfer.ts'
import type { Sealed } from '#keys/sealed.ts'

/** What was sent, and its receipt: where somebody went. */
const { seal, read } = sealedBeside('transfers', 'custody')

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
    .set({ sent_at: sent.at, sent: seal(vault, { dossier, id }, 1, sent) })
    .where('id', '=', id)
    .where('sent', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Answers whether it was on its way without a receipt. */
export async function receive({ db, vault }: Store, { id, dossier }: Transfer, receipt: Receipt): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('transfers')
    .set({ receipt: seal(vault, { dossier, id }, 2, receipt) })
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
  return read(store, { dossier, id }, (open): Transfer => {
    const sent = row.sent && open<Sent>(row.sent, 1)
    const receipt = row.receipt && open<Receipt>(row.receipt, 2)
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

/** Those of many dossiers, for figures. */
export async function ofDossiers(store: Opening, dossiers: readonly DossierId[]): Promise<readonly Transfer[]> {
  const rows = await rowsOfDossiers(store.db, JSON.stringify(dossiers))
  return rows.flatMap((row) => opened(store, row) ?? [])
}

const rowsOfDossiers = compiledOnce((db, ids: string) =>
  db.selectFrom('transfers').selectAll().where(sql<SqlBool>`dossier_id in (select value from json_each(${ids}))`),
)
