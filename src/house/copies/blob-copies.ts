import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { copyWhole, force, makeFolder, type Print, printOf, someAtATime } from './durable.ts'
import { blobIn, layout } from './folder.ts'
import type { BlobRow } from './proving.ts'

type From = { readonly to: string; readonly blobs: string; readonly thorough?: boolean | undefined }
type Watching = { readonly progress: (step: 'files', done: number, total: number) => void }

/** Adds what is not there yet by name and size. An encrypted file is what it was written as, or it is not copied. */
export async function copyBlobs(
  { to, blobs: from, thorough = false }: From,
  rows: readonly BlobRow[],
  { progress }: Watching,
) {
  const { blobs: into } = layout(to)
  const [blobs, missing]: [[string, number, string][], string[]] = [[], []]
  let [added, written, done] = [0, 0, 0]
  const made = new Set<string>()
  const copy = async ({ id, cipher_hash: sha256 }: BlobRow) => {
    const wanted = { source: blobIn(from, id), target: blobIn(into, id), sha256, thorough }
    const bytes = await ensureBlob(wanted, (print) => {
      added += 1
      written += print.bytes
      made.add(dirname(wanted.target))
    })
    if (bytes === undefined) missing.push(id)
    else blobs.push([id, bytes, sha256])
    done += 1
    if (done % 100 === 0) progress('files', done, rows.length)
  }
  progress('files', 0, rows.length)
  await someAtATime(rows, copy)
  for (const folder of made) await force(folder)
  progress('files', rows.length, rows.length)
  return { blobs: blobs.sort(([one], [other]) => (one < other ? -1 : 1)), missing: missing.sort(), added, written }
}

type Wanted = {
  readonly source: string
  readonly target: string
  readonly sha256: string
  readonly thorough: boolean
}

/** Answers how long the file among the copies is; undefined where there is none to be had. */
async function ensureBlob(
  { source, target, sha256, thorough }: Wanted,
  copied: (print: Print) => void,
): Promise<number | undefined> {
  const [there, here] = [await sizeOf(source), await sizeOf(target)]
  const isSound = here !== undefined && (!thorough || (await printOf(target)).sha256 === sha256)
  if (there === undefined) return isSound ? here : undefined
  if (isSound && there === here) return here
  const print = await copyBlob(source, target, sha256)
  if (print) copied(print)
  return print?.bytes
}

async function copyBlob(source: string, target: string, sha256: string): Promise<Print | undefined> {
  await makeFolder(dirname(target))
  try {
    return await copyWhole(source, target, {
      check: (print) => {
        if (print.sha256 !== sha256) throw new NotWhatItWas()
      },
    })
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (error instanceof NotWhatItWas || isGone) return undefined
    throw error
  }
}

class NotWhatItWas extends Error {}

const sizeOf = async (file: string): Promise<number | undefined> =>
  stat(file).then(
    ({ size }) => size,
    (error) => {
      if (error.code === 'ENOENT') return undefined
      throw error
    },
  )
