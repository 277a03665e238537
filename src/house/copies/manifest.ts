import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Instant } from '#domain/time.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import { type Print, writeWhole } from './durable.ts'

/** 备份清单: what a copy consists of. It is written last; a copy without one is none. */
export type Manifest = {
  readonly format: 1
  readonly installation: string
  readonly at: Instant
  /** Of the program that made it, and what had run on the file by then. */
  readonly version: string
  readonly migrations: readonly string[]
  /** The newest entry of the log: an older copy ends before it. */
  readonly log: { readonly seq: number; readonly chain: string }
  readonly counts: Counts
  readonly database: Print
  /** Every encrypted file that a row names: id, bytes and SHA-256 of what lies there. */
  readonly blobs: readonly (readonly [id: string, bytes: number, sha256: string])[]
  /** Those that were missing, or not what was written, when the copy was made. */
  readonly missing: readonly string[]
}

export const counted = ['accounts', 'dossiers', 'cases', 'revisions', 'blobs', 'log'] as const

export type Counts = Readonly<Record<(typeof counted)[number], number>>

const name = 'manifest'

/** The text, and under it the SHA-256 of the text: what was cut off or altered is not read as another copy. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const text = JSON.stringify(manifest)
  await writeWhole(`${folder}/${name}`, `${text}\n${hash('sha256', text)}\n`)
}

/** Undefined where there is none. Throws `Trouble` for one that is half or altered; `believing` is for the control of a test. */
export async function readManifest(folder: string, { believing = false } = {}): Promise<Manifest | undefined> {
  const file = `${folder}/${name}`
  const written = await readFile(file, 'utf8').catch((error) => {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined
    throw new Trouble('copy-unreadable', { file }, { cause: error })
  })
  if (written === undefined) return undefined
  const [text = '', sum] = written.split('\n')
  const isWhole = written === `${text}\n${sum}\n` && hash('sha256', text) === sum
  const manifest = isWhole || believing ? parsed(text) : undefined
  if (!manifest) throw new Trouble('copy-manifest', { file })
  return manifest
}

function parsed(text: string): Manifest | undefined {
  try {
    const manifest = JSON.parse(text) as Manifest
    return manifest.format === 1 && manifest.blobs.every(([id]) => isId(id)) ? manifest : undefined
  } catch {
    return undefined
  }
}

/** An id becomes a path. */
const isId = (id: unknown) => typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)
