import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BlobId } from '#domain/ids.ts'
import { type Instant, instant } from '#domain/time.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import { placesIn } from '#house/config.ts'
import { backUp } from '#house/copies/backup.ts'
import { makeCopy } from '#house/copies/copying.ts'
import { blobIn, copiesIn, findCopy, layout } from '#house/copies/folder.ts'
import { readManifest, writeManifest } from '#house/copies/manifest.ts'
import { restore } from '#house/copies/restore.ts'
import { openHouse } from '#house/open-house.ts'
import { scanForText } from '#main/canary-scan.ts'
import { createWeb } from '#routes/create-web.ts'
import { type Cast, client, passphrase, people, type World, world } from '../world.ts'

let root: string
let house: World
let count = 0
const fresh = (name: string) => {
  count += 1
  return join(root, `${name}-${count}`)
}
const data = () => join(root, 'data')

/** As many moments as there are copies. */
let day = 0
const tomorrow = (): Instant => {
  day += 1
  return instant(new Date(Date.UTC(2026, 10, 20 + day, 17, 30)))
}

const source = () => ({
  seals: house.app.seals,
  keyring: house.keyring,
  blobs: placesIn(data()).blobs,
  version: '9.9.9',
})
const copyTo = (to: string, more: { keyring?: string; claimed?: boolean; at?: Instant } = {}) =>
  backUp(source(), { to, claimed: false, at: tomorrow(), ...more })

/** The same in this process, which is quicker: only that it is another one is not tried then. */
const quickly = async (
  to: string,
  { at = tomorrow(), keyring, thorough }: { at?: Instant; keyring?: string; thorough?: boolean } = {},
) => {
  const { seals } = house.app
  const root = seals.readRoot()
  const { database, blobs } = placesIn(data())
  const installation = house.keyring.installation
  if (keyring) writeFileSync(join(keyring, 'keyring.db.unfinished'), house.keyring.bytes())
  return seals.still(() =>
    makeCopy(
      { database, blobs, installation, to, claimed: false, keyring, thorough, at, version: '9.9.9' },
      {
        still: async () => {},
        moving: async () => ({ head: { seq: root?.logSeq ?? 0, chain: root?.logChain ?? '' } }),
        progress: () => {},
      },
    ),
  )
}

const lay = async (text: string) => {
  const id = house.app.newId<BlobId>()
  const blob = {
    id,
    dossier: house.dossiers.wang,
    group: 'identity',
    bytes: Buffer.from(text),
    at: house.app.now(),
  } as const
  await house.app.blobs.write(house.app.db, blob)
  return id
}

const troubleIn = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error) => (error instanceof Trouble ? error.code : String(error)),
  )

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'juanzong-copies-'))
  mkdirSync(data())
  house = await world(data())
  for (const text of ['一份扫描件', '又一份扫描件', 'a third one']) await lay(text)
})
afterAll(async () => {
  await house.close()
  rmSync(root, { recursive: true })
})

describe('a copy', () => {
  it('has the data of one moment, every encrypted file, and a manifest that says what it is', async () => {
    const to = fresh('to')
    const copied = await copyTo(to)
    const { manifest, folder } = await findCopy(to)
    const root = house.app.seals.readRoot()
    expect(copied).toMatchObject({ files: 3, added: 3, missing: 0, older: false, keyring: false, seq: root?.logSeq })
    expect(manifest).toMatchObject({ version: '9.9.9', log: { seq: root?.logSeq, chain: root?.logChain } })
    expect(manifest.counts).toMatchObject({ dossiers: Object.keys(people).length, blobs: 3 })
    expect(readdirSync(folder).sort()).toEqual(['juanzong.db', 'manifest'])
    expect(statSync(join(folder, 'juanzong.db')).mode & 0o077).toBe(0)
  })

  it('writes only what is new, and makes whole again what was cut off', async () => {
    const to = fresh('to')
    await copyTo(to)
    const added = await lay('what came in today')
    expect(await copyTo(to)).toMatchObject({ files: 4, added: 1 })
    truncateSync(blobIn(layout(to).blobs, added), 5)
    expect(await copyTo(to)).toMatchObject({ files: 4, added: 1 })
  })

  it('is made while others write, and is of one moment', async () => {
    const to = fresh('to')
    let [isDone, written] = [false, 0]
    const copying = copyTo(to).finally(() => {
      isDone = true
    })
    while (!isDone && written < 30) {
      await lay(`while it is copied ${written}`)
      written += 1
    }
    await copying
    const { manifest } = await findCopy(to)
    expect(written).toBeGreaterThan(0)
    expect(manifest.missing).toEqual([])
    expect(manifest.blobs.length).toBe(manifest.counts.blobs)
    const later = await copyTo(to)
    expect(later.older).toBe(false)
  })

  it('tells of an encrypted file that is gone or is not what was written, and copies neither', async () => {
    const [altered, gone] = [await lay('to be altered'), await lay('to be lost')]
    const blobs = placesIn(data()).blobs
    const bytes = readFileSync(blobIn(blobs, altered))
    writeFileSync(blobIn(blobs, altered), Buffer.alloc(bytes.length))
    const kept = readFileSync(blobIn(blobs, gone))
    rmSync(blobIn(blobs, gone))
    const to = fresh('to')
    expect(await quickly(to)).toMatchObject({ missing: 2 })
    expect((await findCopy(to)).manifest.missing).toEqual([altered, gone].sort())
    expect(existsSync(blobIn(layout(to).blobs, altered))).toBe(false)
    writeFileSync(blobIn(blobs, altered), bytes)
    writeFileSync(blobIn(blobs, gone), kept)
  })

  it('stays for 7 days, 5 weeks and 12 months, and its files as long as a copy names them', async () => {
    const to = fresh('to')
    const at = (month: number, day: number) => instant(new Date(Date.UTC(2030, month, day, 17)))
    const only = await lay('removed later')
    const first = await quickly(to, { at: at(0, 1) })
    await house.app.db.deleteFrom('blobs').where('id', '=', only).execute()
    await house.app.blobs.remove(only)
    for (const day of [10, 11, 12, 13, 14, 15, 16, 17, 18]) await quickly(to, { at: at(0, day) })
    expect(existsSync(blobIn(layout(to).blobs, only))).toBe(true)
    const names = (await copiesIn(to)).map(({ name }) => name)
    expect(names).toContain(first.name)
    expect(names).not.toContain('20300110T170000Z')
    for (const month of [1, 2]) for (const week of [2, 9, 16, 23]) await quickly(to, { at: at(month, week) })
    expect((await copiesIn(to)).map(({ name }) => name)).not.toContain(first.name)
    expect(existsSync(blobIn(layout(to).blobs, only))).toBe(false)
  })

  it.each([
    ['a folder with something else', 'copy-folder-used', (to: string) => writeFileSync(join(to, 'x'), '')],
    [
      'another organisation’s folder',
      'copy-foreign',
      (to: string) => writeFileSync(layout(to).mark, '{"installation":"other"}'),
    ],
  ] as const)('is not made in %s', async (_, code, before) => {
    const to = fresh('to')
    mkdirSync(to)
    before(to)
    expect(await troubleIn(copyTo(to))).toBe(code)
  })

  it('is not made where the registered disk is not mounted, nor below a folder that is none', async () => {
    const to = fresh('to')
    mkdirSync(to)
    expect(await troubleIn(copyTo(to, { claimed: true }))).toBe('copy-folder-gone')
    expect(readdirSync(to)).toEqual([])
    expect(await troubleIn(copyTo(join(fresh('none'), 'to')))).toBe('copy-folder-missing')
  })

  it('leaves the copy before as it is when it is ended in the middle', async () => {
    const to = fresh('to')
    const first = await quickly(to)
    const ending = new AbortController()
    const ended = backUp(
      source(),
      { to, claimed: false, at: tomorrow() },
      { signal: ending.signal, progress: () => ending.abort() },
    )
    await expect(ended).rejects.toThrow()
    expect((await findCopy(to)).name).toBe(first.name)
    expect((await quickly(to)).older).toBe(false)
  })

  it('gives no older copy up for data that went back', async () => {
    const to = fresh('to')
    await quickly(to)
    const [{ folder } = { folder: '' }] = await copiesIn(to)
    const manifest = await readManifest(folder)
    if (!manifest) throw new Error('There is no manifest.')
    await writeManifest(folder, { ...manifest, log: { seq: manifest.log.seq + 1000, chain: 'f'.repeat(64) } })
    expect(await quickly(to)).toMatchObject({ older: true })
  })

  it('counts also where the folder of the keyring is not there, and says so; a damaged copy of it is replaced', async () => {
    const [to, keyring] = [fresh('to'), fresh('keys')]
    expect(await copyTo(to, { keyring })).toMatchObject({ keyring: false, keyringTrouble: 'copy-folder-missing' })
    mkdirSync(keyring)
    writeFileSync(join(keyring, 'keyring.db'), 'half')
    writeFileSync(join(keyring, 'keyring.db.unfinished-journal'), 'of one that was killed')
    const copied = await copyTo(to, { keyring })
    expect([copied.keyring, copied.keyringTrouble, readdirSync(keyring)]).toEqual([true, undefined, ['keyring.db']])
  })

  it('keeps the copy of a keyring that has more keys than the keyring', async () => {
    const [to, keyring] = [fresh('to'), fresh('keys')]
    mkdirSync(keyring)
    writeFileSync(join(keyring, 'keyring.db'), house.keyring.bytes())
    const more = new Sqlite(join(keyring, 'keyring.db'))
    more.exec(
      "insert into data_keys select 'one more', x'0001', epoch, wrapped, \"check\", added_at, null from data_keys limit 1",
    )
    more.close()
    expect(await quickly(to, { keyring })).toMatchObject({ keyring: false, keyringTrouble: 'copy-keyring-less' })
    const kept = new Sqlite(join(keyring, 'keyring.db'), { readonly: true })
    expect(kept.prepare("select count(*) from data_keys where owner = 'one more'").pluck().get()).toBe(1)
    kept.close()
  })

  it('reads every file among the copies where a drill found one altered, and mends it', async () => {
    const to = fresh('to')
    await quickly(to)
    const file = aBlob((await findCopy(to)).folder)
    const before = readFileSync(file)
    writeFileSync(file, Buffer.alloc(before.length))
    expect(await quickly(to)).toMatchObject({ added: 0 })
    expect(await quickly(to, { thorough: true })).toMatchObject({ added: 1, missing: 0 })
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('holds no text of anybody, nor does the copy of the keyring', async () => {
    const [to, keyring] = [fresh('to'), fresh('keys')]
    mkdirSync(keyring)
    expect(await copyTo(to, { keyring })).toMatchObject({ keyring: true })
    const texts = [...Object.values(people).flatMap(({ name, idNumber }) => [name, idNumber]), '一份扫描件', passphrase]
    for (const folder of [to, keyring])
      expect(
        await scanForText(
          folder,
          texts.filter((text) => text.length > 2),
        ),
      ).toEqual([])
    expect(readdirSync(keyring)).toEqual(['keyring.db'])
  })
})

describe('what is restored', () => {
  let model: string
  beforeAll(async () => {
    model = fresh('model')
    mkdirSync(join(model, 'keys'), { recursive: true })
    await quickly(join(model, 'to'), { keyring: join(model, 'keys') })
  })

  /** A copy of its own, with that of the keyring. */
  const copied = () => {
    const own = fresh('own')
    cpSync(model, own, { recursive: true })
    return { to: join(own, 'to'), keyring: join(own, 'keys') }
  }

  it('opens with the passphrase, has everything, and is read only until people have accepted it', async () => {
    const { to, keyring } = copied()
    const folder = fresh('restored')
    await restore(to, folder, { keyring })
    const restored = await openHouse({ data: folder }, { demo: false })
    expect(await restored.openWith({ kind: 'passphrase', text: passphrase })).toMatchObject({ ok: true })
    const app = restored.app()
    expect(app?.standstill.reasons()).toEqual(['data-unproven'])
    expect(app?.roster.all().length).toBe(house.app.roster.all().length)
    expect(app?.damages.all().filter(({ of }) => of === 'dossier')).toEqual([])
    await restored.close()
  })

  it('is gone on with once two people have accepted it, and is no copy any more', async () => {
    const { to, keyring } = copied()
    const folder = fresh('restored')
    await restore(to, folder, { keyring })
    const house2 = await openHouse({ data: folder }, { demo: false })
    await house2.openWith({ kind: 'passphrase', text: passphrase })
    const app = house2.app()
    if (!app) throw new Error('It did not open.')
    const web = createWeb(house2, { reach: { https: false } })
    const as = (who: Cast) => client(web, app, house.account(who))
    expect((await as('it').post('/agreements', { act: 'data.accept', reason: '从备份恢复。' })).status).toBe(303)
    const { text } = await as('keeper').get('/agreements')
    const [, consent = ''] = text.match(/action="(\/agreements\/[^"]+\/consent)"/) ?? []
    expect((await as('keeper').post(consent)).status).toBe(303)
    expect(app.standstill.reasons()).toEqual([])
    await house2.close()
    expect(readdirSync(folder)).not.toContain('restored.json')
    const again = await openHouse({ data: folder }, { demo: false })
    await again.openWith({ kind: 'passphrase', text: passphrase })
    expect(again.app()?.standstill.reasons()).toEqual([])
    await again.close()
  })

  it('is read only also beside the keyring of the house that it was copied from', async () => {
    const { to } = copied()
    const folder = fresh('restored')
    await restore(to, folder)
    house.app.keepLogHead()
    writeFileSync(placesIn(folder).keyring, house.keyring.bytes())
    const restored = await openHouse({ data: folder }, { demo: false })
    await restored.openWith({ kind: 'passphrase', text: passphrase })
    expect(restored.app()?.standstill.reasons()).toEqual(['data-unproven'])
    await restored.close()
  })

  it.each([
    ['a manifest that is cut off', 'copy-manifest', (copy: string) => truncateSync(join(copy, 'manifest'), 200)],
    [
      'a manifest that was altered',
      'copy-manifest',
      (copy: string) =>
        writeFileSync(join(copy, 'manifest'), readFileSync(join(copy, 'manifest'), 'utf8').replace('9.9.9', '9.9.8')),
    ],
    ['no manifest', 'copy-none', (copy: string) => rmSync(join(copy, 'manifest'))],
    ['half a database', 'copy-file-altered', (copy: string) => truncateSync(join(copy, 'juanzong.db'), 8192)],
    ['no database', 'copy-file-missing', (copy: string) => rmSync(join(copy, 'juanzong.db'))],
    ['a file that is missing', 'copy-file-missing', (copy: string) => rmSync(aBlob(copy))],
    [
      'a file that was altered',
      'copy-file-altered',
      (copy: string) => writeFileSync(aBlob(copy), Buffer.alloc(statSync(aBlob(copy)).size)),
    ],
  ] as const)('is nothing from a copy with %s', async (_, code, harm) => {
    const { to, keyring } = copied()
    harm((await findCopy(to)).folder)
    const folder = fresh('restored')
    expect(await troubleIn(restore(to, folder, { keyring }))).toBe(code)
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([])
  })

  it('is nothing from a newer program, another organisation’s keyring, or in a folder that is not empty', async () => {
    const { to, keyring } = copied()
    const { folder: copy, manifest } = await findCopy(to)
    await writeManifest(copy, { ...manifest, migrations: [...manifest.migrations, '9999-later'] })
    expect(await troubleIn(restore(to, fresh('restored'), { keyring }))).toBe('copy-newer')
    await writeManifest(copy, manifest)
    const other = fresh('other')
    mkdirSync(other)
    await (await world(other)).close()
    expect(await troubleIn(restore(to, fresh('restored'), { keyring: other }))).toBe('copy-keyring-foreign')
    expect(await troubleIn(restore(to, other, { keyring }))).toBe('restore-not-empty')
    expect(await troubleIn(restore(to, fresh('restored'), { keyring: root }))).toBe('keyring-missing')
  })

  it('is begun anew where it was ended before it had begun', async () => {
    const { to, keyring } = copied()
    const folder = fresh('restored')
    mkdirSync(folder)
    writeFileSync(join(folder, 'restored.json.unfinished'), '')
    writeFileSync(join(folder, 'keyring.db.unfinished-journal'), '')
    await restore(to, folder, { keyring })
    expect(readdirSync(folder).sort()).toEqual(['blobs', 'juanzong.db', 'keyring.db', 'restored.json'])
  })

  it('is begun anew where it was ended in the middle', async () => {
    const { to, keyring } = copied()
    const folder = fresh('restored')
    mkdirSync(join(folder, 'blobs', 'aa'), { recursive: true })
    writeFileSync(join(folder, 'restored.json'), '{}')
    writeFileSync(join(folder, 'juanzong.db.unfinished'), 'half')
    await restore(to, folder, { keyring })
    expect(readdirSync(folder).sort()).toEqual(['blobs', 'juanzong.db', 'keyring.db', 'restored.json'])
  })

  it('is an older copy where that one is named', async () => {
    const { to, keyring } = copied()
    const older = await findCopy(to)
    await lay('since then')
    await quickly(to, { keyring })
    const folder = fresh('restored')
    const { found } = await restore(older.folder, folder, { keyring })
    expect(found.name).toBe(older.name)
  })
})

const aBlob = (copy: string) => {
  const blobs = join(copy, '..', '..', 'blobs')
  const [part = ''] = readdirSync(blobs)
  const [id = ''] = readdirSync(join(blobs, part))
  return join(blobs, part, id)
}
