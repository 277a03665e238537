import { preparePicture } from '#actions/dossiers/picture.ts'
import type { BlobRow } from '#db/blobs.ts'
import type { BlobId, DossierId } from '#domain/ids.ts'
import type { Unsafe } from '#domain/imports/archive.ts'
import { otherKind } from '#domain/imports/kinds.ts'
import type { Place } from '#domain/imports/place.ts'
import type { FileRead, SentFile } from '#domain/imports/read-file.ts'
import type { FileRefusal } from '#domain/imports/reading.ts'
import { baseOf, isPicture } from '#domain/imports/sibling.ts'
import type { UnderstoodRecord } from '#domain/imports/understand.ts'
import type { ZipEntry } from '#domain/imports/zip.ts'
import { isHeic } from '#domain/parsing/heic.ts'
import type { App } from '#house/app.ts'
import { destroy } from './destroying.ts'
import { archiveIn, unpack } from './unpacking.ts'

/** A person who was read: encrypted on the disk under the key of the dossier that it may become, in no table yet. */
export type Received = {
  readonly ok: true
  readonly name: string
  readonly bytes: number
  readonly dossier: DossierId
  readonly read: FileRead
  /** What the portrait makes of the section of photos. */
  readonly portrait: readonly UnderstoodRecord[]
  /** The file of the photo beside it, as it came. */
  readonly photo?: BlobId
  /** The file itself first. */
  readonly blobs: readonly BlobRow[]
}

/** A file that cannot be read leaves nothing behind but why. */
export type Turned = {
  readonly ok: false
  readonly name: string
  readonly refusal: FileRefusal
  readonly place?: Place
  readonly params?: Readonly<Record<string, string>>
}

/** A picture that lies on the disk until the form of its name comes; it may be there already. */
type Picture = {
  readonly name: string
  readonly base: string
  readonly dossier: DossierId
  readonly raw: BlobRow
  readonly laid: Laid
  /** Why it is not taken where no form of its name comes. */
  readonly refusal: FileRefusal
}

/** Files that are sent together: they come one at a time and leave as people, each with the photo of its name. */
export type Receiving = {
  readonly take: (file: SentFile) => Promise<void>
  /** Takes a person who was read already; the bytes are what is kept of where. */
  readonly takeRead: (file: SentFile, read: FileRead) => Promise<void>
  /** Says of a file why it is not taken. */
  readonly turn: (file: Turned) => void
  /** Everybody who was read and every file that was not, in the order in which they came. */
  readonly end: () => Promise<readonly (Received | Turned)[]>
  /** Leaves neither key nor file. */
  readonly abandon: () => Promise<void>
}

/** Everything slow about files happens here, one at a time: reading, the portraits, the encrypted files on the disk. */
export function beginReceiving(app: App): Receiving {
  const sending: Sending = { rows: [], pictures: [], laying: beginLaying(app), archives: [] }
  const { rows, pictures, laying, archives } = sending
  return {
    take: async (file) => {
      if (isPicture(file.bytes, file.name)) return takePicture(sending, file)
      const archive = await archiveIn(file)
      return archive ? takeArchive(app, sending, file, archive) : takeForm(sending, file, app.readingRoom)
    },
    takeRead: async (file, read) => {
      rows.push(await takePerson(sending, file, read))
    },
    turn: (file) => {
      rows.push(file)
    },
    end: async () => {
      const told = new Set(rows.filter(({ ok }) => !ok).map(({ name }) => baseOf(name)))
      for (const { name, base, dossier, refusal } of pictures.splice(0)) {
        await laying.destroy(dossier)
        if (!told.has(base)) rows.push({ ok: false, name, refusal })
      }
      return rows
    },
    abandon: async () => {
      await laying.abandon()
      for (const archive of archives) await archive.abandon()
    },
  }
}

/** An archive is a sending of its own: refused whole, it leaves nothing of what came before the fault. */
async function takeArchive(
  app: App,
  { rows, archives }: Sending,
  { name, mend }: SentFile,
  archive: readonly ZipEntry[] | Unsafe,
): Promise<void> {
  const own = beginReceiving(app)
  archives.push(own)
  const unsafe = 'refusal' in archive ? archive : await unpack(archive, mend, own)
  if (unsafe) {
    await own.abandon()
    rows.push({ ok: false, name, ...unsafe })
  } else rows.push(...(await own.end()))
}

type Sending = {
  readonly rows: (Received | Turned)[]
  readonly pictures: Picture[]
  readonly laying: Laying
  readonly archives: Receiving[]
}

async function takePicture({ rows, pictures, laying }: Sending, { name, bytes }: SentFile): Promise<void> {
  const base = baseOf(name)
  const at = rows.findIndex((row) => row.ok && baseOf(row.name) === base && mayTakePhoto(row))
  const form = rows[at]
  const dossier = form?.ok ? form.dossier : laying.newKey()
  const refusal = isHeic(bytes) ? 'import.heic' : (otherKind(bytes, name) ?? 'import.picture')
  const raw = await laying.lay(dossier, 'photo', bytes)
  const picture = { name, base, dossier, raw, laid: await layPortrait(laying, dossier, bytes), refusal }
  if (form?.ok) rows[at] = withPhoto(form, picture)
  else pictures.push(picture)
}

async function takeForm(sending: Sending, file: SentFile, room: App['readingRoom']): Promise<void> {
  const people = await room.read(file)
  for (const [at, person] of people.entries()) {
    const name = people.length === 1 ? file.name : `${file.name} #${at + 1}`
    sending.rows.push(person.ok ? await takePerson(sending, { ...file, name }, person.value) : { name, ...person })
  }
}

async function takePerson({ pictures, laying }: Sending, file: SentFile, read: FileRead): Promise<Received> {
  const { name } = file
  const bytes = read.own ?? file.bytes
  const at = mayTakePhoto({ read }) ? pictures.findIndex(({ base }) => base === baseOf(name)) : -1
  const [picture] = at < 0 ? [] : pictures.splice(at, 1)
  const dossier = picture?.dossier ?? laying.newKey()
  const raw = await laying.lay(dossier, 'discipline', bytes)
  const laid = await layPortrait(laying, dossier, read.portrait)
  // An .lrmx holds its photo as it came; out of a Word form it is taken once and kept beside it.
  const photo = read.format === 'docx' && read.portrait && (await laying.lay(dossier, 'photo', read.portrait))
  const blobs = [raw, ...blobsIn(laid), ...(photo ? [photo] : [])]
  const own = photo ? { photo: photo.id } : {}
  const row = { ok: true, name, bytes: bytes.length, dossier, read, portrait: laid.records, ...own, blobs } as const
  return picture ? withPhoto(row, picture) : row
}

/** One file alone, and nothing left of it where something fails. */
export async function receiveFile(app: App, file: SentFile): Promise<readonly (Received | Turned)[]> {
  const receiving = beginReceiving(app)
  try {
    await receiving.take(file)
    return await receiving.end()
  } catch (error) {
    await receiving.abandon()
    throw error
  }
}

/** What was received and is not staged after all leaves neither key nor file. */
export async function turnAway(app: App, files: readonly (Received | Turned)[]): Promise<void> {
  for (const file of files) if (file.ok) await destroy(app, { ...file, blobs: file.blobs.map(({ id }) => id) })
}

/** One form has one photo, and the photo in a form goes before the one beside it. */
const mayTakePhoto = ({ read, photo }: Pick<Received, 'read' | 'photo'>) =>
  photo === undefined && read.portrait === undefined && !read.own

const withPhoto = (form: Received, { raw, laid }: Picture): Received => ({
  ...form,
  portrait: laid.records,
  photo: raw.id,
  blobs: [...form.blobs, raw, ...blobsIn(laid)],
})

type Laying = ReturnType<typeof beginLaying>

/** Keys and encrypted files of a sending, all of them remembered, so that a failure leaves none. */
function beginLaying(app: App) {
  const laid = new Map<DossierId, BlobId[]>()
  const destroyOne = async (dossier: DossierId) => {
    await destroy(app, { dossier, blobs: laid.get(dossier) ?? [] })
    laid.delete(dossier)
  }
  return {
    newKey: (): DossierId => {
      const dossier = app.newId<DossierId>()
      app.vault.addKey(dossier)
      laid.set(dossier, [])
      return dossier
    },
    lay: (dossier: DossierId, group: 'discipline' | 'photo', bytes: Uint8Array): Promise<BlobRow> => {
      const id = app.newId<BlobId>()
      laid.get(dossier)?.push(id)
      return app.blobs.lay({ id, dossier, group, bytes, at: app.now() })
    },
    destroy: destroyOne,
    abandon: async () => {
      for (const dossier of [...laid.keys()]) await destroyOne(dossier)
    },
  }
}

type Laid = { readonly records: readonly UnderstoodRecord[]; readonly blob?: BlobRow }

const blobsIn = ({ blob }: Laid): readonly BlobRow[] => (blob ? [blob] : [])

/** The portrait as the form prints it, encrypted on the disk; one that cannot be used is said so. */
async function layPortrait(laying: Laying, dossier: DossierId, written: Uint8Array | undefined): Promise<Laid> {
  if (!written) return { records: [] }
  const prepared = await preparePicture(written)
  const photo = { section: 'photo', raw: '' }
  if (!prepared.ok) return { records: [{ ...photo, fields: {}, doubts: [{ code: prepared.refusal, field: 'image' }] }] }
  const { bytes, width, height } = prepared.value
  const blob = await laying.lay(dossier, 'photo', bytes)
  return { records: [{ ...photo, fields: { image: { blob: blob.id, width, height } }, doubts: [] }], blob }
}
