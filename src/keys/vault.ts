import { createHmac, createSecretKey, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto'
import { Damaged } from '#domain/errors.ts'
import type { BlobId, DossierId } from '#domain/ids.ts'
import { canonical, type Json } from '#domain/json.ts'
import { createMemo } from '#domain/memo.ts'
import type { Instant } from '#domain/time.ts'
import type { Fingerprint, Sealed, Tag } from '#keys/sealed.ts'
import { hashPassword, verifyPassword } from './argon.ts'
import { type CipherKey, decrypt, deriveKey, encrypt, subkey } from './envelope.ts'
import type { HouseKey, Keyring } from './keyring.ts'
import { createMac, type Mac } from './mac.ts'
import { createOpener } from './opener.ts'
import { type Owner, type Place, partsOf } from './place.ts'

export type { Place } from './place.ts'

/** Opens and names as the vault does, for many dossiers one after the other; their keys are kept nowhere. */
export type Opening = Pick<Vault, 'open' | 'tag'>

export type Vault = {
  /** For a walk over many dossiers, whose keys are fetched together; each is wiped as soon as the next dossier is asked for. */
  readonly opening: (dossiers: readonly DossierId[]) => Opening
  /** Under the dossier's own key, or the organisation's for what belongs to no dossier (docs/decisions/0050). */
  readonly seal: (plain: Json, place: Place) => Sealed
  /** The same with the key that it has now, once it is asked for. */
  readonly sealing: (plain: Json, place: Place) => () => Sealed
  /** Throws `Damaged` when a byte or the place differs, or the key was shredded. */
  readonly open: (sealed: Sealed, place: Place) => Json
  /** Whether an envelope that lies there says just this. Throws as `open` does. */
  readonly says: (sealed: Sealed, place: Place, plain: Json) => boolean
  /** What an envelope holds as the one text of it, which can be hashed. */
  readonly text: (sealed: Sealed, place: Place) => string
  /**
   * The keyed name of a section, group or scope: `section:<key>`, `group:<key>`, `scope:<key>` (docs/decisions/0010).
   */
  readonly tag: (dossier: DossierId, name: string) => Tag
  /** 盲索引 of a near-unique identifier; blanks, case and width make no difference. */
  readonly fingerprint: (kind: 'id-number' | 'dossier-number', value: string) => Fingerprint
  /** What the log says in place of a search term, and the throttle in place of a name or an address. */
  readonly termFingerprint: (text: string) => string
  /** Durable before it returns; call it before the transaction that adds the dossier commits. */
  readonly addKey: (dossier: DossierId) => void
  readonly addKeys: (dossiers: readonly DossierId[]) => void
  /** 销毁密钥: what was sealed under it is noise from now on. */
  readonly shred: (dossier: DossierId) => void
  readonly hasKey: (dossier: DossierId) => boolean
  /** Every dossier that has a key. */
  readonly keyOwners: () => readonly DossierId[]
  /** The key of one blob. Throws `Damaged` when the dossier has none. */
  readonly blobKey: (dossier: DossierId, blob: BlobId) => CipherKey
  /** What a form or a device carries to show that this house gave it out, for whom and for what (22 characters). */
  readonly mark: (parts: readonly string[]) => string
  readonly isMark: (parts: readonly string[], mark: string) => boolean
  /** How a session's token is kept at rest. */
  readonly tokenPrint: (token: string) => string
  readonly hashPassword: (password: string) => Promise<string>
  /** Against no hash at all it takes as long and answers false, so that nobody learns who exists. */
  readonly verifyPassword: (hashed: string | undefined, password: string) => Promise<boolean>
  /** For the seals of rows (docs/decisions/0081). */
  readonly mac: Mac
  readonly random: (bytes: number) => Buffer
  readonly installation: string
  /** Drops every derived key; nothing opens afterwards once the keyring is closed too. */
  readonly forget: () => void
}

/** 密库: everything that seals and opens. The keys never leave it, the key of a single blob apart. */
export function createVault(keyring: Keyring, now: () => Instant): Vault {
  const houseKey = (name: HouseKey) => createSecretKey(keyring.key(name))
  const [blindIndex, pepper] = [houseKey('blind-index'), houseKey('pepper')]
  const keys = createMemo<CipherKey>(keysKept)
  const tags = createMemo<Map<string, Tag>>(tagsKept)
  const peppered = (password: string) =>
    createHmac('sha256', pepper).update(password.normalize('NFKC')).digest('base64url')
  const [mac, markMac] = [keyedMac(keyring, 'rows'), keyedMac(keyring, 'marks', 'base64url')]
  const tokenMac = createMac(keyring.key('session'), keyring.suite)
  const tagMac = createMac(keyring.key('tag'), keyring.suite)
  /** 8 bytes in hex. */
  const tagOf = (dossier: DossierId, name: string) =>
    tagMac(`tag ${dossier.length}:${dossier},${name}`).slice(0, 16) as Tag
  const mark = (parts: readonly string[]) => markMac(JSON.stringify(parts)).slice(0, 22)
  let nobody: Promise<string> | undefined

  const keyOf = (owner: Owner): CipherKey => keys.get(owner, () => derive(keyring, owner, 'envelopes'))
  const plainIn = (sealed: Sealed, place: Place): Buffer => {
    try {
      return decrypt(keyOf(place.dossier), sealed, partsOf(keyring.installation, place))
    } catch (error) {
      throw error instanceof Damaged ? new Damaged({ table: place.table, id: place.record }) : error
    }
  }

  const sealing = (plain: Json, place: Place) => {
    const key = keyOf(place.dossier)
    return () => encrypt(key, padded(canonical(plain)), partsOf(keyring.installation, place)) as Sealed
  }

  /** Of a walk: the key of the dossier at hand and no other. */
  const opening = (dossiers: readonly DossierId[]): Opening => {
    const open = createOpener(keyring.dataKeys(dossiers), keyring)
    return {
      open: (sealed, place) => JSON.parse(open(sealed, place).toString()),
      tag: tagOf,
    }
  }

  return {
    opening,
    seal: (plain, place) => sealing(plain, place)(),
    sealing,
    open: (sealed, place) => JSON.parse(plainIn(sealed, place).toString()),
    says: (sealed, place, plain) => plainIn(sealed, place).equals(padded(canonical(plain))),
    text: (sealed, place) => plainIn(sealed, place).toString().trimEnd(),
    tag: (dossier, name) => {
      const known = tags.get(dossier, () => new Map())
      const tag = known.get(name) ?? tagOf(dossier, name)
      known.set(name, tag)
      return tag
    },
    fingerprint: (kind, value) => print(blindIndex, 16, kind, plainIdentifier(value)) as Fingerprint,
    termFingerprint: (text) => print(blindIndex, 16, 'term', text.normalize('NFKC').trim().toLowerCase()),
    addKey: (dossier) => keyring.addDataKeys([dossier], now()),
    addKeys: (dossiers) => keyring.addDataKeys(dossiers, now()),
    shred: (dossier) => {
      keys.drop(dossier)
      keyring.shred(dossier, now())
    },
    hasKey: (dossier) => keys.has(dossier) || keyring.hasDataKey(dossier),
    keyOwners: () => keyring.owners() as DossierId[],
    blobKey: (dossier, blob) => derive(keyring, dossier, `blob ${blob}`),
    mark,
    isMark: (parts, given) => {
      const [right, asked] = [Buffer.from(mark(parts)), Buffer.from(given)]
      return right.length === asked.length && timingSafeEqual(right, asked)
    },
    tokenPrint: tokenMac,
    hashPassword: (password) => hashPassword(peppered(password), keyring.cost),
    verifyPassword: async (hashed, password) => {
      nobody ??= hashPassword(randomBytes(32).toString('base64url'), keyring.cost)
      const right = await verifyPassword(hashed ?? (await nobody), peppered(password))
      return right && hashed !== undefined
    },
    mac,
    random: randomBytes,
    installation: keyring.installation,
    forget: () => {
      for (const each of [mac, markMac, tokenMac, tagMac]) each.forget()
      keys.clear()
      tags.clear()
    },
  }
}

/** Under the organisation's own key, so that a copy of the data alone cannot make one. */
function keyedMac(keyring: Keyring, purpose: 'rows' | 'marks', digest?: 'base64url'): Mac {
  const dataKey = keyring.dataKey('organisation')
  if (!dataKey) throw new Damaged()
  const secret = subkey(dataKey.secret, purpose, keyring.suite)
  dataKey.secret.fill(0)
  const mac = createMac(secret, keyring.suite, digest)
  secret.fill(0)
  return mac
}

function derive(keyring: Keyring, owner: Owner, purpose: string): CipherKey {
  const dataKey = keyring.dataKey(owner)
  if (!dataKey) throw new Damaged()
  const key = deriveKey(dataKey.secret, purpose, keyring.suite, dataKey.id)
  dataKey.secret.fill(0)
  return key
}

/** Blanks up to the next 64 bytes: the length tells little, and a reader of JSON passes over them. */
function padded(text: string): Buffer {
  const bytes = Buffer.byteLength(text)
  const buffer = Buffer.alloc(Math.ceil(bytes / 64) * 64, ' ')
  buffer.write(text)
  return buffer
}

/** HMAC-SHA256 of both parts, the first with its length, cut to so many bytes, in hex. */
const print = (key: KeyObject, bytes: number, kind: string, text: string): string =>
  createHmac('sha256', key)
    .update(`${Buffer.byteLength(kind)}:${kind},${text}`)
    .digest('hex')
    .slice(0, bytes * 2)

const plainIdentifier = (value: string) => value.normalize('NFKC').replace(/\s/g, '').toUpperCase()

/**
 * Of how many dossiers what opens them is kept: those of some minutes. A key weighs a kilobyte and a half and is made again in
 * 30 µs, a hundredth of what a page of its dossier takes. Walks over all of them keep none (`opening`).
 */
const keysKept = 2048

/** The same of their tags, of which a page asks for fifty: ten kilobytes, made again in 35 µs. */
const tagsKept = 64
