import {
  cpSync,
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
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { unusedIn } from '#actions/agreements/matters.ts'
import type { TroubleCode } from '#domain/unseal/trouble.ts'
import { placesIn } from '#house/config.ts'
import { checkFolder } from '#house/data-folder.ts'
import { createHouse } from '#house/house.ts'
import { openHouse } from '#house/open-house.ts'
import { createWeb } from '#routes/create-web.ts'
import type { House } from '#routes/web/house.ts'
import { client, passphrase, world } from '../world.ts'

let root: string
let folder: string

/** Two whole installations, and a fresh copy of the first for each test. */
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'juanzong-folder-'))
  for (const name of ['one', 'two']) {
    cpSync(mkdtempSync(join(tmpdir(), 'juanzong-new-')), join(root, name), { recursive: true })
    await (await world(join(root, name))).close()
  }
})
afterAll(() => rmSync(root, { recursive: true }))

beforeEach(() => {
  folder = join(mkdtempSync(join(root, 'try-')), 'data')
  cpSync(join(root, 'one'), folder, { recursive: true })
})

const houses: House[] = []
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close()
})

async function unseal(at = folder): Promise<House> {
  const house = await openHouse({ data: at }, { demo: false })
  houses.push(house)
  const opened = await house.openWith({ kind: 'passphrase', text: passphrase })
  if (!opened.ok) throw new Error(opened.refusal)
  return house
}

const { database, keyring } = placesIn('')
const file = (name: string) => join(folder, name)
const keysIn = (path = file(keyring)) => {
  const db = new Sqlite(path)
  const keys = db.prepare('select owner from data_keys where wrapped is not null order by owner').pluck().all()
  db.close()
  return keys
}
const filesOf = () => Object.fromEntries(readdirSync(folder).map((name) => [name, statSync(file(name)).size]))

type Broken = readonly [what: string, breaking: () => void, code: TroubleCode]

const broken: readonly Broken[] = [
  ['a database that is missing', () => rmSync(file(database)), 'database-missing'],
  ['a database of no bytes', () => truncateSync(file(database), 0), 'database-empty'],
  ['a database of another installation', () => cpSync(join(root, 'two', database), file(database)), 'database-foreign'],
  ['a keyring of another installation', () => cpSync(join(root, 'two', keyring), file(keyring)), 'database-foreign'],
  ['a database without tables', () => emptyDatabase(file(database)), 'database-empty'],
  ['half a database', () => truncateSync(file(database), statSync(file(database)).size / 2), 'database-unreadable'],
  ['a database of a few bytes', () => truncateSync(file(database), 50), 'database-unreadable'],
  ['a text in the place of the database', () => writeFileSync(file(database), 'x'.repeat(5000)), 'database-unreadable'],
  ['a database of zeros', () => writeFileSync(file(database), Buffer.alloc(8192)), 'database-unreadable'],
  ['a keyring that is missing', () => rmSync(file(keyring)), 'keyring-missing'],
  ['a folder in the place of the database', () => folderFor(file(database)), 'database-unreadable'],
  ['a folder in the place of the keyring', () => folderFor(file(keyring)), 'keyring-unreadable'],
  ['a keyring of no bytes', () => truncateSync(file(keyring), 0), 'keyring-unreadable'],
  ['half a keyring', () => truncateSync(file(keyring), statSync(file(keyring)).size / 2), 'keyring-unreadable'],
  ['a keyring without tables', () => emptyDatabase(file(keyring)), 'keyring-unreadable'],
  ['a text in the place of the keyring', () => writeFileSync(file(keyring), '密钥'.repeat(2000)), 'keyring-unreadable'],
  ['a keyring of a trial version', () => ageKeyring(file(keyring)), 'database-trial'],
]

function ageKeyring(path: string) {
  const db = new Sqlite(path)
  db.prepare("update label set value = '1' where name = 'format'").run()
  db.close()
}

function folderFor(path: string) {
  rmSync(path)
  mkdirSync(path)
}

function emptyDatabase(path: string) {
  rmSync(path)
  const db = new Sqlite(path)
  db.exec('vacuum')
  db.close()
}

describe.each(broken)('a data folder with %s', (_, breaking, code) => {
  it('is refused before a passphrase is asked for, and changes nothing', async () => {
    breaking()
    const before = filesOf()
    await expect(checkFolder(folder, { demo: false })).rejects.toMatchObject({ code })
    expect(filesOf()).toEqual(before)
  })

  it('does not open, says why, keeps every key, and opens once the file is put back', async () => {
    const kept = readFileSync(join(root, 'one', keyring))
    const house = await openHouse({ data: folder }, { demo: false })
    houses.push(house)
    breaking()
    await expect(house.openWith({ kind: 'passphrase', text: passphrase })).rejects.toMatchObject({ code })
    expect(house.state).toMatchObject({ is: 'sealed', failed: { code } })

    for (const name of [database, keyring]) {
      if (statSync(file(name), { throwIfNoEntry: false })?.isDirectory()) rmSync(file(name), { recursive: true })
      cpSync(join(root, 'one', name), file(name))
    }
    expect(await house.openWith({ kind: 'passphrase', text: passphrase })).toMatchObject({ ok: true })
    expect(house.app()?.roster.all()).toHaveLength(6)
    expect(kept.length).toBeGreaterThan(0)
  })
})

it('refuses a database whose mark in clear was changed to fit, since nothing in it opens', async () => {
  cpSync(join(root, 'two', database), file(database))
  const { installation } = label(file(keyring))
  const db = new Sqlite(file(database))
  const trigger = db.prepare("select sql from sqlite_master where name = 'installation_stays'").pluck().get() as string
  db.exec('drop trigger installation_stays')
  db.prepare('update installation set id = ?').run(installation)
  db.exec(trigger)
  db.close()
  await expect(unseal()).rejects.toMatchObject({ code: 'database-foreign' })
})

const label = (path: string) => {
  const db = new Sqlite(path)
  const rows = db.prepare('select name, value from label').raw().all() as [string, string][]
  db.close()
  return Object.fromEntries(rows) as { installation: string }
}

it('costs no key when an older copy of the data is opened for months, and all is there when the newer is put back', async () => {
  const older = join(root, 'older.db')
  cpSync(file(database), older)
  const house = await unseal()
  const app = house.app()
  if (!app) throw new Error('Sealed.')
  const later = app.newId<never>()
  app.vault.addKey(later)
  await house.close()
  const newer = readFileSync(file(database))

  cpSync(older, file(database))
  for (let time = 0; time < 3; time += 1) {
    const again = await unseal()
    const opened = again.app()
    expect(opened && (await unusedIn(opened)).keys).toEqual([later])
    await again.close()
  }
  writeFileSync(file(database), newer)
  expect(keysIn()).toContain(later)
})

it('gives everything back when the last step of opening fails, and can be opened again', async () => {
  const ended = await world()
  const app = { ...ended.app }
  await ended.close()
  let given = 0
  const close = async () => {
    given += 1
  }
  const house = createHouse(file(keyring), { demo: false, open: async () => ({ app, close }) })
  const secret = { kind: 'passphrase', text: passphrase } as const
  for (const time of [1, 2]) {
    await expect(house.openWith(secret)).rejects.toThrow()
    expect([given, house.state.is, house.app()]).toEqual([time, 'sealed', undefined])
  }
})

describe('an older copy of the data', () => {
  /** A newer log was kept by the keyring when the house was closed. */
  async function putBack() {
    const house = await unseal()
    await house.close()
    const older = readFileSync(file(database))
    const later = await unseal()
    const app = later.app()
    await app?.logRead({ at: app.now(), actor: 'system', act: 'log.read', about: {} })
    await later.close()
    writeFileSync(file(database), older)
  }

  it('is read and not written, until two people have agreed to go on from there; then it opens as any other', async () => {
    await putBack()
    const house = await unseal()
    const app = house.app()
    if (!app) throw new Error('Sealed.')
    expect(app.standstill.reasons()).toEqual(['data-unproven'])
    const web = createWeb(house, { reach: { https: false } })
    const as = (number: string) => {
      const account = app.directory
        .everyone()
        .find(({ person }) => app.directory.accountOf(person)?.staffNumber === number)
      return client(web, app, account?.account)
    }
    expect((await as('H002').post('/notices/reading')).status).toBe(503)
    const asked = await as('I001').post('/agreements', { act: 'data.accept', reason: '刚从昨晚的备份恢复。' })
    expect(asked.status).toBe(303)
    const page = await as('H001').get('/agreements')
    const id = /\/agreements\/([0-9a-f-]{36})\//.exec(page.text)?.[1] ?? ''
    expect((await as('H001').post(`/agreements/${id}/consent`)).status).toBe(303)
    expect(app.standstill.reasons()).toEqual([])
    expect((await as('H002').post('/notices/reading')).status).toBe(303)
    await house.close()

    const again = await unseal()
    expect(again.app()?.standstill.reasons()).toEqual([])
    expect(again.app()?.damages.all()).toEqual([])
  })
})
