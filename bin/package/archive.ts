import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { basename, dirname } from 'node:path'
import { PassThrough, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

export type Archived = { readonly bytes: number; readonly sha256: string }

/**
 * One archive of a folder, the same bytes from the same files whoever makes it and when: sorted, one time, no owner. Takes
 * GNU tar; level 0 leaves it unzipped.
 */
export async function archive(folder: string, to: string, level = 6): Promise<Archived> {
  const fixed = ['--sort=name', '--mtime=2020-01-01T00:00:00Z', '--owner=0', '--group=0', '--numeric-owner']
  const given = [...fixed, '--format=gnu', '-C', dirname(folder), '-cf', '-', basename(folder)]
  const tar = spawn('tar', given, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, LC_ALL: 'C' } })
  const ended = once(tar, 'close')
  const hash = createHash('sha256')
  let bytes = 0
  const counted = new Transform({
    transform(piece, _, pass) {
      hash.update(piece)
      bytes += piece.length
      pass(null, piece)
    },
  })
  await pipeline(tar.stdout, level === 0 ? new PassThrough() : createGzip({ level }), counted, createWriteStream(to))
  const [code] = await ended
  if (code !== 0) throw new Error('tar did not make the archive; it must be GNU tar.')
  return { bytes, sha256: hash.digest('hex') }
}
