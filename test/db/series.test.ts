import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nextNumber } from '#db/dossiers/identifiers.ts'
import { serial, take } from '#db/series.ts'
import { inTransaction } from '#db/transaction.ts'
import { type World, world } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

describe('a series', () => {
  it('counts for itself: by kind, by entity and by year', async () => {
    const { db } = w.app
    const of = (year: number) => take(db, { kind: 'case', year })
    expect([await of(2030), await of(2030), await of(2031), await of(2030)]).toEqual([1, 2, 1, 3])
    expect(await take(db, { kind: 'dossier', entity: w.units.tech })).toBe(1)
  })

  it('gives a number again that was taken in a transaction which came to nothing', async () => {
    const failing = inTransaction(w.app, async ({ db }) => {
      expect(await take(db, { kind: 'case', year: 2030 })).toBe(1)
      throw new Error('not kept')
    })
    await expect(failing).rejects.toThrow('not kept')
    expect(await take(w.app.db, { kind: 'case', year: 2030 })).toBe(1)
  })

  it('goes on with five digits where four do not do', async () => {
    expect([7, 9999, 10_000].map(serial)).toEqual(['0007', '9999', '10000'])
    await w.app.db.updateTable('series').set({ next: 10_000 }).where('kind', '=', 'dossier').execute()
    expect(await nextNumber(w.app, w.units.company)).toBe('HX-10000')
    expect(await nextNumber(w.app, w.units.company)).toBe('HX-10001')
  })
})
