import { parametersNow } from '#actions/prints/material.ts'
import { digestOf } from '#db/commands.ts'
import type { Actor } from '#domain/access/actor.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { Damaged, Forbidden, NotFound } from '#domain/errors.ts'
import { fileName, fileNaming } from '#domain/exports/file-names.ts'
import type { Format } from '#domain/exports/formats.ts'
import type { PersonFiles, PersonJob } from '#domain/exports/person-job.ts'
import type { DossierId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { appointment } from '#domain/prints/papers/appointment.ts'
import type { Instant } from '#domain/time.ts'
import { type Leaving, readLeaving } from '#gate/exports/reading.ts'
import type { App } from '#house/app.ts'
import { type Archive, beginArchive, type Outgoing } from './archive.ts'

/** Who is not in the file and why: not to be seen or exported any more, damaged, or of characters the format lacks. */
export type LeftOut =
  | { readonly dossier: DossierId; readonly why: 'out-of-sight' | 'damaged' }
  | {
      /** Absent where it is the sheet around the people that cannot be drawn. */
      readonly dossier?: DossierId
      readonly why: 'characters'
      readonly missing: readonly string[]
      readonly name: string
    }

export type Built = {
  /** Nothing where everybody was left out. */
  readonly file?: Outgoing
  readonly people: number
  readonly leftOut: readonly LeftOut[]
}

type Order = {
  readonly format: Format
  readonly plain: boolean
  readonly dossiers: readonly DossierId[]
  readonly at: Instant
}

/**
 * Reads one person after the other through the gate and writes their files in another room, so that nobody waits for a
 * thousand. One file leaves as it is, several as an archive with a note of whoever had to be left out; of an archive only
 * the person in hand is in memory once it is large.
 */
export async function build(app: App, actor: Actor, order: Order): Promise<Built> {
  const spool = () => app.blobs.spool(app.newId())
  const archive = await beginArchive(order.at, { held: limits.exportHeld, spool })
  try {
    return await buildInto(app, actor, order, archive)
  } catch (error) {
    await archive.abandon()
    throw error
  }
}

async function buildInto(app: App, actor: Actor, { dossiers, at, ...wish }: Order, archive: Archive): Promise<Built> {
  const nameFile = fileNaming()
  const leftOut: LeftOut[] = []
  let [people, first] = [0, '']
  for (const dossier of dossiers) {
    const person = await personOf(app, actor, dossier, wish, at)
    if ('why' in person) {
      leftOut.push(person)
      continue
    }
    const [only, another] = person.files
    people += 1
    if (dossiers.length === 1 && only && !another) {
      const [name, body] = [`${fileName(person.name)}.${only.extension}`, only.bytes]
      return { file: { name, body, hash: hashOf(body) }, people, leftOut }
    }
    const name = nameFile(person.name)
    first ||= name
    for (const { extension, bytes } of person.files) await archive.add(`${name}.${extension}`, bytes)
  }
  if (people === 0) return { people, leftOut }
  for (const { name, bytes } of noteOf(leftOut)) await archive.add(name, bytes)
  const name = people === 1 ? `${first}.zip` : `任免审批表（${people}人）.zip`
  return { file: { name, ...(await archive.end()) }, people, leftOut }
}

type PersonWritten = { readonly name: string; readonly files: Extract<PersonFiles, { ok: true }>['files'] }

async function personOf(
  app: App,
  actor: Actor,
  dossier: DossierId,
  wish: Pick<Order, 'format' | 'plain'>,
  at: Instant,
): Promise<PersonWritten | LeftOut> {
  const leaving = await leavingOf(app, actor, dossier)
  if ('why' in leaving) return leaving
  const name = String(leaving.reading.contents['basic']?.[0]?.fields['name'] ?? '')
  const written = await app.exportRoom.person(await jobOf(app, leaving, wish, at))
  return written.ok ? { name, files: written.files } : { dossier, why: 'characters', missing: written.missing, name }
}

/** The digest of a file that leaves, in hex. */
export const hashOf = (bytes: Uint8Array): string => Buffer.from(digestOf(bytes)).toString('hex')

async function leavingOf(app: App, actor: Actor, dossier: DossierId): Promise<Leaving | LeftOut> {
  try {
    return await readLeaving(app, actor, dossier, 'dossier.exported')
  } catch (error) {
    if (error instanceof Damaged) return { dossier, why: 'damaged' }
    if (error instanceof NotFound || error instanceof Forbidden) return { dossier, why: 'out-of-sight' }
    throw error
  }
}

/** The ages of the form count to its own day, else to the day of the export. */
export async function jobOf(
  app: App,
  { reading, photo, came }: Leaving,
  wish: Pick<PersonJob, 'format' | 'plain'>,
  at: Instant,
): Promise<PersonJob> {
  const { contents, nothing } = reading
  const parameters = await parametersNow(app, at)
  const form = appointment.of({ contents, nothing, sections, unitName: () => '', parameters })
  return { ...wish, now: { contents, nothing }, form, came, photo }
}

/** What lies in the archive for whoever opens it: an official sheet is Chinese in every language of the interface. */
function noteOf(leftOut: readonly LeftOut[]): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  if (leftOut.length === 0) return []
  const lines = leftOut.map((one) =>
    one.why === 'characters'
      ? `${one.name}：姓名或内容中有 .lrm 格式写不下的字（${one.missing.join('、')}），请改用 .lrmx 格式导出。`
      : one.why === 'damaged'
        ? '有 1 人的档案部分内容无法读取，未导出。'
        : '有 1 人已不在您的权限范围内，未导出。',
  )
  const text = ['以下人员未包含在本压缩包内：', ...lines, ''].join('\r\n')
  return [{ name: '未导出人员说明.txt', bytes: Buffer.from(`\ufeff${text}`) }]
}
