import { copyFileSync, fdatasyncSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as offices from '#db/organisation/offices.ts'
import { inTransaction } from '#db/transaction.ts'
import { isOfDisk } from '#domain/disk.ts'
import type { Day } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type World, world } from '../world.ts'

/** A disk that takes as long as the test likes, and may fail. */
function heldDisk() {
  let held = false
  const asked: { readonly done: () => void; readonly fail: (error: Error) => void }[] = []
  return {
    sync: (file: number): Promise<void> => {
      if (!held) return Promise.resolve(fdatasyncSync(file))
      return new Promise((done, fail) => {
        asked.push({ done, fail })
      })
    },
    hold: () => {
      held = true
    },
    release: () => {
      held = false
      for (const one of asked) one.done()
    },
    /** Once it was asked so often. */
    asked: async (times: number) => {
      while (asked.length < times) await turn()
      return asked
    },
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

let w: World
let folder: string
let disk: ReturnType<typeof heldDisk>
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'juanzong-disk-'))
  disk = heldDisk()
  w = await world(folder, 'state', disk.sync)
  await sql`create table told (word text) strict`.execute(w.app.db)
})
afterEach(async () => {
  disk.release()
  await w.close()
})

const tell = ({ db }: App, word: string) => sql`insert into told values (${word})`.execute(db)
const told = async () =>
  (await sql<{ word: string }>`select word from told order by rowid`.execute(w.app.db)).rows.map(({ word }) => word)

/** What has become of each so far. */
function watched(works: readonly Promise<unknown>[]): string[] {
  const states = works.map(() => 'waits')
  for (const [at, work] of works.entries())
    work.then(
      () => {
        states[at] = 'done'
      },
      () => {
        states[at] = 'failed'
      },
    )
  return states
}

const synchronous = async (db = w.app.db) =>
  (await sql<{ synchronous: number }>`pragma synchronous`.execute(db)).rows[0]?.synchronous

/** HR saves a name while the disk is held. */
async function savingName() {
  const hr = w.as('hr')
  const section = `/dossiers/${w.dossiers.zhou}/sections/basic`
  const form = drawnForm((await hr.get(section)).text, `${section}/records`)
  disk.hold()
  return { saving: hr.post(`${section}/records`, { ...form, name: '周新名' }) }
}

describe('the disk', () => {
  it('is asked once for all who commit in one turn, and each answers after it; one that fails takes nobody with it', async () => {
    disk.hold()
    const works = ['a', 'b', 'c', 'd'].map((word) =>
      inTransaction(w.app, async (app) => {
        await tell(app, word)
        if (word === 'b') throw new Error('not this one')
      }),
    )
    const states = watched(works)
    const asked = await disk.asked(1)
    expect(states).toEqual(['waits', 'failed', 'waits', 'waits'])
    expect(await told()).toEqual(['a', 'c', 'd'])
    disk.release()
    await Promise.allSettled(works)
    expect(states).toEqual(['done', 'failed', 'done', 'done'])
    expect(asked).toHaveLength(1)
  })

  it('is waited for by who writes next, with whom those who are answered then may share; a read is not kept waiting', async () => {
    disk.hold()
    const first = inTransaction(w.app, (app) => tell(app, 'first'))
    const [one] = await disk.asked(1)
    const begun: string[] = []
    const next = (word: string) =>
      inTransaction(w.app, async (app) => {
        begun.push(word)
        await tell(app, word)
      })
    const second = next('second')
    for (let turns = 0; turns < 12; turns += 1) await turn()
    expect(begun).toEqual([])
    one?.done()
    await first
    const third = next('third')
    await disk.asked(2)
    expect([begun, await told()]).toEqual([
      ['second', 'third'],
      ['first', 'second', 'third'],
    ])
    const entries = async () => (await w.app.db.selectFrom('log').select('seq').execute()).length
    const before = await entries()
    const read = w.app.logRead({ at: w.app.now(), actor: 'system', act: 'log.read', about: {} })
    for (let turns = 0; turns < 12; turns += 1) await turn()
    expect(await entries()).toBe(before + 1)
    disk.release()
    await Promise.all([second, third, read])
  })

  it('is asked again for whoever commits while it writes', async () => {
    disk.hold()
    const first = inTransaction(w.app, (app) => tell(app, 'first'))
    const [one] = await disk.asked(1)
    const second = inTransaction(w.app, (app) => tell(app, 'second'))
    const states = watched([first, second])
    await turn()
    one?.done()
    await disk.asked(2)
    expect(states).toEqual(['done', 'waits'])
    disk.release()
    await second
  })

  it('holds after a loss of power whatever was answered: a copy of its files taken as it was asked has it', async () => {
    const copy = join(folder, 'copy.db')
    const answered: string[] = []
    disk.hold()
    for (const word of ['a', 'b', 'c']) {
      const work = inTransaction(w.app, (app) => tell(app, word)).then(() => answered.push(word))
      const asked = await disk.asked(answered.length + 1)
      for (const end of ['', '-wal']) copyFileSync(join(folder, `juanzong.db${end}`), `${copy}${end}`)
      asked.at(-1)?.done()
      await work
      const found = new Sqlite(copy)
      expect(found.prepare('select word from told order by rowid').pluck().all()).toEqual(answered)
      found.close()
    }
  })

  it('is waited for in the commit itself by whatever is written outside of such a transaction', async () => {
    const inside = () =>
      inTransaction(w.app, async (app) => {
        await tell(app, 'inside')
        expect(await synchronous(app.db)).toBe(1)
      })
    expect(await synchronous()).toBe(2)
    for (const earlier of [inside, () => inTransaction(w.app, () => Promise.reject(new Error('no'))).catch(() => {})]) {
      await earlier()
      await w.app.db.transaction().execute(async (db) => expect(await synchronous(db)).toBe(2))
      await earlier()
      await tell(w.app, 'alone')
      expect(await synchronous()).toBe(2)
    }
    await inside()
  })

  it('lets memory follow at once, and what cannot be taken back only when it has written', async () => {
    const seen: string[] = []
    disk.hold()
    const work = inTransaction(w.app, async (app) => {
      await tell(app, 'a')
      app.whenKept(() => seen.push('kept'))
      app.whenCommitted(() => seen.push('committed'))
    })
    await disk.asked(1)
    expect(seen).toEqual(['committed'])
    disk.release()
    await work
    expect(seen).toEqual(['committed', 'kept'])
  })

  it('is not waited for by who tells only later, unless something is to come after it', async () => {
    disk.hold()
    await inTransaction(w.app, (app) => tell(app, 'a'), { toldLater: true })
    expect(w.app.disk.unkept()).toBe(true)
    const seen: string[] = []
    const work = (app: App) => {
      app.whenKept(() => seen.push('kept'))
      return Promise.resolve()
    }
    const states = watched([inTransaction(w.app, work, { toldLater: true })])
    await disk.asked(1)
    expect([states, seen]).toEqual([['waits'], []])
    disk.release()
    await w.app.disk.kept()
    while (seen.length === 0) await turn()
  })

  it('has begun to write before those who shared a commit go on', async () => {
    disk.hold()
    const begun: number[] = []
    const works = ['a', 'b'].map(async (word) => {
      await inTransaction(w.app, (app) => tell(app, word), { toldLater: true })
      begun.push((await disk.asked(0)).length)
    })
    await Promise.all(works)
    expect(begun).toEqual([1, 1])
  })

  it('is not waited for by whoever asks who heads a unit: the directory follows at the commit', async () => {
    await inTransaction(w.app, (app) =>
      offices.endAll(app.db, w.person('headTech'), '2026-11-24' as Day, ['技术部部长']),
    )
    await w.app.directory.reload()
    const form = await w.as('hrLead').get(paths.offices({ unit: w.units.tech, kind: 'head' }))
    disk.hold()
    const naming = w.as('hrLead').post(paths.offices(), {
      ...drawnForm(form.text, paths.offices()),
      person: w.person('legal'),
    })
    const states = watched([naming])
    await disk.asked(1)
    expect(states).toEqual(['waits'])
    expect(w.app.directory.holders('head', w.units.tech)).toContain(w.person('legal'))
    disk.release()
    expect((await naming).status).toBe(303)
  })

  it('that failed fails everybody who waits, and takes nothing more, not even what it could', async () => {
    disk.hold()
    const works = ['a', 'b'].map((word) => inTransaction(w.app, (app) => tell(app, word)))
    const [asked] = await disk.asked(1)
    asked?.fail(Object.assign(new Error('EIO'), { code: 'EIO' }))
    const ended = await Promise.allSettled(works)
    expect(ended.map((one) => one.status === 'rejected' && isOfDisk(one.reason))).toEqual([true, true])
    disk.release()
    await expect(inTransaction(w.app, (app) => tell(app, 'c'))).rejects.toThrow('EIO')
    await expect(w.app.disk.kept()).rejects.toThrow('EIO')
    expect((await w.as('hr').get('/dossiers')).status).toBe(503)
  })

  it('that failed answers whoever saved with that and with what was typed, and says nowhere that it was saved', async () => {
    const { saving } = await savingName()
    const [asked] = await disk.asked(1)
    asked?.fail(Object.assign(new Error('EIO'), { code: 'EIO' }))
    const { status, text, headers } = await saving
    expect([status, headers.get('Location'), headers.get('Set-Cookie')]).toEqual([503, null, null])
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(text).toContain('周新名')
    disk.release()
  })

  it('is waited for by every page that may say what another has just committed', async () => {
    const { saving } = await savingName()
    await disk.asked(1)
    const list = w.as('hr').get('/dossiers')
    const states = watched([saving, list])
    for (let turns = 0; turns < 50; turns += 1) await turn()
    expect(states).toEqual(['waits', 'waits'])
    disk.release()
    expect((await saving).status).toBe(303)
    expect((await list).text).toContain('周新名')
  })
})
