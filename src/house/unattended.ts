import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { overlap } from '#domain/copies/place.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import { type Label, openKeyringFile } from '#keys/keyring-file.ts'
import type { Locks } from '#keys/locks.ts'
import type { House } from '#routes/web/house.ts'
import { type Config, placesIn } from './config.ts'

/** What the system gave to the service, and the folder of the account where it gave nothing. */
export type UnattendedPlaces = NonNullable<Config['unattended']>

/** Where the key lies: sealed by the credential store of the system, or in a file of mode 600 outside of the data. */
export type UnattendedPlace = { readonly is: 'credential' | 'file'; readonly file: string }

/** 无人值守启动: whether the house opens by a key on this machine, without custodians (docs/decisions/0263). */
export type Unattended = {
  readonly isOn: () => boolean
  /** Undefined where there is none that would do. */
  readonly place: () => UnattendedPlace | undefined
  readonly state: () => UnattendedState
  /** Lays the key in its place; what it answers lets it open the house. Throws `Trouble` where the place takes no file. */
  readonly prepare: () => () => void
  /** It takes custodians again, from the next start on. */
  readonly end: () => void
  /** Wipes the file of a key that opens nothing any more. */
  readonly forget: () => void
}

type Keyring = { readonly installation: string; readonly demo: boolean; readonly locks: Locks }

/** Of an open keyring; nowhere to lay a key in the demo, which opens itself. */
export function createUnattended(
  { installation, demo, locks }: Keyring,
  places: { readonly data: string } & Partial<UnattendedPlaces>,
): Unattended {
  const place = () => (demo ? undefined : placeFor(installation, places))
  const forget = () => {
    const at = place()
    if (at?.is === 'file' && !locks.isUnattended()) rmSync(at.file, { force: true })
  }
  return {
    isOn: locks.isUnattended,
    place,
    state: () => stateAt(locks.isUnattended() ? 'unattended' : 'custodians', place()),
    prepare: () => {
      const at = place()
      if (!at) throw new Trouble('unknown')
      const key = at.is === 'credential' ? readFileSync(at.file) : laid(at.file)
      return () => {
        locks.setUnattended(key)
        key.fill(0)
      }
    },
    end: () => {
      locks.setUnattended(undefined)
      forget()
    },
    forget,
  }
}

/** The credential wins where there is one of 32 bytes or more. A file beside the data would be stolen with them. */
export function placeFor(
  installation: string,
  { data, credential, folder }: { readonly data: string } & Partial<UnattendedPlaces>,
): UnattendedPlace | undefined {
  if (credential && existsSync(credential) && statSync(credential).size >= 32)
    return { is: 'credential', file: credential }
  if (folder === undefined || overlap(resolve(folder), resolve(data))) return undefined
  return { is: 'file', file: join(resolve(folder), `unattended-${installation.slice(0, 8)}.key`) }
}

/** A new key, on the disk before anything is opened by it. */
function laid(file: string): Buffer {
  const key = randomBytes(32)
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    rmSync(file, { force: true })
    const handle = openSync(file, 'wx', 0o600)
    try {
      writeSync(handle, key)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch (cause) {
    throw new Trouble('folder-unwritable', { file, folder: file }, { cause })
  }
  return key
}

export type UnattendedState = {
  readonly is: 'custodians' | 'unattended'
  /** Where the key would be read from. */
  readonly place?: UnattendedPlace
  /** Whether it is there, for the account of the service alone. */
  readonly isThere: boolean
}

/** How the house of a data folder starts, as far as that shows without a key. */
export function startOf({
  data,
  unattended,
}: Pick<Config, 'data' | 'unattended'>): UnattendedState & Pick<Label, 'mark'> {
  const file = openKeyringFile(placesIn(data).keyring)
  try {
    const { installation, mark } = file.label()
    const is = Object.keys(file.unattendedKeys()).length > 0 ? 'unattended' : 'custodians'
    const place = mark === 'demo' ? undefined : placeFor(installation, { data, ...unattended })
    return { ...stateAt(is, place), mark }
  } finally {
    file.close()
  }
}

const stateAt = (is: UnattendedState['is'], place: UnattendedPlace | undefined): UnattendedState => ({
  is,
  isThere: place !== undefined && existsSync(place.file) && isPrivate(place),
  ...(place && { place }),
})

/** A file is for the account of the service alone. A credential is the system's to guard: its mode shows a list of access. */
const isPrivate = ({ is, file }: UnattendedPlace): boolean => is === 'credential' || (statSync(file).mode & 0o077) === 0

/** Opens the house by the key on the machine where two people let it; answers what to say on the terminal. */
export async function openUnattended(
  house: Pick<House, 'openWith'>,
  config: Pick<Config, 'data' | 'unattended'>,
): Promise<'custodians' | 'opened' | 'key-missing' | 'key-refused'> {
  const { is, place, isThere } = startOf(config)
  if (is === 'custodians') return 'custodians'
  if (!place || !isThere) return 'key-missing'
  const text = readFileSync(place.file).toString('base64url')
  const opened = await house.openWith({ kind: 'unattended', text })
  return opened.ok ? 'opened' : 'key-refused'
}
