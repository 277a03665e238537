import { type FileHandle, mkdir, open, readdir, rename, rm, statfs } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * Encrypted files in `folder`, spread over 256 subfolders. A file is whole or absent: it is written beside its place,
 * forced to the disk, renamed, and the folder is forced too (docs/decisions/0015).
 */
export function blobFolder(folder: string) {
  const folderOf = (id: string) => join(folder, id.slice(-2))
  const fileOf = (id: string) => join(folderOf(id), id)

  return {
    /** A new file, written piece by piece: nothing of it is there before `finish`, and nothing after `giveUp`. */
    async begin(id: string): Promise<Unfinished> {
      await ensure(folderOf(id), folder)
      const unfinished = fileOf(id) + unfinishedEnd
      const file = await open(unfinished, 'wx', 0o600)
      return {
        write: (bytes) => writeAll(file, bytes),
        finish: async () => {
          await file.sync()
          await file.close()
          await rename(unfinished, fileOf(id))
          await forceFolder(folderOf(id))
        },
        giveUp: async () => {
          await file.close()
          await rm(unfinished, { force: true })
        },
      }
    },

    /** A whole file, to be read piece by piece and closed; undefined where there is none. */
    async open(id: string) {
      const file = await unlessMissing(open(fileOf(id)))
      if (!file) return undefined
      const { size } = await file.stat()
      return {
        size,
        read: async (at: number, bytes: number): Promise<Buffer> => {
          const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(bytes, size - at)), { position: at })
          return buffer.subarray(0, bytesRead)
        },
        close: () => file.close(),
      }
    },

    remove: async (id: string): Promise<void> => {
      await unlessMissing(rm(fileOf(id)).then(() => forceFolder(folderOf(id))))
    },

    /** The place of a file that never becomes whole: gone with the next opening at the latest. */
    async passing(id: string): Promise<string> {
      await ensure(folderOf(id), folder)
      return fileOf(id) + unfinishedEnd
    },

    /** The ids of the files that are whole. */
    async ids(): Promise<readonly string[]> {
      return (await filesIn(folder)).map((file) => basename(file)).filter((name) => !name.endsWith(unfinishedEnd))
    },

    /** Bytes free on the disk that the folder is on, or will be. */
    async free(): Promise<number> {
      const { bavail, bsize } = (await unlessMissing(statfs(folder))) ?? (await statfs(dirname(folder)))
      return bavail * bsize
    },

    /** Removes what a process that ended in the middle had not finished writing: nothing was ever said to be saved in it. */
    async removeUnfinished(): Promise<void> {
      for (const file of await filesIn(folder)) if (file.endsWith(unfinishedEnd)) await rm(file, { force: true })
    },
  }
}

const unfinishedEnd = '.unfinished'

export type Unfinished = {
  readonly write: (bytes: Uint8Array) => Promise<void>
  readonly finish: () => Promise<void>
  readonly giveUp: () => Promise<void>
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten
}

async function filesIn(folder: string): Promise<string[]> {
  const folders = (await namesIn(folder)).map((name) => join(folder, name))
  const files = await Promise.all(folders.map(async (path) => (await namesIn(path)).map((name) => join(path, name))))
  return files.flat()
}

async function ensure(folder: string, parent: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (made !== undefined) await forceFolder(parent)
}

async function forceFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const namesIn = async (folder: string): Promise<string[]> => (await unlessMissing(readdir(folder))) ?? []

async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
