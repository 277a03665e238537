import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How one installation runs. No key and no password is ever configured here (security.md §2). */
export type Config = {
  /** The folder of the database, the keyring and the encrypted files. */
  readonly data: string
  readonly port: number
  /** Loopback, unless a certificate or a named proxy is configured (decisions.md 64). */
  readonly host: string
  /** The address people type when a named proxy stands in front: `https://hr.example.cn`. */
  readonly origin?: string
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer }
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads JUANZONG_DATA, JUANZONG_PORT, JUANZONG_HOST, JUANZONG_ORIGIN, JUANZONG_CERT and JUANZONG_KEY. Throws with a
 * sentence where a value cannot be used, or where it would listen beyond this machine without encryption.
 */
export function readConfig(env: Environment, { data = 'data', port = 8080 } = {}): Config {
  const chosenPort = Number(env['JUANZONG_PORT'] ?? env['PORT'] ?? port)
  if (!Number.isInteger(chosenPort) || chosenPort < 0 || chosenPort > 65_535) {
    throw new Error('JUANZONG_PORT must be a port number.')
  }
  const origin = env['JUANZONG_ORIGIN']
  if (origin !== undefined && !/^https:\/\/[^/]+$/.test(origin)) {
    throw new Error('JUANZONG_ORIGIN must look like https://hr.example.cn.')
  }
  const [cert, key] = [env['JUANZONG_CERT'], env['JUANZONG_KEY']]
  if ((cert === undefined) !== (key === undefined)) throw new Error('JUANZONG_CERT and JUANZONG_KEY belong together.')

  const host = env['JUANZONG_HOST'] ?? '127.0.0.1'
  if (!isLoopback(host) && !cert && !origin) {
    throw new Error(
      'Listening beyond this machine needs a certificate (JUANZONG_CERT, JUANZONG_KEY) or a proxy (JUANZONG_ORIGIN).',
    )
  }
  return {
    data: env['JUANZONG_DATA'] ?? data,
    port: chosenPort,
    host,
    ...(origin && { origin }),
    ...(cert && key && { tls: { cert: readFileSync(cert), key: readFileSync(key) } }),
  }
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.')

/** Where things lie in the data folder. */
export const placesIn = (data: string) => ({
  database: join(data, 'juanzong.db'),
  keyring: join(data, 'keyring.db'),
  blobs: join(data, 'blobs'),
})
