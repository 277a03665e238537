import { createHash } from 'node:crypto'
import { setImmediate as endOfTurn } from 'node:timers/promises'
import { createQueryId, type KyselyPlugin, type RootOperationNode, sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { checkChain, createLogChecked } from '#db/log/check.ts'
import * as log from '#db/log/log.ts'
import { createLogQueue } from '#db/log/queue.ts'
import { inTransaction } from '#db/transaction.ts'
import { LogUnavailable } from '#domain/errors.ts'
import type { AccountId } from '#domain/ids.ts'
import type { Entry } from '#domain/log/entry.ts'
import { acts } from '#domain/log/entry.ts'
import type { Instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { type BareHouse, bareHouse, morning } from './bare-house.ts'

let house: BareHouse
let app: App

beforeEach(async () => {
  house = await bareHouse()
  app = {
    db: house.db,
    disk: house.db.disk,
    vault: house.vault,
    now: () => morning,
    logChecked: createLogChecked(),
    missed: { roster: false },
  } as unknown as App
})

const entry = (n: number, more: Partial<Entry> = {}): Entry => ({
  at: `2026-11-24T01:00:${String(n % 60).padStart(2, '0')}.000Z` as Instant,
  actor: 'account' as AccountId,
  act: 'dossier.read',
  about: { dossier: `dossier-${n % 3}`, rows: n },
  ...more,
})

const write = async (count: number) => {
  for (let n = 1; n <= count; n += 1) await log.record(house.db, entry(n))
}

const all = () => log.following(house.db, 0, 10_000)

/** What somebody with the file and no respect for triggers can do. */
const tamper = async (statement: string) => {
  await sql.raw('drop trigger log_stays').execute(house.db)
  await sql.raw('drop trigger log_keeps').execute(house.db)
  await sql.raw(statement).execute(house.db)
}

describe('the chain', () => {
  it('is SHA-256 over tag, number, chain before and the hash of the body', async () => {
    await write(2)
    const [first, second] = await all()
    const sha = (...parts: (string | Buffer)[]) =>
      parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
    const numbered = (seq: number) => Buffer.from([0, 0, 0, 0, 0, 0, 0, seq])
    const one = sha('juanzong.log.1', numbered(1), Buffer.alloc(32), sha('\0', first?.body ?? ''))
    expect(first?.chain).toBe(one.toString('hex'))
    expect(second?.chain).toBe(sha('juanzong.log.1', numbered(2), one, sha('\0', second?.body ?? '')).toString('hex'))
  })

  it('covers one text for one entry, whatever the order of its parts', async () => {
    await log.record(house.db, entry(1, { about: { b: 1, a: 'x' } }))
    await log.record(house.db, entry(1, { about: { a: 'x', b: 1 } }))
    const [first, second] = await all()
    expect(first?.body).toBe(second?.body)
    expect(first?.body).toBe(
      '{"about":{"a":"x","b":1},"act":"dossier.read","actor":"account","at":"2026-11-24T01:00:01.000Z","v":1}',
    )
  })

  it('does not fork when a transaction that wrote to it rolls back', async () => {
    await write(1)
    await expect(
      inTransaction(app, async ({ db }) => {
        await log.record(db, entry(2))
        throw new Error('changed our mind')
      }),
    ).rejects.toThrow('changed our mind')
    await log.record(house.db, entry(3))
    expect((await all()).map(({ seq }) => seq)).toEqual([1, 2])
    expect(await checkChain(app, { whole: true })).toMatchObject({ holds: true, head: { seq: 2 } })
  })

  it('begins at 0 with zeros', async () => {
    expect(await log.head(house.db)).toEqual({ seq: 0, chain: '0'.repeat(64) })
    expect(await checkChain(app, { whole: true })).toMatchObject({ holds: true, head: { seq: 0 } })
  })

  it.each([
    ['changed', "update log set body = replace(body, 'dossier-2', 'dossier-1') where seq = 2", 2],
    ['removed', 'delete from log where seq = 3', 4],
    ['given another chain', 'update log set chain = (select chain from log where seq = 1) where seq = 4', 4],
  ])('shows an entry that was %s', async (_, statement, at) => {
    await write(5)
    await tamper(statement)
    expect(await checkChain(app, { whole: true })).toEqual({ holds: false, at })
  })

  it('shows two entries that changed places', async () => {
    await write(5)
    await tamper('update log set seq = -seq where seq in (2, 3)')
    await sql.raw('update log set seq = 5 + seq where seq < 0').execute(house.db)
    expect(await checkChain(app, { whole: true })).toMatchObject({ holds: false })
  })

  it('is checked from where it was last found whole, unless asked for the whole', async () => {
    await write(4)
    expect(await checkChain(app, { whole: false })).toMatchObject({ holds: true })
    await log.record(house.db, entry(5))
    expect(await checkChain(app, { whole: false })).toMatchObject({ holds: true, head: { seq: 5 } })
    await tamper("update log set body = '{}' where seq = 2")
    expect(await checkChain(app, { whole: true })).toEqual({ holds: false, at: 2 })
  })

  it('shows that what was checked before has been cut off', async () => {
    await write(4)
    await checkChain(app, { whole: false })
    await tamper('delete from log where seq > 2')
    expect(await checkChain(app, { whole: false })).toEqual({ holds: false, at: 4 })
  })
})

describe('the log', () => {
  it('is append-only', async () => {
    await write(2)
    await expect(sql.raw("update log set body = '{}' where seq = 1").execute(house.db)).rejects.toThrow(/append-only/)
    await expect(sql.raw('delete from log where seq = 2').execute(house.db)).rejects.toThrow(/append-only/)
  })

  it('knows each act once', () => {
    expect(new Set(acts).size).toBe(acts.length)
  })

  it('is searched by who, dossier, act and time, newest first', async () => {
    await write(6)
    await log.record(
      house.db,
      entry(7, { actor: 'other' as AccountId, act: 'case.read', about: { account: 'account' } }),
    )
    const found = async (filter: Parameters<typeof log.search>[1], limit = 50) =>
      (await log.search(house.db, filter, limit)).map(({ seq }) => seq)
    expect(await found({})).toEqual([7, 6, 5, 4, 3, 2, 1])
    expect(await found({}, 2)).toEqual([7, 6])
    expect(await found({ before: 4 })).toEqual([3, 2, 1])
    expect(await found({ dossier: 'dossier-0' as never })).toEqual([6, 3])
    expect(await found({ act: 'case.read' })).toEqual([7])
    expect(await found({ who: { account: 'other' as AccountId } })).toEqual([7])
    expect(await found({ who: { account: 'account' as AccountId }, act: 'case.read' })).toEqual([7])
    expect(await found({ from: entry(3).at, until: entry(5).at })).toEqual([4, 3])
  })
})

describe('the queue of reads', () => {
  it('has written the entry when it resolves', async () => {
    const log = createLogQueue(app)
    await log(entry(1))
    expect((await all()).length).toBe(1)
  })

  it('keeps the order and the chain of many who come at once', async () => {
    const log = createLogQueue(app)
    await Promise.all(Array.from({ length: 200 }, (_, n) => log(entry(n))))
    const bodies = (await all()).map(({ body }) => JSON.parse(body).about.rows)
    expect(bodies).toEqual(Array.from({ length: 200 }, (_, n) => n))
    expect(await checkChain(app, { whole: true })).toMatchObject({ holds: true, head: { seq: 200 } })
  })

  it('answers LogUnavailable to each who waited when the log cannot be written, and works again afterwards', async () => {
    const log = createLogQueue(app)
    await sql
      .raw("create trigger full before insert on log begin select raise(abort, 'disk full'); end")
      .execute(house.db)
    const waiting = await Promise.allSettled(Array.from({ length: 5 }, (_, n) => log(entry(n))))
    for (const each of waiting) {
      expect(each.status).toBe('rejected')
      expect(each.status === 'rejected' && each.reason).toBeInstanceOf(LogUnavailable)
    }
    await sql.raw('drop trigger full').execute(house.db)
    await log(entry(9))
    expect((await all()).length).toBe(1)
  })

  it('refuses to wait inside a transaction, which would wait for itself', async () => {
    const log = createLogQueue(app)
    await expect(inTransaction(app, () => log(entry(1)))).rejects.toThrow(/log.record/)
  })

  it('serves whoever comes while a commit runs with the next one', async () => {
    const log = createLogQueue(app)
    const first = log(entry(1))
    const later = first.then(() => log(entry(2)))
    await Promise.all([first, log(entry(3)), later])
    expect((await all()).map(({ body }) => JSON.parse(body).about.rows)).toEqual([1, 3, 2])
  })

  it('lets all share one commit who come while each turn brings somebody', async () => {
    const log = createLogQueue(app)
    let commits = 0
    house.db.seals.whenCommitted(() => {
      commits += 1
    })
    const second = endOfTurn().then(() => log(entry(2)))
    const third = endOfTurn()
      .then(() => endOfTurn())
      .then(() => log(entry(3)))
    await Promise.all([log(entry(1)), second, third])
    expect([commits, (await all()).length]).toEqual([1, 3])
  })
})

describe('a page of the log by act or by day', () => {
  /** How SQLite goes about each statement of a search. */
  const plans = async (filter: Parameters<typeof log.search>[1]) => {
    const nodes: RootOperationNode[] = []
    const noting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        nodes.push(node)
        return node
      },
      transformResult: async ({ result }) => result,
    }
    await log.search(house.db.withPlugin(noting), filter, 51)
    const steps = nodes.map(async (node) => {
      const { sql: text } = house.db.getExecutor().compileQuery(node, createQueryId())
      const { rows } = await sql<{
        detail: string
      }>`explain query plan ${sql.raw(text.replaceAll('?', "'1'"))}`.execute(house.db)
      return rows.map(({ detail }) => detail)
    })
    return (await Promise.all(steps)).flat().join('\n')
  }
  const [from, until] = ['2026-11-24T01:00:10.000Z', '2026-11-24T01:00:20.000Z'] as Instant[] as [Instant, Instant]

  it.each([
    ['an act', { act: 'dossier.read' }],
    ['an act and days', { act: 'dossier.read', from, until }],
    ['days', { from, until }],
    ['days, further back', { from, until, before: 15 }],
  ] as const)('is found by an index and read in its order: %s', async (_, filter) => {
    await write(20)
    const plan = await plans(filter)
    expect(plan).toMatch(/log_of_(act|day)/)
    expect(plan).not.toMatch(/SCAN log(?! USING)|TEMP B-TREE/)
  })

  it('holds each entry once, newest first, over all pages', async () => {
    await write(50)
    for (const filter of [{ act: 'dossier.read' }, { from, until: '2026-11-24T01:00:45.000Z' as Instant }] as const) {
      const whole = await log.search(house.db, filter, 100)
      const paged: number[] = []
      for (let before: number | undefined; ; before = paged.at(-1)) {
        const page = await log.search(house.db, { ...filter, before }, 7)
        paged.push(...page.map(({ seq }) => seq))
        if (page.length < 7) break
      }
      expect(paged).toEqual(whole.map(({ seq }) => seq))
      expect(paged).toEqual([...paged].sort((a, b) => b - a))
    }
  })
})

it('finds the fingerprints of a dossier by a key', async () => {
  const { rows } = await sql<{
    detail: string
  }>`explain query plan delete from fingerprints where dossier_id = '1' and kind = '2'`.execute(house.db)
  expect(rows.map(({ detail }) => detail).join()).toContain('fingerprints_of_dossier')
})
