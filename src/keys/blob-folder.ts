import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'

const asideDays = 30

/**
 * Encrypted files in `folder`, spread over 256 subfolders. A file is whole or absent: it is written beside its place,
 * forced to the disk, renamed, and the folder is forced too (decisions.md 15).
 */
export function blobFolder(folder: string) {
  const folderOf = (id: string) => join(folder, id.slice(-2))
  const fileOf = (id: string) => join(folderOf(id), id)
  const aside = join(folder, 'aside')

  return {
    async write(id: string, bytes: Uint8Array): Promise<void> {
      await ensure(folderOf(id), folder)
      const unfinished = `${fileOf(id)}.unfinished`
      const file = await open(unfinished, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(unfinished, fileOf(id))
      await forceFolder(folderOf(id))
    },

    async read(id: string): Promise<Buffer | undefined> {
      return (await unlessMissing(readFile(fileOf(id)))) ?? unlessMissing(readFile(join(aside, id)))
    },

    /**
     * Unfinished files go at once. A file without a row is only put aside, and read from there should its row come back:
     * an old copy of the data, opened by mistake, must not cost the files that came after it.
     */
    async sweep(known: (id: string) => boolean, now: string): Promise<number> {
      await removeOld(aside, known, Date.parse(now) - asideDays * 86_400_000)
      const unknown = (await filesIn(folder, aside)).filter((file) => !known(basename(file)))
      for (const file of unknown.filter((file) => file.endsWith('.unfinished'))) await rm(file)
      const orphans = unknown.filter((file) => !file.endsWith('.unfinished'))
      if (orphans.length > 0) await ensure(aside, folder)
      for (const file of orphans) await rename(file, join(aside, basename(file)))
      return orphans.length
    },
  }
}

/** By the time they were put here (a rename sets the change time, not that of the content). */
async function removeOld(aside: string, known: (id: string) => boolean, before: number): Promise<void> {
  for (const name of await namesIn(aside)) {
    const file = join(aside, name)
    if (!known(name) && (await stat(file)).ctimeMs < before) await rm(file)
  }
}

async function filesIn(folder: string, aside: string): Promise<string[]> {
  const folders = (await namesIn(folder)).map((name) => join(folder, name)).filter((path) => path !== aside)
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
