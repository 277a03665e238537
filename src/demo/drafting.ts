import sharp from 'sharp'
import { beginDraft, type NewRecord } from '#actions/dossiers/beginning.ts'
import { saveRecord } from '#actions/dossiers/saving.ts'
import type { BlobRow } from '#db/blobs.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { BlobId, DossierId } from '#domain/ids.ts'
import type { PartialDate } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { command, must } from './doing.ts'
import type { Company } from './founding.ts'
import type { DemoPerson } from './person.ts'
import { isDeputys } from './plans.ts'
import { ofDraft, type Planted, spoiled } from './planted/index.ts'
import { portrait } from './portrait.ts'
import { recordsOf } from './records.ts'

const [width, height] = [400, 500]

/** The drawn face as the photo it would be: JPEG, 4:5. */
export const photoOf = (person: DemoPerson, year: number): Promise<Buffer> =>
  sharp(Buffer.from(portrait(person, year)))
    .flatten({ background: '#fff' })
    .jpeg({ quality: 88 })
    .toBuffer()

/** What an officer types in: the records, 无此类情况 where there is nothing. */
export async function beginDossier(
  app: App,
  by: Actor,
  {
    company,
    person,
    year,
    planted,
    keeper = isDeputys(person) ? 'deputy' : 'hr',
  }: {
    company: Company
    person: DemoPerson
    year: number
    planted: readonly Planted[]
    keeper?: 'hr' | 'deputy'
  },
): Promise<DossierId> {
  const records = spoiled(recordsOf(person, { ...company, year }), planted.filter(ofDraft), year)
  const beginning = {
    entity: company.entityOf(person.unit),
    keeper,
    person: company.personOf(person.name, person.unit),
    records,
    nothing: without(records),
  } as const
  return must(await beginDraft(app, by, beginning, command(app))) as DossierId
}

/** The encrypted file of a photo, still on its way to the disk: the dossier goes on meanwhile. */
export function layPhoto(app: App, dossier: DossierId, bytes: Buffer): Promise<BlobRow> {
  const laid = app.blobs.lay({ id: app.newId<BlobId>(), dossier, group: 'photo', bytes, at: app.now() })
  // Whoever waits for it later hears of what went wrong.
  laid.catch(() => {})
  return laid
}

/** Puts a portrait into a draft, laid down before. */
export async function savePhoto(
  app: App,
  by: Actor,
  dossier: DossierId,
  laid: BlobRow,
  { year, planted }: { readonly year: number; readonly planted: readonly Planted[] },
) {
  await app.blobs.enter(app.db, laid)
  const { taken } = photoFields(year, planted)
  const fields = { image: { blob: laid.id, width, height }, ...(taken && { taken }) }
  must(await saveRecord(app, by, { dossier, section: named('photo'), fields }, command(app)))
}

/** What is said of a photo: of last spring, as a rule. */
export function photoFields(year: number, planted: readonly Planted[]): Fields {
  const usual = [{ section: 'photo', fields: { taken: `${year - 1}03` as PartialDate } }]
  const own = planted.filter(({ section }) => section === 'photo')
  return spoiled(usual, own, year)[0]?.fields ?? {}
}

/** Of these a clerk says in so many words that there is nothing to tell. */
const without = (records: readonly NewRecord[]): readonly string[] =>
  ['titles', 'rewards', 'conduct', 'punishments', 'abroad'].filter(
    (key) => !records.some(({ section }) => section === key),
  )

/** The section of this key; a story that names none is a mistake of ours. */
export function named(key: string): Section {
  const section = sectionOf(key)
  if (!section) throw new Error(`There is no section ${key}.`)
  return section
}
