import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { Trouble } from '#domain/unseal/trouble.ts'

/** How one installation runs. No key and no password is ever configured here (docs/security.md §2). */
export type Config = {
  /** The folder of the database, the keyring and the encrypted files. */
  readonly data: string
  readonly port: number
  /** Whether somebody asked for this very port: then it is used or refused, never exchanged for another. */
  readonly portNamed?: boolean
  /** Loopback, unless a certificate or a named proxy is configured (docs/decisions/0064). */
  readonly host: string
  /** The address people type when a named proxy stands in front: `https://hr.example.cn`. */
  readonly origin?: string
  /** The address that this proxy connects from; this machine unless said otherwise. */
  readonly proxy?: string
  /** Where the key of an unattended start may lie (docs/decisions/0263). */
  readonly unattended?: { readonly credential?: string; readonly folder: string }
  /** How many times the usual budget an account has: for measuring (JUANZONG_PACE). */
  readonly pace?: number
  /** The port on this machine where a monitor may ask for counts and durations; none unless it is named. */
  readonly metrics?: number
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer }
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads JUANZONG_DATA, JUANZONG_PORT, JUANZONG_HOST, JUANZONG_ORIGIN, JUANZONG_PROXY, JUANZONG_METRICS,
 * JUANZONG_CERT, JUANZONG_KEY and JUANZONG_UNATTENDED. Throws `Trouble` where a value cannot be used, or where it would listen beyond this machine without encryption.
 */
export function readConfig(env: Environment, { data = 'data', port = 8080 } = {}): Config {
  const origin = env['JUANZONG_ORIGIN']
  if (origin !== undefined && !/^https:\/\/[^/\s]+$/.test(origin))
    throw new Trouble('origin-invalid', { value: origin })
  const [cert, key] = [env['JUANZONG_CERT'], env['JUANZONG_KEY']]
  if ((cert === undefined) !== (key === undefined)) throw new Trouble('certificate-halved')

  const host = env['JUANZONG_HOST'] ?? '127.0.0.1'
  if (!isLoopback(host) && !cert && !origin) throw new Trouble('encryption-needed', { value: host })
  return {
    data: env['JUANZONG_DATA'] ?? data,
    ...readPort(env['JUANZONG_PORT'] ?? env['PORT'], port),
    host,
    ...(origin && { origin }),
    ...(env['JUANZONG_PROXY'] && { proxy: env['JUANZONG_PROXY'] }),
    unattended: unattendedIn(env),
    ...(env['JUANZONG_PACE'] && { pace: Number(env['JUANZONG_PACE']) || 1 }),
    ...(env['JUANZONG_METRICS'] && { metrics: readPort(env['JUANZONG_METRICS'], 0).port }),
    ...(cert && key && { tls: readCertificate(cert, key) }),
  }
}

/** What the system's credential store gave to this service, else a folder of the account; JUANZONG_UNATTENDED names another. */
function unattendedIn(env: Environment): NonNullable<Config['unattended']> {
  const given = env['CREDENTIALS_DIRECTORY']
  const folder = env['JUANZONG_UNATTENDED'] ?? join(env['HOME'] ?? homedir(), '.juanzong')
  return { folder, ...(given && { credential: join(given, 'juanzong-unattended') }) }
}

function readPort(given: string | undefined, usual: number): Pick<Config, 'port' | 'portNamed'> {
  if (given === undefined) return { port: usual, portNamed: false }
  const port = /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN
  if (!(port <= 65_535)) throw new Trouble('port-invalid', { value: given })
  return { port, portNamed: true }
}

/** Both files are tried here: at the first request it would be too late to say which of them is wrong. */
function readCertificate(certFile: string, keyFile: string): NonNullable<Config['tls']> {
  const [cert, key] = [readNamed(certFile), readNamed(keyFile)]
  const certificate = usable(certFile, () => new X509Certificate(cert))
  const privateKey = usable(keyFile, () => createPrivateKey(key))
  if (!certificate.checkPrivateKey(privateKey)) throw new Trouble('certificate-mismatched', { file: keyFile })
  return { cert, key }
}

function readNamed(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (cause) {
    throw new Trouble('certificate-missing', { file }, { cause })
  }
}

function usable<Value>(file: string, read: () => Value): Value {
  try {
    return read()
  } catch (cause) {
    throw new Trouble('certificate-unreadable', { file }, { cause })
  }
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.')

/** Where things lie in the data folder. */
export const placesIn = (data: string) => ({
  database: join(data, 'juanzong.db'),
  keyring: join(data, 'keyring.db'),
  blobs: join(data, 'blobs'),
})
