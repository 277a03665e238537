import { execFile } from 'node:child_process'
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
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '#db/database.ts'
import { migrations } from '#db/migrations/index.ts'
import type { Trouble } from '#domain/unseal/trouble.ts'
import { placesIn } from '#house/config.ts'
import { checkFolder } from '#house/data-folder.ts'
import { openHouse } from '#house/open-house.ts'
import { putBack, snapshots, snapshotsIn } from '#house/upgrading/snapshot.ts'
import { type Upgraded, upgrade } from '#house/upgrading/upgrading.ts'
import { translator } from '#views/i18n/index.ts'
import { later, laterVersion } from '../../bin/crash/later.ts'
import { foundUpgrade, type UpgradeHouse, upgradeCycle } from '../../bin/crash/upgrade-cycle.ts'
import { flags, programOf } from '../processes.ts'
import { some } from '../thorough.ts'

/** A small organisation and seven dossiers, on the tables that there were before 0040. Kept as it is, whatever comes. */
const olderFiles = join(import.meta.dirname, '../fixtures/older')
const secret = { kind: 'passphrase', text: 'a custodian of the crash harness' } as const

let root: string
let data: string
let database: string

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'juanzong-upgrade-'))
  mkdirSync(join(root, 'older'))
  for (const name of readdirSync(olderFiles))
    writeFileSync(join(root, 'older', name.replace('.gz', '')), gunzipSync(readFileSync(join(olderFiles, name))), {
      mode: 0o600,
    })
})
afterAll(() => rmSync(root, { recursive: true }))

beforeEach(() => {
  data = mkdtempSync(join(root, 'data-'))
  database = placesIn(data).database
  cpSync(join(root, 'older'), data, { recursive: true })
})

const read = <Value>(file: string, question: string) => {
  const raw = new Sqlite(file)
  try {
    return raw.prepare<[], Value>(question).pluck().all()
  } finally {
    raw.close()
  }
}
const ran = (file: string) => read<string>(file, 'select name from migrations')

/** Brings the file up as a program would that has more to run, or as this one does. */
async function brought(how: Parameters<typeof upgrade>[2] = {}): Promise<Upgraded> {
  const { db, close } = openDatabase(database)
  try {
    return await upgrade(db, database, how)
  } finally {
    await close()
  }
}

describe('a file of an earlier program', () => {
  it('opens under this one with everything in it, after a copy of it was kept and proved', async () => {
    const [before, dossiers] = [ran(database), read<string>(database, 'select id from dossiers order by id')]
    const steps = new Set<string>()
    let upgraded: Upgraded | undefined
    const house = await openHouse(
      { data },
      {
        demo: false,
        upgrading: (step, done, total) => void (done === total && steps.add(step)),
        upgraded: (how) => {
          upgraded = how
        },
      },
    )
    await house.openWith(secret)
    const app = house.app()
    expect(app?.roster.all().length).toBe(7)
    expect(app?.damages.all()).toEqual([])
    await house.close()

    expect([...steps]).toEqual(['copy', 'migrate'])
    expect(upgraded?.ran).toBe(migrations.length - before.length)
    expect(read(database, 'select id from dossiers order by id')).toEqual(dossiers)
    expect(ran(database)).toEqual(expect.arrayContaining(migrations.map(({ name }) => name)))
    const [kept] = await snapshots(data)
    expect(kept?.file).toBe(upgraded?.snapshot?.file)
    expect(ran(kept?.file ?? '')).toEqual(before)
    expect(statSync(kept?.file ?? '').mode & 0o077).toBe(0)
  })

  it('stays as it was where one thing of all that runs on it fails', async () => {
    const before = ran(database)
    const failing = { name: '9999-failing', up: () => Promise.reject(new Error('It fails.')) }
    await expect(brought({ list: [...later, failing] })).rejects.toThrow('It fails.')
    expect(ran(database)).toEqual(before)
    expect(read(database, `select name from sqlite_schema where name like 'later%'`)).toEqual([])
  })

  it('is kept no oftener than three times, and what is half counts for nothing and goes', async () => {
    mkdirSync(snapshotsIn(data))
    writeFileSync(join(snapshotsIn(data), '20200101T000000Z.db.unfinished'), 'half')
    writeFileSync(join(snapshotsIn(data), '20200101T000000Z.db'), 'without a note')
    expect(await snapshots(data)).toEqual([])
    for (const hour of [1, 2, 3, 4, 5])
      await brought({ always: true, now: () => `2026-12-01T0${hour}:00:00.000Z` as never })
    expect((await snapshots(data)).map(({ name }) => name)).toEqual([
      '20261201T050000000Z',
      '20261201T040000000Z',
      '20261201T030000000Z',
    ])
    expect(readdirSync(snapshotsIn(data)).filter((name) => name.includes('unfinished'))).toEqual([])
  })
})

describe('a file of a later program', () => {
  it('is refused before anybody types a passphrase, and the sentence names the version it needs', async () => {
    await brought({ list: later, version: laterVersion })
    const before = readFileSync(database)
    const refused: Trouble = await checkFolder(data, { demo: false }).then(Promise.reject, (error) => error)
    expect(refused.code).toBe('database-newer')
    const about = { file: '', value: '', ...refused.about }
    for (const language of ['zh-Hans', 'en'] as const)
      expect(translator(language)('trouble.database-newer', about)).toContain(laterVersion)
    expect(readFileSync(database).equals(before)).toBe(true)
  })

  it('gives way to the copy of before, and lies beside it from then on', async () => {
    const before = ran(database)
    await brought({ list: later, version: laterVersion })
    const names = new Set(migrations.map(({ name }) => name))
    await putBack(data, names, '2026-12-02T00:00:00.000Z' as never)
    expect(ran(database)).toEqual(before)
    expect(ran(join(snapshotsIn(data), '20261202T000000000Z-after.db'))).toContain('9004-odd')
    await checkFolder(data, { demo: false })
  })

  it('stays where the copy of before was altered, cut off or is gone', async () => {
    await brought({ list: later, version: laterVersion })
    const names = new Set(migrations.map(({ name }) => name))
    const file = (await snapshots(data))[0]?.file ?? ''
    const isRefused = (code: string) =>
      expect(putBack(data, names, '2026-12-02T00:00:00.000Z' as never)).rejects.toThrow(code)
    truncateSync(file, statSync(file).size - 1)
    await isRefused('upgrade-snapshot-altered')
    rmSync(file)
    await isRefused('upgrade-snapshot-altered')
    rmSync(snapshotsIn(data), { recursive: true })
    await isRefused('upgrade-no-snapshot')
    expect(ran(database)).toContain('9004-odd')
  })
})

describe('the command', () => {
  const command = (...args: string[]) =>
    promisify(execFile)(process.execPath, [...flags, programOf('upgrade'), '--data', data, ...args]).then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      ({ code, stderr }) => ({ code, said: String(stderr) }),
    )

  it('upgrades and says where the copy lies, keeps what it can read, and goes back from what it cannot', async () => {
    const done = await command()
    expect(done.code).toBe(0)
    expect(done.said).toContain(snapshotsIn(data))
    const names = ran(database)
    expect(names.length).toBe(migrations.length)
    expect(await command('--back')).toMatchObject({ code: 0 })
    expect(ran(database)).toEqual(names)
    await brought({ list: later, version: laterVersion })
    expect(await command('--back')).toMatchObject({ code: 0 })
    expect(ran(database)).toEqual(names)
  })

  it('refuses a foreign file with a sentence and no trace', async () => {
    writeFileSync(
      database,
      'something else of a length that could be a head of a database, had it only the sign of one',
    )
    const { code, said } = await command()
    expect([code, said.split('\n').filter((line) => line !== '').length]).toEqual([2, 2])
    expect(said).toContain('juanzong.db')
    expect(said).not.toMatch(/\bat |Error|\{/)
  })
})

describe('an upgrade and the way back that are killed', () => {
  let house: UpgradeHouse
  beforeAll(async () => {
    house = await foundUpgrade(mkdtempSync(join(root, 'killed-')))
  })

  it('leave the old file or the new one, whole, and go on afterwards', async () => {
    for (const [work, at] of some(
      [
        ['upgrade', 0.35],
        ['upgrade', 0.7],
        ['back', 0.5],
      ] as const,
      2,
    ))
      expect([work, (await upgradeCycle(house, work, { at })).wrong]).toEqual([work, []])
  })

  it('would be noticed if each change were kept by itself and nothing before', async () => {
    // A kill by the clock may miss: it is tried over the whole of the upgrade, three times if it must be.
    const wrong: string[] = []
    for (let round = 0; wrong.length === 0 && round < 36; round += 1)
      wrong.push(...(await upgradeCycle(house, 'upgrade', { sabotage: true, at: 0.3 + 0.05 * (round % 12) })).wrong)
    expect(wrong.length).toBeGreaterThan(0)
  })
})
