import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** What a file is: its length, and the SHA-256 of its bytes in hexadecimal. */
export type Print = { readonly bytes: number; readonly sha256: string }

/** Ends the name of a file or folder that may be half: it counts for nothing and goes with the next copy. */
export const unfinished = '.unfinished'

type Copying = {
  /** Told of every piece. Whoever throws here ends the copying. */
  readonly told?: (bytes: number) => void
  /** Asked before the copy takes its name. */
  readonly check?: (print: Print) => void
}

/** Copies a file beside its place, brings it to the disk and gives it its name: it is whole there or not at all. */
export async function copyWhole(from: string, to: string, { told, check }: Copying = {}): Promise<Print> {
  const half = to + unfinished
  try {
    const print = await copyInto(from, half, told)
    check?.(print)
    await rename(half, to)
    return print
  } catch (error) {
    await rm(half, { force: true })
    throw error
  }
}

/** Brought to the disk piece by piece: whoever else waits for the same disk waits for no more than this. */
const stride = 4 << 20

async function copyInto(from: string, to: string, told: Copying['told']): Promise<Print> {
  const [hash, file] = [createHash('sha256'), await open(to, 'w', 0o600)]
  let [bytes, unsynced] = [0, 0]
  try {
    for await (const piece of createReadStream(from, { highWaterMark: 1 << 20 })) {
      hash.update(piece)
      for (let at = 0; at < piece.length; ) at += (await file.write(piece, at)).bytesWritten
      bytes += piece.length
      unsynced += piece.length
      if (unsynced >= stride) {
        await file.datasync()
        unsynced = 0
      }
      told?.(piece.length)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Reads a file to its end; `told` hears of every piece. */
export async function printOf(file: string, told?: (bytes: number) => void): Promise<Print> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) {
    hash.update(piece)
    bytes += piece.length
    told?.(piece.length)
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Writes a small file whole or not at all, in the place of what stood there. */
export async function writeWhole(path: string, text: string | Uint8Array): Promise<void> {
  const file = await open(path + unfinished, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(path + unfinished, path)
  await force(dirname(path))
}

/** Brings the names in a folder to the disk. */
export async function force(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** How many files are looked at and copied at a time. */
const together = 8

/** Some at a time; whatever one of them throws is thrown when none is under way any more. */
export async function someAtATime<One>(all: readonly One[], work: (one: One) => Promise<void>): Promise<void> {
  for (let at = 0; at < all.length; at += together) {
    const ended = await Promise.allSettled(all.slice(at, at + together).map(work))
    for (const one of ended) if (one.status === 'rejected') throw one.reason
  }
}

/** For the account of the service alone, with what leads to it. */
export const makeFolder = (folder: string): Promise<unknown> => mkdir(folder, { recursive: true, mode: 0o700 })
