import { expect, it } from 'vitest'
import * as dossiers from '#db/dossiers/dossiers.ts'
import { acceptAll, acceptFound } from '#db/seals/accept.ts'
import { checkEverything } from '#db/seals/night.ts'
import type { Seals } from '#db/seals/seals.ts'
import type { Unsound } from '#db/seals/soundness.ts'
import type { DossierId } from '#domain/ids.ts'
import { type BareHouse, bareHouse } from './bare-house.ts'

/** A house whose chain of moves was broken by this; `check` answers what a night then finds. */
async function broken(breaking: (seals: Seals) => void, work: (house: Broken) => Promise<void>): Promise<void> {
  const house = await bareHouse()
  const { seals } = house.db
  const found: Unsound[] = []
  seals.key(house.vault.mac, (unsound) => void found.push(unsound))
  acceptAll(seals, house.vault.mac)
  for (const id of ['a', 'b', 'c']) await house.addDossier(id)
  await dossiers.setKeeper(house.db, 'b' as DossierId, 'deputy')
  for (const trigger of ['moves_stays', 'moves_keeps']) seals.statement(`drop trigger ${trigger}`).run()
  breaking(seals)
  const check = async () => {
    found.length = 0
    await checkEverything(seals, house.vault.mac)
    return found.map(({ kind, id }) => `${kind} ${id}`)
  }
  const accept = () =>
    house.db.transaction().execute(async () => {
      acceptFound(seals)
    })
  try {
    expect(await check()).toContain('root moves')
    await accept()
    seals.trust()
    await work({ ...house, seals, check })
  } finally {
    await house.close()
    house.keyring.close()
  }
}

type Broken = BareHouse & { readonly seals: Seals; readonly check: () => Promise<readonly string[]> }

const [altered, goneInside, goneAtEnd] = [
  "update main.moves set n = n + 1 where id = 'a'",
  "delete from main.moves where id = 'a'",
  'delete from main.moves where at > (select max(at) - 1 from main.moves)',
].map((text) => (seals: Seals) => void seals.statement(text).run()) as [Breaking, Breaking, Breaking]

type Breaking = (seals: Seals) => void

const breakings: readonly (readonly [string, Breaking])[] = [
  ['altered', altered],
  ['gone from its middle', goneInside],
  ['gone at its end', goneAtEnd],
]

it.each(breakings)('is named no more once two people accepted moves that were %s', async (_, breaking) => {
  await broken(breaking, async ({ check, db, seals, vault, addDossier }) => {
    expect(await check()).toEqual([])
    await addDossier('d')
    await dossiers.setKeeper(db, 'a' as DossierId, 'deputy')
    expect(await check()).toEqual([])
    acceptAll(seals, vault.mac)
    seals.trust()
    expect(await check()).toEqual([])
  })
})

it.each(breakings)('is named again when accepted moves that were %s change once more', async (_, breaking) => {
  await broken(breaking, async ({ check, seals }) => {
    seals.statement("update main.moves set n = n + 7 where id = 'c'").run()
    expect(await check()).toEqual(['root moves'])
  })
})

it('does not hold for who writes that it was accepted himself', async () => {
  await broken(altered, async ({ check, seals }) => {
    seals.statement("update main.moves set chain = zeroblob(32) where kind = 'accepted'").run()
    expect(await check()).toEqual(['root moves'])
  })
})

it('names the owner that came back after broken moves were accepted, and no other', async () => {
  await broken(goneInside, async ({ check, db, seals }) => {
    const before = seals.statement("select * from main.heads where kind = 'dossier' and id = 'c'").get() as {
      n: number
      sums: Buffer
      mac: Buffer
    }
    await dossiers.setKeeper(db, 'c' as DossierId, 'deputy')
    seals.statement('drop trigger temp.dossiers_update_followed').run()
    seals.statement("update main.dossiers set keeper = 'hr' where id = 'c'").run()
    seals
      .statement("update main.heads set n = ?, sums = ?, mac = ? where kind = 'dossier' and id = 'c'")
      .run(before.n, before.sums, before.mac)
    expect(await check()).toEqual(['dossier c'])
  })
})
