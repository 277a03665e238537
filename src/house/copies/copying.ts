import { rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Head } from '#db/log/log.ts'
import type { Instant } from '#domain/time.ts'
import { Trouble, type TroubleCode } from '#domain/unseal/trouble.ts'
import { copyBlobs } from './blob-copies.ts'
import { copyWhole, force, makeFolder, type Print, unfinished } from './durable.ts'
import { claim, databaseIn, holdCopies, layout, nameOf, namesIn, ownerOf } from './folder.ts'
import { clearUnfinished, giveUpOld, newestOf } from './giving-up.ts'
import { layKeyring } from './keyring-copy.ts'
import { writeManifest } from './manifest.ts'
import { proveDatabase } from './proving.ts'

/** What one copy is made of, and where it goes. */
export type Order = {
  readonly database: string
  readonly blobs: string
  readonly installation: string
  readonly to: string
  /** Whether the folder must have been one of copies before: one that is registered and is not is a disk that is missing. */
  readonly claimed: boolean
  readonly keyring?: string | undefined
  /** Every encrypted file among the copies is read, since a drill found one that is not what it was. */
  readonly thorough?: boolean | undefined
  readonly at: Instant
  readonly version: string
}

export type Step = 'database' | 'checking' | 'files'

export type Copied = {
  readonly name: string
  readonly seq: number
  /** Of everything that the copy consists of, and of what was written for it. */
  readonly bytes: number
  readonly written: number
  readonly files: number
  readonly added: number
  /** Encrypted files that are missing or are not what was written. */
  readonly missing: number
  /** The log of the copy before is not in this one: the data went back, and no older copy was given up for it. */
  readonly older: boolean
  readonly keyring: boolean
  /** Why the keyring's copy is not that of now; the copy of the data counts all the same. */
  readonly keyringTrouble?: TroubleCode | undefined
}

/** What the house says once its file may change again. */
export type Moment = {
  /** The newest entry of the log while it did not. */
  readonly head: Head
  /** Why no bytes of the keyring lie beside its copy. */
  readonly keyringTrouble?: TroubleCode | undefined
}

/** How whoever runs the house takes part: the file does not change between `still` and `moving`. */
export type Asking = {
  readonly still: () => Promise<void>
  /** The file may change again. */
  readonly moving: () => Promise<Moment>
  readonly progress: (step: Step, done: number, total: number) => void
}

/**
 * 备份: copies the data file, proves the copy, adds the encrypted files that are new, and writes the manifest last. Whatever
 * ends it before leaves what was there. No key is needed and none is here.
 */
export async function makeCopy(order: Order, asking: Asking): Promise<Copied> {
  await prepare(order)
  const release = holdCopies(order.to)
  try {
    await clearUnfinished(order.to)
    return await write(order, asking)
  } catch (error) {
    // On a full disk what is half takes room that the rest needs.
    await clearUnfinished(order.to).catch(() => {})
    throw error
  } finally {
    release()
  }
}

async function prepare({ to, installation, claimed }: Order): Promise<void> {
  if (claimed && (await ownerOf(to)) === undefined) throw new Trouble('copy-folder-gone', { folder: to })
  await claim(to, installation)
}

async function write(order: Order, asking: Asking): Promise<Copied> {
  const { to, at } = order
  const before = await newestOf(to)
  const name = await freeName(to, nameOf(at))
  const folder = join(layout(to).copies, name)
  const half = folder + unfinished
  await makeFolder(half)

  await asking.still()
  const copied = await copyDatabase(order, databaseIn(half), asking)
  const { head, keyringTrouble: notLaid } = await asking.moving()
  asking.progress('checking', 0, 1)
  const told = await proveDatabase(databaseIn(half), copied, {
    head,
    before: before?.log,
    installation: order.installation,
  })
  const files = await copyBlobs(order, told.blobs, asking)
  const keyringTrouble = notLaid ?? (await keyringLaid(order))

  const { installation, version } = order
  const { migrations, counts } = told
  const rest = { installation, at, version, migrations, counts, log: head, database: copied }
  await writeManifest(half, { format: 1, ...rest, blobs: files.blobs, missing: files.missing })
  await rename(half, folder)
  await force(dirname(folder))

  if (!told.older) await giveUpOld(to)
  return {
    name,
    seq: head.seq,
    bytes: copied.bytes + files.blobs.reduce((sum, [, bytes]) => sum + bytes, 0),
    written: copied.bytes + files.written,
    files: files.blobs.length,
    added: files.added,
    missing: files.missing.length,
    older: told.older,
    keyring: order.keyring !== undefined && keyringTrouble === undefined,
    ...(keyringTrouble && { keyringTrouble }),
  }
}

async function keyringLaid({ keyring, installation }: Order): Promise<TroubleCode | undefined> {
  try {
    if (keyring !== undefined) await layKeyring(keyring, installation)
    return undefined
  } catch (error) {
    return error instanceof Trouble ? error.code : 'folder-unwritable'
  }
}

async function copyDatabase({ database }: Order, copy: string, { progress }: Asking): Promise<Print> {
  const { size } = await stat(database)
  let done = 0
  progress('database', 0, size)
  return copyWhole(database, copy, {
    told: (bytes) => {
      done += bytes
      progress('database', done, size)
    },
  })
}

/** Two copies in one second, or a clock that went back, get names that follow. */
async function freeName(root: string, wanted: string): Promise<string> {
  const taken = new Set((await namesIn(layout(root).copies)).map((name) => name.replace(unfinished, '')))
  let name = wanted
  for (let next = 2; taken.has(name); next += 1) name = `${wanted}-${next}`
  return name
}
