import type { Db } from '#db/database.ts'
import type { DossierId } from '#domain/ids.ts'
import { contentsOf, type Draft } from '#domain/imports/draft.ts'
import { readIdNumber } from '#domain/people/id-number.ts'
import type { Fingerprint } from '#keys/sealed.ts'
import type { Vault } from '#keys/vault.ts'

/** The fingerprints of the ID numbers in a draft, so that a second file of the same person is met. */
export const fingerprintsOf = (vault: Vault, draft: Draft): readonly Fingerprint[] => {
  const numbers = (contentsOf(draft)['id-numbers'] ?? []).flatMap(({ fields }) => {
    const text = fields['number']
    if (typeof text !== 'string' || text === '') return []
    const read = readIdNumber(text)
    return [read.ok ? read.value : text]
  })
  return [...new Set(numbers)].map((number) => vault.fingerprint('id-number', number))
}

/** A staged import claims what stands in it now, and nothing else. */
export async function claim({ db, vault }: { db: Db; vault: Vault }, dossier: DossierId, draft: Draft): Promise<void> {
  await release(db, dossier)
  const prints = fingerprintsOf(vault, draft)
  if (prints.length === 0) return
  await db
    .insertInto('fingerprints')
    .values(prints.map((print) => ({ kind: 'id-number', print, dossier_id: dossier })))
    .execute()
}

/** Nothing of it may be found again: its ID numbers are free for another file. */
export async function release(db: Db, dossier: DossierId): Promise<void> {
  await db.deleteFrom('fingerprints').where('dossier_id', '=', dossier).execute()
}

/**
 * Whoever has one of these numbers: a dossier or draft before a staged import, the earlier import before the later. The one
 * in hand is left out, and so are the imports that came after it.
 */
export async function holderOf(
  db: Db,
  prints: readonly Fingerprint[],
  except?: DossierId,
): Promise<{ readonly dossier: DossierId; readonly staged: boolean } | undefined> {
  if (prints.length === 0) return undefined
  const claims = await db
    .selectFrom('fingerprints as f')
    .innerJoin('dossiers as d', 'd.id', 'f.dossier_id')
    .select(['d.id', 'd.state', 'd.created_at'])
    .where('f.kind', '=', 'id-number')
    .where('f.print', 'in', prints)
    .where('d.state', '!=', 'discarded')
    .orderBy('d.created_at')
    .orderBy('d.id')
    .execute()
  const own = except && (await cameAt(db, except))
  const others = claims.filter(({ id }) => id !== except)
  const first =
    others.find(({ state }) => state !== 'staged') ??
    others.find(({ created_at, id }) => !own || `${created_at} ${id}` < `${own} ${except}`)
  return first && { dossier: first.id, staged: first.state === 'staged' }
}

const cameAt = async (db: Db, dossier: DossierId) =>
  (await db.selectFrom('dossiers').select('created_at').where('id', '=', dossier).executeTakeFirst())?.created_at

/** Whether a dossier has any ID number, so that a namesake with another one is another person. */
export async function hasNumber(db: Db, dossier: DossierId): Promise<boolean> {
  const row = await db
    .selectFrom('fingerprints')
    .select('dossier_id')
    .where('dossier_id', '=', dossier)
    .where('kind', '=', 'id-number')
    .executeTakeFirst()
  return row !== undefined
}
