import { archiveIn, unpack } from '#actions/imports/unpacking.ts'
import type { BlobRow } from '#db/blobs.ts'
import { keyOf } from '#db/bringing/sealed.ts'
import type { BroughtContent, BroughtRefusal, LaidFile } from '#domain/bringing/brought.ts'
import { isListName } from '#domain/bringing/list-name.ts'
import type { BlobId, BringingId } from '#domain/ids.ts'
import type { Unsafe } from '#domain/imports/archive.ts'
import type { SentFile } from '#domain/imports/read-file.ts'
import { baseOf, isPicture } from '#domain/imports/sibling.ts'
import type { ZipEntry } from '#domain/imports/zip.ts'
import type { App } from '#house/app.ts'

/** What comes together on its way in: every file lies encrypted on the disk, nobody has read any yet. */
export type Arriving = {
  readonly id: BringingId
  readonly take: (file: SentFile) => Promise<void>
  /** A name list that was pasted, as text. */
  readonly takeList: (file: SentFile) => Promise<void>
  /** Says of a file why it is not taken. */
  readonly turn: (file: Turned) => void
  /** Every file with the photo of its name, in the order in which they came. */
  readonly end: () => Promise<readonly BroughtContent[]>
  /** Leaves neither key nor file. */
  readonly abandon: () => Promise<void>
}

export type Turned = Omit<BroughtRefusal, 'code'> & { readonly name: string; readonly refusal: string }

type Picture = { readonly base: string; readonly file: LaidFile }
type Kept = { readonly contents: BroughtContent[]; readonly pictures: Picture[] }

/** Takes files as they come: one at a time in memory, archives unpacked, a refused archive refused whole. */
export function beginArriving(app: App): Arriving {
  const id = app.newId<BringingId>()
  const all: Kept = { contents: [], pictures: [] }
  const laid = new Set<BlobId>()
  let hasKey = false

  /** What is told of a file is sealed too, also where none lies on the disk: each was refused as it came. */
  const needKey = () => {
    if (!hasKey) app.vault.addKey(keyOf(id))
    hasKey = true
  }
  const lay = async ({ name, bytes }: SentFile): Promise<LaidFile> => {
    needKey()
    const blob = app.newId<BlobId>()
    laid.add(blob)
    const at = app.now()
    const row = await app.blobs.lay({ id: blob, dossier: keyOf(id), group: 'discipline', bytes, at })
    return { name, blob, tag: row.group_tag, bytes: row.bytes, hash: row.cipher_hash, at }
  }
  const remove = async (blob: BlobId) => {
    await app.blobs.remove(blob).catch(app.report)
    laid.delete(blob)
  }
  const takeInto = (into: Kept) => async (sent: SentFile) => {
    if (isPicture(sent.bytes, sent.name)) {
      into.pictures.push({ base: baseOf(sent.name), file: await lay(sent) })
      return
    }
    const archive = isListName(sent.name) ? undefined : await archiveIn(sent)
    if (archive) return takeArchive(into, sent, archive)
    const is = isListName(sent.name) ? 'list' : 'form'
    into.contents.push({ name: sent.name, is, ...(sent.mend && { mend: true }), file: await lay(sent) })
  }
  /** Refused whole, an archive leaves nothing of what came before the fault. */
  const takeArchive = async (into: Kept, { name, mend }: SentFile, archive: readonly ZipEntry[] | Unsafe) => {
    const own: Kept = { contents: [], pictures: [] }
    const taker = { take: takeInto(own), turn: (file: Turned) => void own.contents.push(turned(file)) }
    const unsafe = 'refusal' in archive ? archive : await unpack(archive, mend, taker)
    if (!unsafe) {
      into.contents.push(...paired(own))
      return
    }
    for (const file of filesOf(own)) await remove(file.blob)
    into.contents.push(turned({ name, ...unsafe }))
  }

  return {
    id,
    take: takeInto(all),
    takeList: async (sent) => {
      all.contents.push({ name: sent.name, is: 'list', file: await lay(sent) })
    },
    turn: (file) => void all.contents.push(turned(file)),
    end: async () => {
      needKey()
      return paired(all)
    },
    abandon: async () => {
      for (const blob of laid) await remove(blob)
      if (hasKey) app.vault.shred(keyOf(id))
      hasKey = false
    },
  }
}

const filesOf = ({ contents, pictures }: Kept): readonly LaidFile[] => [
  ...contents.flatMap(({ file }) => (file ? [file] : [])),
  ...pictures.map(({ file }) => file),
]

const turned = ({ name, refusal: code, ...why }: Turned): BroughtContent => ({
  name,
  is: 'form',
  refusal: { code, ...why },
})

/** The first form of a name has the photo of that name; a picture without one stands for itself, to be told so. */
function paired({ contents, pictures }: Kept): readonly BroughtContent[] {
  const left = [...pictures]
  const forms = contents.map((content) => {
    const at = content.is === 'form' && content.file ? left.findIndex(({ base }) => base === baseOf(content.name)) : -1
    const [picture] = at < 0 ? [] : left.splice(at, 1)
    return picture ? { ...content, photo: picture.file } : content
  })
  return [...forms, ...left.map(({ file }): BroughtContent => ({ name: file.name, is: 'form', file }))]
}

/** A laid file as the disk knows it. */
export const blobRowOf = (bringing: BringingId, { blob, tag, bytes, hash, at }: LaidFile): BlobRow => ({
  id: blob,
  dossier_id: keyOf(bringing),
  group_tag: tag as BlobRow['group_tag'],
  bytes,
  cipher_hash: hash,
  created_at: at,
})

/** Removes what lay on the disk of it, when nobody needs it any more. */
export async function removeFiles(app: App, { file, photo }: BroughtContent): Promise<void> {
  for (const one of [file, photo]) if (one) await app.blobs.remove(one.blob).catch(app.report)
}
