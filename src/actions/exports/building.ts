import { parametersNow } from '#actions/prints/material.ts'
import type { Actor } from '#domain/access/actor.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { Damaged, Forbidden, NotFound } from '#domain/errors.ts'
import { fileName, fileNames } from '#domain/exports/file-names.ts'
import type { Format } from '#domain/exports/formats.ts'
import type { PersonFiles, PersonJob } from '#domain/exports/person-job.ts'
import type { DossierId } from '#domain/ids.ts'
import { appointment } from '#domain/prints/papers/appointment.ts'
import type { Instant } from '#domain/time.ts'
import { type Leaving, readLeaving } from '#gate/exports/reading.ts'
import type { App } from '#house/app.ts'
import { type ArchiveFile, archived } from './archive.ts'

/** Who is not in the file and why: not to be seen or exported any more, damaged, or of characters the format lacks. */
export type LeftOut =
  | { readonly dossier: DossierId; readonly why: 'out-of-sight' | 'damaged' }
  | {
      readonly dossier: DossierId
      readonly why: 'characters'
      readonly missing: readonly string[]
      readonly name: string
    }

export type Built = {
  /** Nothing where everybody was left out. */
  readonly file?: ArchiveFile
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
 * thousand. One file leaves as it is, several as an archive with a note of whoever had to be left out.
 */
export async function build(app: App, actor: Actor, { format, plain, dossiers, at }: Order): Promise<Built> {
  const written: { readonly name: string; readonly files: Extract<PersonFiles, { ok: true }>['files'] }[] = []
  const leftOut: LeftOut[] = []
  for (const dossier of dossiers) {
    const leaving = await leavingOf(app, actor, dossier)
    if ('why' in leaving) leftOut.push(leaving)
    else {
      const name = String(leaving.reading.contents['basic']?.[0]?.fields['name'] ?? '')
      const files = await app.exportRoom.person(await jobOf(app, leaving, { format, plain }, at))
      if (files.ok) written.push({ name, files: files.files })
      else leftOut.push({ dossier, why: 'characters', missing: files.missing, name })
    }
  }
  const [first] = written
  if (!first) return { people: 0, leftOut }
  const [only] = first.files
  const people = written.length
  if (dossiers.length === 1 && first.files.length === 1 && only)
    return { file: { name: `${fileName(first.name)}.${only.extension}`, bytes: only.bytes }, people, leftOut }
  const names = fileNames(written.map(({ name }) => name))
  const files = written.flatMap((one, index) =>
    one.files.map(({ extension, bytes }) => ({ name: `${names[index]}.${extension}`, bytes })),
  )
  const note = noteOf(leftOut)
  const name = people === 1 ? `${names[0]}.zip` : `任免审批表（${people}人）.zip`
  return { file: { name, bytes: await archived([...files, ...note], at) }, people, leftOut }
}

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
function noteOf(leftOut: readonly LeftOut[]): readonly ArchiveFile[] {
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
