import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFiling } from '#actions/custody/opening.ts'
import { addLocation } from '#db/custody/locations.ts'
import { inTransaction } from '#db/transaction.ts'
import type { LocationId, VolumeId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { type World, world } from '../world.ts'

/** A page reads what it shows, however much there is that it does not. */

const many = 2_000

let w: World
let rows = 0

/** Counts every row that any question answers. */
const counting: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => {
    rows += result.rows.length
    return result
  },
}

beforeAll(async () => {
  w = await world()
  Object.assign(w.app, { db: w.app.db.withPlugin(counting) })
})

afterAll(() => w.close())

const read = async (path: string) => {
  rows = 0
  const { status, text } = await w.as('archivist').get(path)
  expect(status).toBe(200)
  return { rows, bytes: Buffer.byteLength(text), text }
}

const open = (count: number) =>
  inTransaction(w.app, async (app) => {
    for (let index = 0; index < count; index += 1) await openFiling(app, { dossier: w.dossiers.wang })
  })

describe('as the archive grows', () => {
  it('reads as much of a queue of thousands as of one of a hundred, and leads on to the rest', async () => {
    await open(100)
    const small = await read(paths.archive())
    const home = await read(paths.home())
    await open(many)
    const large = await read(paths.archive())
    expect(large.rows).toBeLessThanOrEqual(small.rows)
    expect(large.bytes).toBeLessThan(60 * 1024)
    expect((await read(paths.home())).rows).toBeLessThanOrEqual(home.rows)
    expect(large.text).toContain(paths.archive({ print: 50 }))
    const last = await read(paths.archive({ print: many + 50 }))
    expect(last.text).not.toContain('后面的')
    expect(last.text.match(/data-row="[^"]+"/g)).toHaveLength(50)
  })

  it('keeps the number in the menu with the queue behind it', async () => {
    expect((await read(paths.archive())).text).toContain(`${many + 100} 件待处理`)
  })

  it('shows a place with thousands of volumes a page at a time', async () => {
    const [room, box] = [w.app.newId<LocationId>(), w.app.newId<LocationId>()]
    const at = w.app.now()
    await addLocation(w.app.db, { id: room, kind: 'room', name: '', code: 'A', at })
    await addLocation(w.app.db, { id: box, parent: room, kind: 'box', name: '', code: 'A-01-1-01', at })
    const put = async (from: number, count: number) => {
      for (let serial = from; serial < from + count; serial += 1) {
        const volume = { id: w.app.newId<VolumeId>(), dossier_id: w.dossiers.wang, kind: 'duplicate' as const, serial }
        await w.app.db
          .insertInto('volumes')
          .values({ ...volume, box_id: box })
          .execute()
      }
    }
    await put(1, 150)
    const small = await read(paths.codes('A'))
    await put(151, many)
    const large = await read(paths.codes('A'))
    expect(large.rows).toBeLessThanOrEqual(small.rows)
    expect(large.bytes).toBeLessThan(60 * 1024)
    expect(large.text).toContain(`${many + 150} 卷`)
    expect((await read(paths.codes('A', 2_100))).text).not.toContain('后面的')
  })

  it('lists shelves and not boxes', async () => {
    const shelf = w.app.newId<LocationId>()
    const at = w.app.now()
    await addLocation(w.app.db, { id: shelf, kind: 'shelf', name: '', code: 'B-01-1', at })
    const fill = async (from: number, to: number) => {
      for (let box = from; box <= to; box += 1) {
        const code = `B-01-1-${String(box).padStart(2, '0')}`
        await addLocation(w.app.db, { id: w.app.newId<LocationId>(), parent: shelf, kind: 'box', name: '', code, at })
      }
    }
    await fill(1, 40)
    const small = await read(paths.locations())
    await fill(41, 640)
    const large = await read(paths.locations())
    expect(large.rows).toBeLessThanOrEqual(small.rows)
    expect(large.text).toContain('01 至 640，共 640 盒')
  })
})
