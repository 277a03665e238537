import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instant } from '#domain/time.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import { placesIn } from '#house/config.ts'
import { backUp } from '#house/copies/backup.ts'
import { printOf } from '#house/copies/durable.ts'
import { databaseIn, findCopy, layout } from '#house/copies/folder.ts'
import { writeManifest } from '#house/copies/manifest.ts'
import { drill, noteDrill } from '#house/drills/drill.ts'
import { passphrase, world } from '../world.ts'

let root: string
let count = 0
const fresh = (name: string) => {
  count += 1
  const folder = join(root, `${name}-${count}`)
  mkdirSync(folder)
  return folder
}
const secrets = [{ kind: 'passphrase', text: passphrase }] as const

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'juanzong-drills-'))
  const [data, keyring] = [join(root, 'data'), join(root, 'keys')]
  for (const folder of [data, keyring]) mkdirSync(folder)
  const house = await world(data)
  const source = { seals: house.app.seals, keyring: house.keyring, blobs: placesIn(data).blobs, version: '9.9.9' }
  await backUp(source, { to: join(root, 'to'), claimed: false, keyring, at: instant(new Date()) })
  await house.close()
})
afterAll(() => rmSync(root, { recursive: true }))

const keys = () => join(root, 'keys')

/** A copy of its own, in which somebody was at the database; the manifest says what it is then. */
const altered = async (sql: string) => {
  const to = fresh('to')
  cpSync(join(root, 'to'), to, { recursive: true })
  const { folder, manifest } = await findCopy(to)
  const raw = new Sqlite(databaseIn(folder))
  raw.pragma('journal_mode = delete')
  raw.exec(sql)
  raw.close()
  await writeManifest(folder, { ...manifest, database: await printOf(databaseIn(folder)) })
  return to
}

const troubleIn = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error) => (error instanceof Trouble ? error.code : String(error)),
  )

describe('a drill', () => {
  it('opens the copy with the passphrase, proves every row, draws a sheet, and leaves nothing', async () => {
    const place = fresh('in')
    const drilled = await drill(join(root, 'to'), { secrets, keyring: keys(), in: place })
    expect(drilled).toMatchObject({ opened: true, dossiers: 6 })
    expect(readdirSync(place)).toEqual([])
  })

  it('goes as far as it can without keys, and says so', async () => {
    expect(await drill(join(root, 'to'))).toMatchObject({ opened: false, dossiers: 6 })
  })

  it.each([
    [
      'an entry of the log that was altered',
      "drop trigger log_stays; update log set body = replace(body, 'system', 'nobody') where seq = 3",
    ],
    [
      'an account that is gone',
      'pragma foreign_keys = off; delete from accounts where id = (select min(id) from accounts)',
    ],
  ])('finds without keys %s', async (_, sql) => {
    const to = await altered(sql.replace('log_stays', triggerOn('log', 'update')))
    expect(await troubleIn(drill(to))).toBe('copy-database-broken')
  })

  it('finds a right that somebody gave himself in the copy, with the keys', async () => {
    const to = await altered("update accounts set state = 'locked' where staff_number = 'S001'")
    expect(await troubleIn(drill(to))).toBe('none')
    expect(await troubleIn(drill(to, { secrets, keyring: keys() }))).toBe('copy-database-broken')
  })

  it('does not take another passphrase for a passed drill', async () => {
    const wrong = { kind: 'passphrase', text: 'some other words' } as const
    expect(await troubleIn(drill(join(root, 'to'), { secrets: [wrong], keyring: keys() }))).toBe('drill-not-opened')
  })

  it('removes what a killed one left, and nothing of one that runs', async () => {
    const place = fresh('in')
    for (const pid of [4_194_303, process.pid]) mkdirSync(join(place, `juanzong-drill-${pid}-abc`))
    await drill(join(root, 'to'), { in: place })
    expect(readdirSync(place)).toEqual([`juanzong-drill-${process.pid}-abc`])
  })

  it('is noted beside the copies by moment', async () => {
    const to = fresh('to')
    await noteDrill(to, instant(new Date(0)), { seconds: 3, opened: true })
    const note = readFileSync(join(layout(to).drills, '19700101T000000Z.json'), 'utf8')
    expect(JSON.parse(note)).toEqual({ at: '1970-01-01T00:00:00.000Z', seconds: 3, opened: true })
  })
})

const triggerOn = (table: string, act: string): string => {
  const raw = new Sqlite(placesIn(join(root, 'data')).database, { readonly: true })
  const names = raw
    .prepare<[string], { name: string; sql: string }>(
      "select name, sql from sqlite_master where type = 'trigger' and tbl_name = ?",
    )
    .all(table)
  raw.close()
  return names.find(({ sql }) => sql.includes(`before ${act}`))?.name ?? 'none'
}
