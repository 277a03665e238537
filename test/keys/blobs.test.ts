import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Blobs, belongs, createBlobs } from '#db/blobs.ts'
import { Damaged, NotFound } from '#domain/errors.ts'
import type { BlobId, DossierId } from '#domain/ids.ts'
import { overhead } from '#keys/envelope.ts'
import type { Tag } from '#keys/sealed.ts'
import { type BareHouse, bareHouse, morning } from '../db/bare-house.ts'

const segment = 65_536

describe.each([1, 2] as const)('blobs of suite %i', (suite) => {
  let house: BareHouse
  let folder: string
  let blobs: Blobs
  let dossier: DossierId
  let other: DossierId

  beforeEach(async () => {
    house = await bareHouse(suite)
    folder = join(mkdtempSync(join(tmpdir(), 'juanzong-blobs-')), 'blobs')
    blobs = createBlobs(house.vault, folder)
    dossier = await house.addDossier('dossier-a')
    other = await house.addDossier('dossier-b')
  })

  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const put = async (name: string, bytes: Uint8Array, of = dossier) => {
    const id = name as BlobId
    await blobs.write(house.db, { id, dossier: of, group: 'photo', bytes, at: morning })
    return id
  }
  const pathOf = (id: BlobId) => join(folder, id.slice(-2), id)
  const change = (id: BlobId, work: (bytes: Buffer) => Uint8Array) =>
    writeFileSync(pathOf(id), work(readFileSync(pathOf(id))))
  const sealedSegment = segment + overhead(suite)

  it.each([0, 1, segment - 1, segment, segment + 1, 3 * segment + 5])('give back %i bytes', async (length) => {
    const bytes = Buffer.alloc(length, '照片')
    const id = await put('blob-01', bytes)
    expect((await blobs.read(house.db, id, dossier)).equals(bytes)).toBe(true)
    if (length > 1) expect(readFileSync(pathOf(id)).includes('照片')).toBe(false)
  })

  it('are sealed as they come, however they are cut, and are not there before they are whole', async () => {
    const bytes = Buffer.from(Array.from({ length: 3 * segment + 5 }, (_, at) => at % 251))
    const laying = await blobs.begin({ id: 'blob-01' as BlobId, dossier, group: 'photo', at: morning })
    for (let at = 0, size = 1; at < bytes.length; at += size, size = (size * 7) % 90_001)
      await laying.add(bytes.subarray(at, at + size))
    expect(statSync(`${pathOf('blob-01' as BlobId)}.unfinished`).size).toBe(3 * sealedSegment)
    expect(await blobs.unused(house.db)).toEqual([])
    const row = await laying.end()
    expect((await blobs.readLaid(row)).equals(bytes)).toBe(true)
    await blobs.enter(house.db, row)
    expect((await blobs.read(house.db, row.id, dossier)).equals(bytes)).toBe(true)
  })

  it('that are given up half-way leave nothing', async () => {
    const laying = await blobs.begin({ id: 'blob-01' as BlobId, dossier, group: 'photo', at: morning })
    await laying.add(Buffer.alloc(segment * 2))
    await laying.giveUp()
    expect(readdirSync(join(folder, '01'))).toEqual([])
  })

  it('refuse a flipped byte anywhere', async () => {
    const id = await put('blob-01', Buffer.alloc(40, 'x'))
    const whole = readFileSync(pathOf(id))
    for (let index = 0; index < whole.length; index += 1) {
      change(id, () => {
        const flipped = Buffer.from(whole)
        flipped[index] = (flipped[index] ?? 0) ^ 4
        return flipped
      })
      await expect(blobs.read(house.db, id, dossier), `byte ${index}`).rejects.toThrow(Damaged)
    }
  })

  it('notice what was cut off, at any place', async () => {
    const id = await put('blob-01', Buffer.alloc(2 * segment + 100, 'x'))
    const whole = readFileSync(pathOf(id))
    for (const length of [0, 1, sealedSegment - 1, sealedSegment, 2 * sealedSegment, whole.length - 1]) {
      change(id, () => whole.subarray(0, length))
      await expect(blobs.read(house.db, id, dossier), `${length} bytes`).rejects.toThrow(Damaged)
    }
  })

  it('notice segments that changed places, came twice or were added', async () => {
    const id = await put('blob-01', Buffer.alloc(3 * segment, 'x'))
    const whole = readFileSync(pathOf(id))
    const [a, b, c] = [0, 1, 2].map((at) => whole.subarray(at * sealedSegment, (at + 1) * sealedSegment)) as [
      Buffer,
      Buffer,
      Buffer,
    ]
    for (const order of [
      [b, a, c],
      [a, a, c],
      [a, c],
      [a, b, c, c],
      [a, b, b, c],
      [b, c],
    ]) {
      change(id, () => Buffer.concat(order))
      await expect(blobs.read(house.db, id, dossier)).rejects.toThrow(Damaged)
    }
  })

  it('notice another file in their place, or a segment of one', async () => {
    const [mine, sibling, theirs] = [
      await put('blob-01', Buffer.alloc(2 * segment, 'x')),
      await put('blob-02', Buffer.alloc(2 * segment, 'x')),
      await put('blob-03', Buffer.alloc(2 * segment, 'x'), other),
    ]
    const whole = readFileSync(pathOf(mine))
    for (const foreign of [sibling, theirs]) {
      change(mine, () => readFileSync(pathOf(foreign)))
      await expect(blobs.read(house.db, mine, dossier)).rejects.toThrow(Damaged)
      change(mine, () =>
        Buffer.concat([whole.subarray(0, sealedSegment), readFileSync(pathOf(foreign)).subarray(sealedSegment)]),
      )
      await expect(blobs.read(house.db, mine, dossier)).rejects.toThrow(Damaged)
    }
  })

  it('notice a row that was moved to another group, and a file that is gone', async () => {
    const id = await put('blob-01', Buffer.from('x'))
    const row = house.db.updateTable('blobs').where('id', '=', id)
    const tag = house.vault.tag(dossier, 'group:photo')
    await row.set({ group_tag: 'ffffffffffffffff' as Tag }).execute()
    await expect(blobs.read(house.db, id, dossier)).rejects.toThrow(Damaged)
    await row.set({ group_tag: tag }).execute()
    expect((await blobs.read(house.db, id, dossier)).toString()).toBe('x')
    rmSync(pathOf(id))
    await expect(blobs.read(house.db, id, dossier)).rejects.toThrow(Damaged)
  })
})

describe('blobs', () => {
  let house: BareHouse
  let folder: string
  let blobs: Blobs
  let dossier: DossierId

  beforeEach(async () => {
    house = await bareHouse()
    folder = join(mkdtempSync(join(tmpdir(), 'juanzong-blobs-')), 'blobs')
    blobs = createBlobs(house.vault, folder)
    dossier = await house.addDossier('dossier-a')
  })

  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const fresh = (id: string) => ({
    id: id as BlobId,
    dossier,
    group: 'photo' as const,
    bytes: Buffer.from('x'),
    at: morning,
  })

  it('exist for their own dossier only, and in their own group', async () => {
    const other = await house.addDossier('dossier-b')
    await blobs.write(house.db, fresh('blob-01'))
    const id = 'blob-01' as BlobId
    const tag = (of: DossierId, group: string) => house.vault.tag(of, `group:${group}`)
    expect(await belongs(house.db, id, dossier, tag(dossier, 'photo'))).toBe(true)
    expect(await belongs(house.db, id, dossier, tag(dossier, 'discipline'))).toBe(false)
    expect(await belongs(house.db, id, other, tag(other, 'photo'))).toBe(false)
    await expect(blobs.read(house.db, id, other)).rejects.toThrow(NotFound)
  })

  it('without a row are counted, stay where they lie, and are found again when the row comes back', async () => {
    const row = await blobs.lay(fresh('blob-01'))
    await blobs.write(house.db, fresh('blob-02'))
    expect(await blobs.unused(house.db)).toEqual(['blob-01'])
    expect(readdirSync(join(folder, '01'))).toEqual(['blob-01'])
    await blobs.enter(house.db, row)
    expect(await blobs.unused(house.db)).toEqual([])
    expect((await blobs.read(house.db, row.id, dossier)).toString()).toBe('x')
  })

  it('go by order, and going twice does no harm', async () => {
    const row = await blobs.lay(fresh('blob-01'))
    await blobs.remove(row.id)
    await blobs.remove(row.id)
    expect(await blobs.unused(house.db)).toEqual([])
  })

  it('that were never finished are removed, and were never counted', async () => {
    await blobs.write(house.db, fresh('blob-01'))
    writeFileSync(join(folder, '01', 'blob-77.unfinished'), 'x')
    expect(await blobs.unused(house.db)).toEqual([])
    await blobs.removeUnfinished()
    expect(readdirSync(join(folder, '01'))).toEqual(['blob-01'])
  })

  it('need no folder before the first of them', async () => {
    await blobs.removeUnfinished()
    expect(await blobs.unused(house.db)).toEqual([])
  })
})
