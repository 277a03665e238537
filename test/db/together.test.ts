import { setImmediate as endOfTurn } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addPerson } from '#actions/organisation/people.ts'
import { connectionOf } from '#db/connection.ts'
import { checkChain } from '#db/log/check.ts'
import * as log from '#db/log/log.ts'
import { checkEverything } from '#db/seals/night.ts'
import { inTransaction } from '#db/transaction.ts'
import type { App } from '#house/app.ts'
import { type World, world } from '../world.ts'

let w: World
let commits: number
let quiet: () => void
beforeEach(async () => {
  w = await world()
  await sql`create table told (word text not null unique) strict`.execute(w.app.db)
  commits = 0
  quiet = w.app.seals.whenMoved(() => {
    commits += 1
  })
})
afterEach(async () => {
  quiet()
  await w.close()
})

const tell = ({ db }: App, word: string) => sql`insert into told values (${word})`.execute(db)
const told = async ({ db }: App = w.app) =>
  (await sql<{ word: string }>`select word from told order by rowid`.execute(db)).rows.map(({ word }) => word)
const states = async (works: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(works)).map(({ status }) => status)

describe('those who write at the same moment', () => {
  it('share one commit, and each sees what the one before it wrote', async () => {
    const works = ['a', 'b', 'c'].map((word) =>
      inTransaction(w.app, async (app) => {
        const before = await told(app)
        await tell(app, word)
        return before
      }),
    )
    expect(await Promise.all(works)).toEqual([[], ['a'], ['a', 'b']])
    expect(commits).toBe(1)
  })

  it('share it also where each comes a turn of the loop after the one before', async () => {
    const first = inTransaction(w.app, (app) => tell(app, 'a'))
    await endOfTurn()
    const second = inTransaction(w.app, (app) => tell(app, 'b'))
    await endOfTurn()
    const third = inTransaction(w.app, (app) => tell(app, 'c'))
    await Promise.all([first, second, third])
    expect([await told(), commits]).toEqual([['a', 'b', 'c'], 1])
  })

  it('are undone one by one: of who fails no row, no sum, no entry and no end is left, of the others all', async () => {
    const seen: string[] = []
    const before = await log.head(w.app.db)
    const works = Array.from({ length: 12 }, (_, at) =>
      inTransaction(w.app, async (app) => {
        await tell(app, `${at}`)
        await addPerson(app, 'system', { name: `人${at}` })
        app.afterCommit(() => seen.push(`${at} committed`))
        app.whenUndone(() => seen.push(`${at} undone`))
        if (at % 3 === 1) throw new Error('not this one')
      }),
    )
    expect((await states(works)).map((status) => status === 'fulfilled')).toEqual(works.map((_, at) => at % 3 !== 1))
    const [kept, undone] = Object.values(Object.groupBy([...works.keys()], (at) => (at % 3 === 1 ? 'undone' : 'kept')))
    expect(await told()).toEqual(kept?.map(String))
    expect(seen.toSorted()).toEqual(
      [...(kept ?? []).map((at) => `${at} committed`), ...(undone ?? []).map((at) => `${at} undone`)].toSorted(),
    )
    expect(commits).toBe(1)

    await checkEverything(connectionOf(w.app.db).seals, w.app.vault.mac)
    expect(w.app.seals.unsound()).toEqual([])
    expect((await log.head(w.app.db)).seq).toBe(before.seq + 8)
    expect(await checkChain(w.app, { whole: true })).toMatchObject({ holds: true })
  })

  it('lose no entry of the log where somebody asks for its head in between and is undone', async () => {
    const before = await log.head(w.app.db)
    const entry = (word: string) =>
      ({ at: w.app.now(), actor: 'system', act: 'person.added', about: { person: word } }) as const
    const works = ['first', 'undone', 'last'].map((word) =>
      inTransaction(w.app, async ({ db }) => {
        await log.record(db, entry(word))
        if (word !== 'undone') return undefined
        expect((await log.head(db)).seq).toBe(before.seq + 2)
        throw new Error('not this one')
      }),
    )
    expect(await states(works)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(commits).toBe(1)
    const left = await log.following(w.app.db, before.seq, 10)
    expect(left.map(({ body }) => JSON.parse(body).about.person)).toEqual(['first', 'last'])
    expect(await checkChain(w.app, { whole: true })).toMatchObject({ holds: true })
  })

  it('are judged by what the one before made memory say: it ends the commit', async () => {
    let says = 'nothing'
    const first = inTransaction(w.app, async (app) => {
      await tell(app, 'first')
      app.whenCommitted(() => {
        says = 'first'
      })
    })
    const second = inTransaction(w.app, async () => says)
    await first
    expect(await second).toBe('first')
    expect(commits).toBe(2)
  })

  it('all fail where SQLite itself undoes the transaction, and whoever comes after them writes', async () => {
    const works = [
      inTransaction(w.app, (app) => tell(app, 'before')),
      inTransaction(w.app, ({ db }) => sql`insert or rollback into told values ('twice'), ('twice')`.execute(db)),
      inTransaction(w.app, (app) => tell(app, 'after')),
    ]
    expect(await states(works)).toEqual(['rejected', 'rejected', 'fulfilled'])
    expect(await told()).toEqual(['after'])
    await checkEverything(connectionOf(w.app.db).seals, w.app.vault.mac)
    expect(w.app.seals.unsound()).toEqual([])
  })

  it('wait for who takes memory anew, which sees nothing that is not committed', async () => {
    const first = inTransaction(w.app, (app) => tell(app, 'first'))
    const anew = inTransaction(w.app, async () => commits, { alone: true })
    const last = inTransaction(w.app, async () => commits)
    await first
    expect(await anew).toBe(1)
    expect(await last).toBe(2)
  })

  it('keep no answer of anybody for themselves: what is remembered is asked anew only where a table changed', async () => {
    const { db } = w.app
    const before = connectionOf(db).changes()
    await Promise.all([1, 2].map(() => inTransaction(w.app, async () => {})))
    expect(connectionOf(db).changes()).toBe(before)
  })
})
