import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginArchive, type Outgoing } from '#actions/exports/archive.ts'
import { digestOf } from '#db/commands.ts'
import type { Instant } from '#domain/time.ts'
import { beginSpool } from '#keys/spool.ts'
import { unzipped } from '../unzipped.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spool-'))
})
afterAll(() => rm(folder, { recursive: true }))

const at = '2026-11-29T08:00:00.000Z' as Instant
const noise = (length: number) => new Uint8Array(randomBytes(length))
const files = Array.from({ length: 30 }, (_, number) => ({ name: `林致远（${number}）.lrmx`, bytes: noise(20_000) }))
const path = () => join(folder, 'a')

async function packed(held: number): Promise<Pick<Outgoing, 'hash' | 'body'>> {
  const archive = await beginArchive(at, { held, spool: () => beginSpool(path()) })
  for (const { name, bytes } of files) await archive.add(name, bytes)
  return archive.end()
}

async function bytesOf(body: Outgoing['body']): Promise<Buffer> {
  if (!('read' in body)) return Buffer.from(body)
  const pieces: Uint8Array[] = []
  for await (const piece of body.read()) pieces.push(piece)
  return Buffer.concat(pieces)
}

describe('an archive that leaves', () => {
  it('is the same file from memory and from the disk, with the same hash', async () => {
    const [small, large] = [await packed(Number.POSITIVE_INFINITY), await packed(100_000)]
    expect(small.hash).toBe(large.hash)
    expect([small.body instanceof Uint8Array, 'read' in large.body]).toEqual([true, true])
    const bytes = await bytesOf(large.body)
    expect(bytes.equals(await bytesOf(small.body))).toBe(true)
    expect(Buffer.from(digestOf(bytes)).toString('hex')).toBe(large.hash)
    const back = await unzipped(bytes)
    expect(back.map(({ name, utf8 }) => [name, utf8])).toEqual(files.map(({ name }) => [name, true]))
    expect(back.every(({ bytes }, number) => bytes.equals(files[number]?.bytes ?? Buffer.of()))).toBe(true)
  })

  it('lies on the disk as noise, and not at all once it was read, given up or left in the middle', async () => {
    const { body } = await packed(100_000)
    const laid = await readFile(path())
    expect(laid.includes('林致远')).toBe(false)
    await bytesOf(body)
    expect(existsSync(path())).toBe(false)

    const { body: dropped } = await packed(100_000)
    if ('drop' in dropped) await dropped.drop()
    expect(existsSync(path())).toBe(false)

    const { body: left } = await packed(100_000)
    if ('read' in left) for await (const _ of left.read()) break
    expect(existsSync(path())).toBe(false)

    const archive = await beginArchive(at, { held: 10, spool: () => beginSpool(path()) })
    await archive.add('a', noise(200_000))
    await archive.abandon()
    expect(existsSync(path())).toBe(false)
  })

  it('ends with an error where it was altered on the disk', async () => {
    const { body } = await packed(100_000)
    const laid = await readFile(path())
    laid.writeUInt8(laid.readUInt8(5000) ^ 1, 5000)
    await writeFile(path(), laid)
    await expect(bytesOf(body)).rejects.toThrow()
  })
})
