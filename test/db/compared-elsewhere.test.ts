import fc from 'fast-check'
import { expect, it } from 'vitest'
import { acceptAll } from '#db/seals/accept.ts'
import { compareWritten, type Elsewhere } from '#db/seals/elsewhere.ts'
import { checkOwners } from '#db/seals/owners.ts'
import type { Unsound } from '#db/seals/soundness.ts'
import { createTally } from '#db/seals/tally.ts'
import { borrowedMac } from '#keys/mac.ts'
import { rounds } from '../thorough.ts'
import { type BareHouse, bareHouse } from './bare-house.ts'

const many = 12
const named = (at: number) => `d${String(at).padStart(2, '0')}`

/** What somebody does to the file of a closed house. */
const harms = {
  'a row is altered': "update main.dossiers set state = 'closed' where id = ?",
  'a row is gone': 'delete from main.dossiers where id = ?',
  'a head is altered': "update main.heads set n = n + 1 where kind = 'dossier' and id = ?",
  'a head is another': "update main.heads set sums = zeroblob(96) where kind = 'dossier' and id = ?",
  'a head is cut': "update main.heads set sums = x'00' where kind = 'dossier' and id = ?",
  'a head is gone': "delete from main.heads where kind = 'dossier' and id = ?",
  'a row is named otherwise': "update main.dossiers set id = id || char(10) || '\u4f60' where id = ?",
} as const
type Harm = { readonly harm: keyof typeof harms; readonly at: number }

const harmed = fc.uniqueArray(
  fc.record<Harm>({
    harm: fc.constantFrom(...(Object.keys(harms) as (keyof typeof harms)[])),
    at: fc.nat(many - 1),
  }),
  { selector: ({ at }) => at, maxLength: 6 },
)

/** How the other thread takes each slice: it compares it, has no time, or has ended. */
const taking = fc.array(fc.constantFrom('compares', 'is busy', 'has ended'), { minLength: 1, maxLength: 8 })

const found = async ({ db: { seals }, vault }: BareHouse, elsewhere?: Elsewhere) => {
  const all: Unsound[] = []
  seals.trust()
  seals.key(vault.mac, (unsound) => void all.push(unsound))
  const tally = createTally(seals)
  await checkOwners(seals, vault.mac, tally, { elsewhere })
  tally.end()
  return { all: all.toSorted((a, b) => (a.id < b.id ? -1 : 1)), total: tally.total(), isWhole: tally.isWhole() }
}

it('is found alike by whichever thread compares, slice by slice, and by none that fails', async () => {
  const house = await bareHouse()
  const { db, vault } = house
  db.seals.key(vault.mac, () => {})
  acceptAll(db.seals, vault.mac)
  for (let at = 0; at < many; at += 1) await house.addDossier(named(at))
  const lent = vault.mac.lend()
  const mac = borrowedMac(lent)
  for (const { name } of db.seals
    .statement("select name from temp.sqlite_temp_master where type = 'trigger' and tbl_name = 'dossiers'")
    .all() as { name: string }[])
    db.seals.statement(`drop trigger temp."${name}"`).run()
  db.seals.statement('pragma foreign_keys = off').run()
  await fc.assert(
    fc.asyncProperty(harmed, taking, fc.integer({ min: 1, max: many + 1 }), async (all, takes, atOnce) => {
      let turn = 0
      const reported: unknown[] = []
      const elsewhere: Elsewhere = {
        fewest: 1,
        atOnce,
        compare: (slice) => {
          const take = takes[turn % takes.length]
          turn += 1
          if (take === 'is busy') return undefined
          if (take === 'has ended') return Promise.reject(new Error(take))
          return Promise.resolve(structuredClone(compareWritten(mac, structuredClone(slice))))
        },
        report: (error) => void reported.push(error),
      }
      db.seals.statement('savepoint harmed').run()
      try {
        for (const { harm, at } of all) db.seals.statement(harms[harm]).run(named(at))
        const [here, there] = [await found(house), await found(house, elsewhere)]
        expect(there).toEqual(here)
        expect(there.all.length).toBeGreaterThanOrEqual(all.length)
        expect(turn).toBeGreaterThan(0)
        expect(reported.length > 0).toBe(takes.slice(0, turn).includes('has ended'))
      } finally {
        db.seals.statement('rollback to harmed').run()
        db.seals.statement('release harmed').run()
      }
    }),
    { numRuns: rounds(60) },
  )
  Buffer.from(lent.memory).fill(0)
  expect(mac('row')).not.toBe(vault.mac('row'))
  await house.close()
  house.keyring.close()
})
