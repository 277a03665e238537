import { setImmediate as endOfTurn } from 'node:timers/promises'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { addPerson } from '#actions/organisation/people.ts'
import { connectionOf, type Database } from '#db/connection.ts'
import { checkChain } from '#db/log/check.ts'
import { checkEverything } from '#db/seals/night.ts'
import { createTogether } from '#db/together.ts'
import { inTransaction } from '#db/transaction.ts'
import type { App } from '#house/app.ts'
import { world } from '../world.ts'

/** Turns of the loop that somebody lets pass before, while, and after writing, and how it ends. */
type Act = {
  readonly arrives: number
  readonly waits: number
  readonly lingers: number
  readonly ends:
    | 'well'
    | 'refused at once'
    | 'refused after writing'
    | 'undone by SQLite'
    | 'followed'
    | 'alone'
    | 'read'
}

const act: fc.Arbitrary<Act> = fc.record({
  arrives: fc.nat(6),
  waits: fc.nat(3),
  lingers: fc.nat(2),
  ends: fc.constantFrom<Act['ends'][]>(
    'well',
    'well',
    'refused at once',
    'refused after writing',
    'undone by SQLite',
    'followed',
    'alone',
    'read',
  ),
})

const turns = async (many: number) => {
  for (let turn = 0; turn < many; turn += 1) await endOfTurn()
}

const tell = ({ db }: Pick<App, 'db'>, word: string) => sql`insert into told values (${word})`.execute(db)

async function perform(app: App, { arrives, waits, lingers, ends }: Act, word: string): Promise<void> {
  await turns(arrives)
  if (ends === 'read') {
    await sql`select count(*) from told`.execute(app.db)
    return
  }
  await inTransaction(
    app,
    async (app) => {
      await turns(waits)
      if (ends === 'refused at once') throw new Error(ends)
      await tell(app, word)
      await addPerson(app, 'system', { name: word })
      if (ends === 'followed') app.whenCommitted(() => turns(lingers))
      await turns(lingers)
      if (ends === 'refused after writing') throw new Error(ends)
      if (ends === 'undone by SQLite') await sql`insert or rollback into told values (${word})`.execute(app.db)
    },
    { alone: ends === 'alone' },
  )
}

/** SQLite undoes the transaction of everybody in it, so that who does well may fail with another. */
const mayEnd = (act: Act | undefined): readonly string[] => {
  if (act?.ends === 'read') return ['fulfilled']
  const fails = act?.ends.startsWith('refused') || act?.ends === 'undone by SQLite'
  return fails ? ['rejected'] : ['fulfilled', 'rejected']
}

describe('whoever writes', () => {
  it('is answered, whatever those do who write and read at the same time; what was promised is there, and nothing else', async () => {
    const w = await world()
    await sql`create table told (word text not null unique) strict`.execute(w.app.db)
    const promised: string[] = []
    let round = 0
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 24 }), async (acts) => {
        round += 1
        const words = acts.map((_, at) => `${round}之${at}`)
        const ended = await Promise.allSettled(acts.map((one, at) => perform(w.app, one, words[at] as string)))
        for (const [at, { status }] of ended.entries()) expect(mayEnd(acts[at])).toContain(status)
        promised.push(...words.filter((_, at) => acts[at]?.ends !== 'read' && ended[at]?.status === 'fulfilled'))
        const { rows } = await sql<{ word: string }>`select word from told`.execute(w.app.db)
        expect(rows.map(({ word }) => word).toSorted()).toEqual(promised.toSorted())
        expect(connectionOf(w.app.db).isBusy()).toBe(false)
      }),
      { numRuns: 60, seed: 276 },
    )
    await checkEverything(connectionOf(w.app.db).seals, w.app.vault.mac)
    expect(w.app.seals.unsound()).toEqual([])
    expect(await checkChain(w.app, { whole: true })).toMatchObject({ holds: true })
    await w.close()
  })

  it.each(['begin', 'be undone'])(
    'is answered where a part cannot %s, and so is everybody in the same commit',
    async (what) => {
      let [parts, undone] = [0, 0]
      const transaction = { execute: (work: (trx: unknown) => Promise<void>) => work({}) }
      const together = createTogether({
        transaction: () => transaction,
        changes: () => 0,
        markChanges: () => () => true,
        late: { write: () => {}, forget: () => {} },
        disk: { kept: async () => {}, begin: () => {} },
        beginPart: () => {
          parts += 1
          if (what === 'begin' && parts === 2) throw new Error('no part')
          return {
            keep: () => {},
            undo: () => {
              undone += 1
              throw new Error('not undone')
            },
          }
        },
      } as unknown as Database)
      const fails = async () => {
        if (what === 'be undone') throw new Error('refused')
        return true
      }
      const ended = await Promise.allSettled([together(async () => true), together(fails), together(async () => true)])
      expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
      expect(undone).toBe(what === 'be undone' ? 1 : 0)
    },
  )

  it('hears at once that it asks the connection outside of its own transaction, which would never answer', async () => {
    const w = await world()
    const asking = inTransaction(w.app, async () => {
      await sql`select 1`.execute(w.app.db)
    })
    await expect(asking).rejects.toThrow('its own app')
    await expect(inTransaction(w.app, async () => 'the next')).resolves.toBe('the next')
    await w.close()
  })
})
