import { randomBytes, randomInt } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BlobId } from '#domain/ids.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import { placesIn } from '#house/config.ts'
import { printOf } from '#house/copies/durable.ts'
import { blobIn, copiesIn, databaseIn, type Found, findCopy, layout } from '#house/copies/folder.ts'
import { readManifest } from '#house/copies/manifest.ts'
import { restore } from '#house/copies/restore.ts'
import { programOf } from '../../test/processes.ts'
import { enterHouse, foundHouse } from './house.ts'
import { runOrKill } from './killing.ts'

/** What is killed; `harm` alters a copy before it is restored. */
export type CopyWork = 'backup' | 'restore' | 'harm' | 'drill'

/** A data folder with encrypted files, a folder of copies with one copy in it, and how long each command takes. */
export type CopyHouse = {
  readonly root: string
  readonly data: string
  readonly to: string
  readonly keyring: string
  readonly took: Readonly<Record<Command, number>>
}

type Command = Exclude<CopyWork, 'harm'>

export async function foundCopies(root: string): Promise<CopyHouse> {
  const [data, to, keyring] = [join(root, 'data'), join(root, 'to'), join(root, 'keys')]
  for (const folder of [data, keyring]) mkdirSync(folder)
  await foundHouse(data)
  await layFiles(data, 40)
  const took = { backup: 0, restore: 0, drill: 0 }
  const house = { root, data, to, keyring, took }
  for (const command of ['backup', 'restore', 'drill'] as const) {
    const begun = performance.now()
    await run(house, command, join(root, 'first'))
    took[command] = performance.now() - begun
  }
  return house
}

/** So many more encrypted files of the first archived dossier, as a day's work leaves them. */
async function layFiles(data: string, count: number): Promise<void> {
  const { app, archived, close } = await enterHouse(data)
  const [dossier] = archived
  if (!dossier) throw new Error('There is no dossier.')
  for (let each = 0; each < count; each += 1) {
    const blob = {
      id: app.newId<BlobId>(),
      dossier,
      group: 'identity',
      bytes: randomBytes(randomInt(200_000)),
    } as const
    await app.blobs.write(app.db, { ...blob, at: app.now() })
  }
  await close()
}

type Round = {
  readonly believing?: boolean
  /** When it is killed, as a share of how long it takes. */
  readonly at: number
}

/** Killed, or harmed, and what is wrong afterwards. */
export type CopyCycle = { readonly isKilled: boolean; readonly wrong: readonly string[] }

/** One kill, or one harm, and what is there afterwards; then the same once more to its end. */
export async function copyCycle(
  house: CopyHouse,
  work: CopyWork,
  { believing = false, at }: Round,
): Promise<CopyCycle> {
  const into = join(house.root, 'restored')
  rmSync(into, { recursive: true, force: true })
  if (work === 'harm') return { isKilled: true, wrong: await harmed(house, into, believing) }
  if (work === 'backup') await layFiles(house.data, 5)
  const before = (await findCopy(house.to)).name
  const isKilled = await run(house, work, into, at * house.took[work])
  const wrong = [...(await lessThan(house, before)), ...(await halfRestored(house, into))]
  const again = await run(house, work, into).catch((error) => {
    wrong.push(`${work} does not go on: ${error.message}`)
  })
  if (again === undefined) return { isKilled, wrong }
  return { isKilled, wrong: [...wrong, ...(await lessThan(house, before)), ...(await halfRestored(house, into))] }
}

/** Whether it was killed before its end; a folder that is restored already is left alone. */
async function run({ data, to, keyring }: CopyHouse, command: Command, into: string, after?: number): Promise<boolean> {
  const given: Readonly<Record<Command, readonly string[]>> = {
    backup: [to, '--data', data, '--keyring', keyring],
    restore: [to, into, '--keyring', keyring],
    drill: [to, '--data', data],
  }
  if (command === 'restore' && existsSync(placesIn(into).database)) return false
  return (await runOrKill(programOf(command), given[command], { after })).isKilled
}

/** Every copy that counts as one is whole, and the one before is still there or a newer one. */
async function lessThan({ to }: CopyHouse, before: string): Promise<string[]> {
  const wrong: string[] = []
  const names: string[] = []
  for (const { name, folder } of await copiesIn(to)) {
    const manifest = await readManifest(folder).catch(() => 'broken' as const)
    if (manifest === undefined) continue
    if (manifest === 'broken') wrong.push(`the manifest of ${name} is broken`)
    else wrong.push(...(await unlike({ name, folder, root: to, manifest })))
    names.push(name)
  }
  if (!names.some((name) => name >= before)) wrong.push(`${before} is gone`)
  return wrong
}

async function unlike({ name, folder, root, manifest }: Found): Promise<string[]> {
  const isSame = (await printOf(databaseIn(folder))).sha256 === manifest.database.sha256
  const files: string[] = []
  for (const [id, , sha256] of manifest.blobs)
    if ((await printOf(blobIn(layout(root).blobs, id)).catch(() => undefined))?.sha256 !== sha256) files.push(id)
  return [
    ...(isSame ? [] : [`the database of ${name} is another`]),
    ...files.map((id) => `${id} of ${name} is another`),
  ]
}

/** What looks whole is what some copy says, in everything. */
async function halfRestored({ to }: CopyHouse, into: string): Promise<string[]> {
  const { database, blobs, keyring } = placesIn(into)
  if (!existsSync(database)) return []
  const { manifest } = await findCopy(to)
  const wrong: string[] = []
  if ((await printOf(database)).sha256 !== manifest.database.sha256) wrong.push('another database was restored')
  for (const [id, , sha256] of manifest.blobs)
    if ((await printOf(blobIn(blobs, id)).catch(() => undefined))?.sha256 !== sha256)
      wrong.push(`${id} is not restored`)
  if (!existsSync(keyring)) wrong.push('the keyring is not restored')
  if (!existsSync(join(into, 'restored.json'))) wrong.push('what was restored does not know it')
  return wrong
}

/** Does something to one file of a copy of the copies; nothing may come of it. */
async function harmed(house: CopyHouse, into: string, believing: boolean): Promise<string[]> {
  const own = join(house.root, 'harmed')
  rmSync(own, { recursive: true, force: true })
  cpSync(house.to, own, { recursive: true })
  const { folder, manifest } = await findCopy(own)
  const blobs = manifest.blobs.map(([id]) => blobIn(layout(own).blobs, id))
  const files = [databaseIn(folder), join(folder, 'manifest'), ...blobs.slice(0, 8)]
  const file = files[randomInt(files.length)] ?? ''
  const how = harms[randomInt(harms.length)] ?? cut
  how(file, blobs.find((blob) => blob !== file) ?? '')
  // An older copy that is whole is no fault: what was asked for is the newest one.
  for (const { folder: other } of await copiesIn(own)) if (other !== folder) rmSync(other, { recursive: true })
  const code = await restore(own, into, { keyring: house.keyring, believing }).then(
    () => 'restored',
    (error) => (error instanceof Trouble ? error.code : `no sentence: ${error}`),
  )
  const told = `${how.name} of ${file.slice(own.length)}`
  if (code === 'restored') return [`restored in spite of ${told}`]
  if (code.startsWith('no sentence')) return [`${told}: ${code}`]
  return existsSync(into) && readdirSync(into).length > 0 ? [`${told} left something`] : []
}

const cut = (file: string) => truncateSync(file, randomInt(readFileSync(file).length))
const flip = (file: string) => {
  const bytes = readFileSync(file)
  const at = randomInt(bytes.length)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << randomInt(8))
  writeFileSync(file, bytes)
}
const lose = (file: string) => rmSync(file)
const exchange = (file: string, other: string) => cpSync(other, file)
const harms = [cut, flip, lose, exchange] as const
