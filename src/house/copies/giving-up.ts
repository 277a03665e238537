import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { stays } from '#domain/copies/retention.ts'
import type { Instant } from '#domain/time.ts'
import { unfinished } from './durable.ts'
import { copiesIn, layout, namesIn, removeCopy } from './folder.ts'
import { type Manifest, readManifest } from './manifest.ts'

/** The newest copy that can be read: one that was damaged since is no reason to make none. */
export async function newestOf(root: string): Promise<Manifest | undefined> {
  for (const { folder } of await copiesIn(root)) {
    const manifest = await readManifest(folder).catch(() => undefined)
    if (manifest) return manifest
  }
  return undefined
}

/** What was ended in the middle of an earlier copy. */
export async function clearUnfinished(root: string): Promise<void> {
  const { copies, blobs } = layout(root)
  for (const name of await namesIn(copies)) {
    const folder = join(copies, name)
    const isNone = name.endsWith(unfinished) || !(await isThere(join(folder, 'manifest')))
    if (isNone) await rm(folder, { recursive: true, force: true })
  }
  for (const part of await namesIn(blobs))
    for (const name of await namesIn(join(blobs, part)))
      if (name.endsWith(unfinished)) await rm(join(blobs, part, name), { force: true })
}

/** 保留 7 / 5 / 12: older copies go, then the encrypted files that none names any more. */
export async function giveUpOld(root: string): Promise<void> {
  const known: { readonly name: string; readonly at: Instant; readonly manifest: Manifest; readonly folder: string }[] =
    []
  let isSure = true
  for (const { name, folder } of await copiesIn(root)) {
    const manifest = await readManifest(folder).catch(() => undefined)
    if (manifest) known.push({ name, at: manifest.at, manifest, folder })
    else isSure = false
  }
  const staying = stays(known)
  for (const { name, folder } of known) if (!staying.has(name)) await removeCopy(folder)
  // What a damaged manifest names may still be read from its database.
  if (!isSure) return
  const named = new Set(
    known.filter(({ name }) => staying.has(name)).flatMap(({ manifest }) => manifest.blobs.map(([id]) => id)),
  )
  const { blobs } = layout(root)
  for (const part of await namesIn(blobs))
    for (const id of await namesIn(join(blobs, part)))
      if (!named.has(id)) await rm(join(blobs, part, id), { force: true })
}

const isThere = async (path: string) => (await stat(path).catch(() => undefined)) !== undefined
