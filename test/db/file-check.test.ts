import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Database } from '#db/connection.ts'
import { migrate, openDatabase } from '#db/database.ts'
import * as log from '#db/log/log.ts'
import { checkFile } from '#db/seals/file.ts'
import type { AccountId } from '#domain/ids.ts'
import { morning } from './bare-house.ts'

let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'juanzong-file-'))
  const { db, close } = openDatabase(file())
  await migrate(db)
  await close()
})
afterEach(() => rmSync(folder, { recursive: true }))

const file = () => join(folder, 'juanzong.db')

/** Opens the file after somebody was at it, and looks through it as a file of many pages. */
async function opened(work: (db: Database) => Promise<void>, before: (raw: Sqlite.Database) => void = () => {}) {
  const raw = new Sqlite(file())
  before(raw)
  raw.close()
  const { db, close } = openDatabase(file())
  try {
    await migrate(db)
    await work(db)
  } finally {
    await close()
  }
}

const orphan = (raw: Sqlite.Database) => {
  raw.pragma('foreign_keys = off')
  raw.exec("insert into volumes (id, dossier_id, kind, serial) values ('v', 'nobody', 'original', 1)")
}

it.each([
  ['in another process', 0],
  ['in this one', 10_000],
])('finds a file whole that is, and one that is not, %s', async (_, atOnce) => {
  await opened(async ({ seals }) => {
    await checkFile(seals, {}, atOnce)
    expect(seals.unsound()).toEqual([])
  })
  await opened(async ({ seals }) => {
    await checkFile(seals, {}, atOnce)
    expect(seals.unsound()).toEqual([{ kind: 'root', id: 'file', what: 'altered', where: 'file' }])
  }, orphan)
})

it('looks at no table of a large file in this process, and serves others until the other one has done', async () => {
  await opened(async (db) => {
    const { seals } = db
    const asked: string[] = []
    const watched = {
      ...seals,
      isInTransaction: false,
      statement: (text: string) => {
        asked.push(text)
        return seals.statement(text)
      },
    }
    let [isDone, turns] = [false, 0]
    const checked = checkFile(watched, {}, 0).then(() => {
      isDone = true
    })
    while (!isDone) {
      await setImmediate()
      turns += 1
    }
    await checked
    expect(turns).toBeGreaterThan(10)
    expect(asked.filter((text) => text.includes('_check('))).toEqual([])
  })
})

it('keeps what is written meanwhile, leaves no copy, and goes on emptying the log ahead of the file', async () => {
  await opened(async (db) => {
    const write = (serial: number) =>
      log.record(db, { at: morning, actor: 'nobody' as AccountId, act: 'dossier.read', about: { serial } })
    const checked = checkFile(db.seals, {}, 0)
    for (let serial = 0; serial < 50; serial += 1) await write(serial)
    await checked
    expect(db.seals.unsound()).toEqual([])
    expect(db.seals.statement('select count(*) from main.log').pluck().get()).toBe(50)
    expect(db.seals.statement('pragma wal_autocheckpoint').pluck().get()).toBe(4000)
    expect(readdirSync(folder).filter((name) => name.includes('check'))).toEqual([])
  })
  expect(statSync(file()).size).toBeGreaterThan(0)
})

it('looks at the file itself where there is no room for a copy', async () => {
  await opened(async ({ seals }) => {
    await checkFile({ ...seals, isInTransaction: false, file: join(folder, 'nowhere/juanzong.db') }, {}, 0)
    expect(seals.unsound()).toEqual([{ kind: 'root', id: 'file', what: 'altered', where: 'file' }])
  }, orphan)
})

it('ends at once when the house is locked', async () => {
  await opened(async ({ seals }) => {
    const ending = new AbortController()
    const checked = checkFile(seals, { signal: ending.signal }, 0)
    ending.abort(new Error('locked'))
    await expect(checked).rejects.toThrow('locked')
    expect(seals.statement('pragma wal_autocheckpoint').pluck().get()).toBe(4000)
    expect(readdirSync(folder).filter((name) => name.includes('check'))).toEqual([])
  })
})
