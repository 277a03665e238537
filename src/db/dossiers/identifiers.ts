import { type SqlBool, sql } from 'kysely'
import { compiledOnce } from '#db/compiled.ts'
import type { Db } from '#db/database.ts'
import { serial, take } from '#db/series.ts'
import type { DossierState } from '#domain/dossiers/dossier.ts'
import type { Contents } from '#domain/dossiers/section.ts'
import type { DossierId, UnitId } from '#domain/ids.ts'
import type { Fingerprint } from '#keys/sealed.ts'
import type { Vault } from '#keys/vault.ts'
import { find } from './dossiers.ts'

/** The dossier that holds this resident ID number, if any: looked up by its keyed fingerprint, the strongest claim first. */
export const holderOf = async (tables: { db: Db; vault: Vault }, idNumber: string): Promise<DossierId | undefined> =>
  (await claimantsOf(tables, idNumber))[0]?.id

/** Everybody who claims this number: a dossier before a draft, a draft before an import that waits. */
async function claimantsOf({ db, vault }: { db: Db; vault: Vault }, idNumber: string) {
  const rows = await claiming(db, vault.fingerprint('id-number', idNumber))
  return rows.toSorted((a, b) => claimOf(b.state) - claimOf(a.state))
}

/** Of dossiers it sees nothing that is written late: neither state nor beginning. */
const claiming = compiledOnce(
  (db, print: Fingerprint) =>
    db
      .selectFrom('fingerprints as f')
      .innerJoin('dossiers as d', 'd.id', 'f.dossier_id')
      .select(['d.id', 'd.state'])
      .where('f.print', '=', print)
      .where('f.kind', '=', 'id-number')
      .where('d.state', '!=', 'discarded')
      .orderBy('d.created_at'),
  { sees: 'none' },
)

/** How strong the claim of a dossier in this state is. */
const claimOf = (state: DossierState): number =>
  state === 'staged' ? 0 : ['draft', 'confirming', 'approving'].includes(state) ? 1 : 2

/**
 * Keeps the fingerprints of number and ID numbers in step with the content; names what another dossier holds. With the
 * contents from `before` only what is another one now is written anew.
 */
export async function saveIdentifiers(
  { db, vault }: { db: Db; vault: Vault },
  id: DossierId,
  contents: Contents,
  before?: Contents,
): Promise<'dossier.number-taken' | 'dossier.id-number-taken' | undefined> {
  const number = numberIn(contents)
  const isNumberNew = !before || number !== numberIn(before)
  if (isNumberNew && !(await saveNumber({ db, vault }, id, number))) return 'dossier.number-taken'

  const idNumbers = idNumbersIn(contents)
  for (const idNumber of idNumbers) {
    const claims = await claimantsOf({ db, vault }, idNumber)
    const own = claimOf(claims.find((claim) => claim.id === id)?.state ?? (await find(db, id))?.state ?? 'draft')
    if (claims.some((claim) => claim.id !== id && claimOf(claim.state) >= own)) return 'dossier.id-number-taken'
  }
  if (before && JSON.stringify(idNumbers) === JSON.stringify(idNumbersIn(before))) return undefined
  const prints = new Set(idNumbers.map((idNumber) => vault.fingerprint('id-number', idNumber)))
  const kept = (await fingerprintsOf(db, id)).filter(({ kind }) => kind === 'id-number').map(({ print }) => print)
  if (kept.length === prints.size && kept.every((print) => prints.has(print))) return undefined
  await db.deleteFrom('fingerprints').where('dossier_id', '=', id).where('kind', '=', 'id-number').execute()
  if (prints.size > 0) {
    await db
      .insertInto('fingerprints')
      .values([...prints].map((print) => ({ kind: 'id-number', print, dossier_id: id })))
      .execute()
  }
  return undefined
}

function numberIn(contents: Contents): string {
  const number = contents['basic']?.[0]?.fields['number']
  return typeof number === 'string' ? number : ''
}

const idNumbersIn = (contents: Contents): readonly string[] =>
  (contents['id-numbers'] ?? []).map(({ fields }) => fields['number']).filter((number) => typeof number === 'string')

/** False where another dossier has it. */
async function saveNumber({ db, vault }: { db: Db; vault: Vault }, id: DossierId, number: string): Promise<boolean> {
  const print = number === '' ? null : vault.fingerprint('dossier-number', number)
  if (print) {
    const taken = await db
      .selectFrom('dossiers')
      .select('id')
      .where('number_print', '=', print)
      .where('id', '!=', id)
      .executeTakeFirst()
    if (taken) return false
  }
  await setNumberFingerprint(db, print, id, print)
  return true
}

/** Writes nothing where nothing changes, so that no seal has to follow it. */
const setNumberFingerprint = compiledOnce((db, print: Fingerprint | null, id: DossierId, other: Fingerprint | null) =>
  db
    .updateTable('dossiers')
    .set({ number_print: print })
    .where('id', '=', id)
    .where(sql<SqlBool>`number_print is not ${other}`),
)

const fingerprintsOf = compiledOnce((db, id: DossierId) =>
  db.selectFrom('fingerprints').select(['kind', 'print']).where('dossier_id', '=', id),
)

/** Lets another dossier have the number and the ID numbers of one that was given up. */
export async function freeIdentifiers(db: Db, id: DossierId): Promise<void> {
  await db.updateTable('dossiers').set({ number_print: null }).where('id', '=', id).execute()
  await db.deleteFrom('fingerprints').where('dossier_id', '=', id).execute()
}

/** The next free number in the entity's series, `XH-0412`; a number typed by hand is stepped over. */
export async function nextNumber({ db, vault }: { db: Db; vault: Vault }, entity: UnitId): Promise<string> {
  const { series } = await db.selectFrom('units').select('series').where('id', '=', entity).executeTakeFirstOrThrow()
  for (;;) {
    const number = `${series}-${serial(await take(db, { kind: 'dossier', entity }))}`
    const taken = await db
      .selectFrom('dossiers')
      .select('id')
      .where('number_print', '=', vault.fingerprint('dossier-number', number))
      .executeTakeFirst()
    if (!taken) return number
  }
}
