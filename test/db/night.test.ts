import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as dossiers from '#db/dossiers/dossiers.ts'
import * as log from '#db/log/log.ts'
import { acceptAll } from '#db/seals/accept.ts'
import { checkEverything } from '#db/seals/night.ts'
import type { Unsound } from '#db/seals/soundness.ts'
import type { DossierId } from '#domain/ids.ts'
import { rounds } from '../thorough.ts'
import { type BareHouse, bareHouse, morning } from './bare-house.ts'

/** More than the check reads in one turn, several times over. */
const many = 80

type House = BareHouse & { readonly found: Unsound[] }

async function checked(work: (house: House) => Promise<void>): Promise<void> {
  const house = await bareHouse()
  const found: Unsound[] = []
  house.db.seals.key(house.vault.mac, (unsound) => void found.push(unsound))
  acceptAll(house.db.seals, house.vault.mac)
  try {
    for (let at = 0; at < many; at += 1) await house.addDossier(named(at))
    await work({ ...house, found })
  } finally {
    await house.close()
    house.keyring.close()
  }
}

const named = (at: number) => `d${String(at).padStart(3, '0')}`

type Write = { readonly is: 'keep' | 'add' | 'remove' | 'log' | 'undo'; readonly at: number; readonly pause: number }

const writes = fc.array(
  fc.record({
    is: fc.constantFrom<Write['is']>('keep', 'add', 'remove', 'log', 'undo'),
    at: fc.nat(many - 1),
    pause: fc.nat(3),
  }),
  { minLength: 5, maxLength: 60 },
)

/** Writes what people write, each in a transaction that stays open for some turns. */
async function write({ db, addDossier, account }: House, { is, at, pause }: Write, serial: number): Promise<void> {
  const pauses = async () => {
    for (let turn = 0; turn < pause; turn += 1) await setImmediate()
  }
  const id = named(at) as DossierId
  if (is === 'add') {
    await addDossier(`${named(at)}-${serial}`)
    return pauses()
  }
  await db
    .transaction()
    .execute(async (db) => {
      await log.record(db, { at: morning, actor: account, act: 'dossier.read', about: { serial } })
      await pauses()
      if (is === 'keep' || is === 'undo') await dossiers.setKeeper(db, id, serial % 2 === 0 ? 'deputy' : 'hr')
      if (is === 'remove') await db.deleteFrom('dossiers').where('id', '=', id).execute()
      await pauses()
      if (is === 'undo') throw new Error('undone')
    })
    .catch((error: Error) => expect(error.message).toBe('undone'))
  await pauses()
}

async function writeAll(house: House, all: readonly Write[]): Promise<void> {
  for (const [serial, one] of all.entries()) await write(house, one, serial)
}

it('finds nothing wrong however much is written, taken back and left open while it looks', async () => {
  await fc.assert(
    fc.asyncProperty(writes, (all) =>
      checked(async (house) => {
        await Promise.all([checkEverything(house.db.seals, house.vault.mac), writeAll(house, all)])
        expect(house.found).toEqual([])
        await checkEverything(house.db.seals, house.vault.mac)
        expect(house.found).toEqual([])
      }),
    ),
    { numRuns: rounds(25) },
  )
})

it('finds an altered row and nothing else while others write', async () => {
  await fc.assert(
    fc.asyncProperty(writes, fc.nat(many - 1), (all, at) =>
      checked(async (house) => {
        const id = named(at)
        house.db.seals.statement('drop trigger temp.dossiers_update_followed').run()
        house.db.seals.statement("update main.dossiers set keeper = 'deputy' where id = ?").run(id)
        const others = all.filter(({ is }) => is === 'add' || is === 'log')
        await Promise.all([checkEverything(house.db.seals, house.vault.mac), writeAll(house, others)])
        expect(house.found).toEqual([{ kind: 'dossier', id, what: 'altered', where: 'dossiers', part: 0 }])
      }),
    ),
    { numRuns: rounds(15) },
  )
})

it('finds a row that was brought back together with its head while others write', async () => {
  await fc.assert(
    fc.asyncProperty(writes, fc.nat(many - 1), (all, at) =>
      checked(async (house) => {
        const { seals } = house.db
        const id = named(at) as DossierId
        const [head] = seals
          .statement("select n, sums, mac from main.heads where kind = 'dossier' and id = ?")
          .all(id) as {
          n: number
          sums: Buffer
          mac: Buffer
        }[]
        await dossiers.setKeeper(house.db, id, 'deputy')
        seals.statement('drop trigger temp.dossiers_update_followed').run()
        seals.statement("update main.dossiers set keeper = 'hr' where id = ?").run(id)
        seals
          .statement("update main.heads set n = ?, sums = ?, mac = ? where kind = 'dossier' and id = ?")
          .run(head?.n, head?.sums, head?.mac, id)
        const others = all.filter(({ is }) => is === 'add' || is === 'log')
        await Promise.all([checkEverything(seals, house.vault.mac), writeAll(house, others)])
        expect(house.found).toEqual([{ kind: 'dossier', id, what: 'altered', where: 'dossiers' }])
      }),
    ),
    { numRuns: rounds(15) },
  )
})

it('finds that a row and its head are those of another copy of the data, after as many changes', async () => {
  await checked(async (house) => {
    const { seals } = house.db
    const id = named(7) as DossierId
    const otherCopy = async () => {
      let head: { sums: Buffer; mac: Buffer } | undefined
      const work = house.db.transaction().execute(async (db) => {
        await dossiers.setKeeper(db, id, 'deputy')
        seals.settle()
        head = seals.statement('select sums, mac from main.heads where id = ?').get(id) as typeof head
        throw new Error('undone')
      })
      await expect(work).rejects.toThrow('undone')
      return head
    }
    const other = await otherCopy()
    await dossiers.setState(house.db, id, 'confirming')
    seals.statement('drop trigger temp.dossiers_update_followed').run()
    const row = "update main.dossiers set keeper = 'deputy', state = 'draft', version = version - 1 where id = ?"
    seals.statement(row).run(id)
    seals.statement('update main.heads set sums = ?, mac = ? where id = ?').run(other?.sums, other?.mac, id)
    await checkEverything(seals, house.vault.mac)
    expect(house.found).toEqual([{ kind: 'root', id: 'heads', what: 'altered', where: 'heads' }])
  })
})
