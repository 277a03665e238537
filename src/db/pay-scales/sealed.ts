import type { Db } from '#db/database.ts'
import { type Noting, salvaged } from '#db/salvage.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { PayScaleId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import type { PayScale } from '#domain/pay-scales/scale.ts'
import type { Place, Vault } from '#keys/vault.ts'

const placeOf = (id: PayScaleId): Place => ({
  table: 'pay_scales',
  group: 'organisation',
  dossier: 'organisation',
  record: id,
  version: 1,
  schema: 1,
})

/** A pay scale from a day on, sealed under a key of the organisation. */
export async function add(
  { db, vault }: { readonly db: Db; readonly vault: Vault },
  { id, ...scale }: PayScale,
): Promise<void> {
  await db
    .insertInto('pay_scales')
    .values({ id, scale: vault.seal(scale as unknown as Json, placeOf(id)) })
    .execute()
}

/** Every table that was published, the oldest first; one that is not what was written, or does not open, is left out. */
export async function all({
  db,
  vault,
  seals,
  damages,
}: Sound & Noting & { readonly vault: Vault }): Promise<readonly PayScale[]> {
  const rows = await db.selectFrom('pay_scales').selectAll().orderBy('id').execute()
  return rows.flatMap(({ id, scale }) => {
    if (!seals.isSound('pay_scales', id)) return []
    const damage = { of: 'organisation', id, what: 'does-not-open', where: 'pay_scales' } as const
    const opened = salvaged(
      { damages },
      damage,
      () => vault.open(scale, placeOf(id)) as unknown as Omit<PayScale, 'id'>,
    )
    return opened ? [{ id, ...opened }] : []
  })
}
