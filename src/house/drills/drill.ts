import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { type Head, link, start } from '#db/log/log.ts'
import type { Instant } from '#domain/time.ts'
import type { Secret } from '#domain/unseal/secret.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import { placesIn } from '#house/config.ts'
import { makeFolder, writeWhole } from '#house/copies/durable.ts'
import { type Found, layout, nameOf, namesIn } from '#house/copies/folder.ts'
import { counted } from '#house/copies/manifest.ts'
import { countsIn, isWhole } from '#house/copies/proving.ts'
import { restore } from '#house/copies/restore.ts'

/** How far a drill came. */
export type DrillStep = 'restore' | 'checking' | 'opening'

export type Drilled = {
  readonly name: string
  readonly at: Instant
  readonly seq: number
  readonly bytes: number
  readonly dossiers: number
  /** Whether it was opened with the keys, every row proved and a sheet drawn; else bytes, pages, chain and counts. */
  readonly opened: boolean
}

type How = {
  /** Of as many custodians as it takes. */
  readonly secrets?: readonly Secret[]
  readonly keyring?: string | undefined
  /** Where the copy is restored to; the system's folder for passing things unless said otherwise. */
  readonly in?: string | undefined
  readonly progress?: (step: DrillStep, done: number, total: number) => void
}

/**
 * 恢复演练: restores a copy elsewhere and looks whether it is everything that it says, with the keys or as far as it goes
 * without. What was restored is removed again. Throws `Trouble` with what is wrong.
 */
export async function drill(
  from: string,
  { secrets = [], keyring, in: parent = tmpdir(), progress = () => {} }: How = {},
): Promise<Drilled> {
  await removeLeft(parent)
  const folder = await mkdtemp(join(parent, `${prefix}${process.pid}-`))
  try {
    const data = join(folder, 'data')
    const { found, bytes } = await restore(from, data, {
      keyring,
      progress: (done, total) => progress('restore', done, total),
    })
    progress('checking', 0, 1)
    checkWithoutKeys(placesIn(data).database, found)
    progress('opening', 0, 1)
    if (secrets.length > 0) {
      // The whole house, which a drill without keys does not load.
      const { openWithKeys } = await import('./opening.ts')
      await openWithKeys(data, secrets, found.manifest)
    }
    const { at, log, counts } = found.manifest
    return { name: found.name, at, seq: log.seq, bytes, dossiers: counts.dossiers, opened: secrets.length > 0 }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const prefix = 'juanzong-drill-'

/** What a drill that was killed left: it holds nothing in clear, but it is as large as the data. */
async function removeLeft(parent: string): Promise<void> {
  for (const name of await namesIn(parent)) {
    const pid = Number(name.startsWith(prefix) ? name.slice(prefix.length).split('-')[0] : Number.NaN)
    if (pid > 0 && !isRunning(pid)) await rm(join(parent, name), { recursive: true, force: true }).catch(() => {})
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Pages and references, the whole chain of the log to the head that the manifest names, and how many of each there are. */
function checkWithoutKeys(file: string, { manifest }: Found): void {
  const raw = new Sqlite(file, { fileMustExist: true })
  try {
    raw.pragma('locking_mode = exclusive')
    raw.pragma('trusted_schema = off')
    const counts = countsIn(raw)
    const holds =
      isWhole(raw) &&
      endOf(raw) === manifest.log.chain &&
      counted.every((table) => counts[table] === manifest.counts[table])
    if (!holds) throw new Trouble('copy-database-broken', { file: manifest.at })
  } finally {
    raw.close()
  }
}

/** The chain at the end of the log; empty where it is broken before. */
function endOf(raw: Sqlite.Database): string {
  let last = start
  for (const { seq, body, chain } of raw
    .prepare<[], Head & { readonly body: string }>('select seq, body, chain from log order by seq')
    .iterate()) {
    if (seq !== last.seq + 1 || link(last, body) !== chain) return ''
    last = { seq, chain }
  }
  return last.chain
}

/** Writes beside the copies what became of a drill, should no house be there to write it down. */
export async function noteDrill(root: string, at: Instant, note: Readonly<Record<string, unknown>>): Promise<void> {
  const { drills } = layout(root)
  await makeFolder(drills)
  await writeWhole(join(drills, `${nameOf(at)}.json`), `${JSON.stringify({ at, ...note })}\n`)
}
