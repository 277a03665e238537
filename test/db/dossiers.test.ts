import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveRecord } from '#actions/dossiers/saving.ts'
import { once } from '#actions/once.ts'
import { commandOf } from '#db/commands.ts'
import * as identifiers from '#db/dossiers/identifiers.ts'
import * as summaries from '#db/roster/sealed.ts'
import { titles } from '#domain/dossiers/sections/titles.ts'
import { rosterParts } from '#domain/dossiers/summary.ts'
import { Conflict, LogUnavailable } from '#domain/errors.ts'
import type { AccountId, CommandId } from '#domain/ids.ts'
import { ok, refuse } from '#domain/result.ts'
import { readDossier } from '#gate/dossiers/reader.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { buildApp } from '#house/build-app.ts'
import { type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const command = (bodyHash = 'body') => ({ id: w.app.newId<CommandId>(), bodyHash })

describe('the gate', () => {
  it('opens nothing when the log cannot be written', async () => {
    const open = () => {
      throw new Error('opened before it was logged')
    }
    const app = { ...w.app, vault: { ...w.app.vault, open }, logRead: () => Promise.reject(new LogUnavailable()) }
    await expect(readDossier(app, w.actor('hr'), w.dossiers.wang, { act: 'dossier.read' })).rejects.toThrow(
      LogUnavailable,
    )
  })

  it('answers a reader without a group no field of it, not a blank one', async () => {
    const reading = await readDossier(w.app, w.actor('finance'), w.dossiers.wang, { act: 'dossier.read' })
    expect([...(reading?.groups ?? [])]).toEqual(['who', 'pay'])
    expect(Object.keys(reading?.contents['basic']?.[0]?.fields ?? {}).sort()).toEqual([
      'name',
      'number',
      'post',
      'rank',
      'unit',
    ])
    expect(Object.keys(reading?.contents ?? {})).toEqual(['basic'])
  })

  it('shows an earlier moment as it was known then', async () => {
    const before = w.app.now()
    const saved = await saveRecord(
      w.app,
      w.actor('hr'),
      { dossier: w.dossiers.zhou, section: titles, fields: { title: '后来的职称' } },
      command(),
    )
    expect(saved.ok).toBe(true)
    const at = async (asOf?: typeof before) =>
      (await readDossier(w.app, w.actor('hr'), w.dossiers.zhou, { act: 'dossier.read', ...(asOf && { asOf }) }))
        ?.contents['titles']?.length
    expect(await at(before)).toBe(1)
    expect(await at()).toBe(2)
    const then = await readDossier(w.app, w.actor('hr'), w.dossiers.zhou, { act: 'dossier.read', asOf: before })
    expect(then?.changes.every(({ knownSince }) => knownSince <= before)).toBe(true)
  })
})

describe('a change', () => {
  it('writes only the groups that changed, and the roster reads it at once', async () => {
    const { contents } = (await openForWork(w.app, 'check', w.dossiers.zhou)).opened
    const basic = contents['basic']?.[0]
    const section = (await import('#domain/dossiers/sections/basic.ts')).basic
    const count = async () =>
      Number(
        (
          await sql<{ n: number }>`select count(*) as n from revisions where dossier_id = ${w.dossiers.zhou}`.execute(
            w.app.db,
          )
        ).rows[0]?.n,
      )
    const before = await count()
    await saveRecord(
      w.app,
      w.actor('hr'),
      { dossier: w.dossiers.zhou, section, fields: { ...basic?.fields, nativePlace: '湖南长沙' } },
      command(),
    )
    expect(await count()).toBe(before + 1)
    expect(w.app.roster.entry(w.dossiers.zhou)?.columns.identity.nativePlace).toBe('湖南长沙')
  })

  it('keeps the sealed summary in step with the roster', async () => {
    const opened = await summaries.openNewest(w.app, [w.dossiers.zhou])
    expect(opened.get(w.dossiers.zhou)?.who).toEqual(w.app.roster.entry(w.dossiers.zhou)?.columns.who)
  })

  it('makes a summary of an older schema again when the house opens', async () => {
    await addOlder('chen')
    const app = await opened()
    expect(app.roster.entry(w.dossiers.chen)?.columns.who.name).toBe('陈雨桐')
  })

  it('makes all of them again in one transaction, since a new version may make every one old', async () => {
    const { db } = w.app
    const begin = db.transaction.bind(db)
    let begun = 0
    db.transaction = () => {
      begun += 1
      return begin()
    }
    const keys = ['chen', 'wang', 'zhou', 'fang'] as const
    for (const key of keys) await addOlder(key)
    const app = await opened()
    expect(begun).toBe(1)
    for (const key of keys) expect(app.roster.entry(w.dossiers[key])).toEqual(w.app.roster.entry(w.dossiers[key]))
  })

  it('fetches no envelope of a summary that was superseded', async () => {
    const ids = Object.values(w.dossiers)
    for (const key of ['chen', 'wang'] as const) await addOlder(key)
    const app = await opened()
    let fetched = 0
    const counted = w.app.db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        fetched += result.rows.length
        return result
      },
    })
    await summaries.openNewest({ ...app, db: counted }, ids)
    expect(fetched).toBe(ids.length * rosterParts.length)
  })

  it('finds the holder of an ID number by its fingerprint, however it is written', async () => {
    expect(await identifiers.holderOf(w.app, '110101 19780612 9970')).toBe(w.dossiers.wang)
    expect(await identifiers.holderOf(w.app, '110101197806129971')).toBeUndefined()
  })

  it('numbers the next dossier of an entity past the ones typed by hand', async () => {
    expect(await identifiers.nextNumber(w.app, w.units.company)).toBe('HX-0006')
  })
})

describe('a command', () => {
  it('is done once and answers the same again', async () => {
    const [sent, runs] = [command(), { count: 0 }]
    const work = async () => {
      runs.count += 1
      return ok(`answer ${runs.count}`)
    }
    const first = await once(w.app, w.actor('hr'), sent, work)
    const second = await once(w.app, w.actor('hr'), sent, work)
    expect([first, second, runs.count]).toEqual([ok('answer 1'), ok('answer 1'), 1])
  })

  it('conflicts when the same id comes with another body or from another account', async () => {
    const sent = command()
    await once(w.app, w.actor('hr'), sent, async () => ok('done'))
    await expect(once(w.app, w.actor('hr'), { ...sent, bodyHash: 'other' }, async () => ok(''))).rejects.toThrow(
      Conflict,
    )
    await expect(once(w.app, w.actor('hr2'), sent, async () => ok(''))).rejects.toThrow(Conflict)
  })

  it('keeps no plain hash of its form, from which a number could be found by trying', async () => {
    const body = ['/dossiers/1/sections/id-numbers/records', 'number', '110101197806129970']
    const sent = commandOf(w.app.newId<CommandId>(), body)
    await once(w.app, w.actor('hr'), sent, async () => ok('done'))
    const kept = await w.app.db
      .selectFrom('commands')
      .select('body_hash')
      .where('id', '=', sent.id)
      .executeTakeFirstOrThrow()
    expect([sent.bodyHash, sent.bodyHash.toLowerCase()]).not.toContain(kept.body_hash)
    expect(kept.body_hash).toMatch(/^[0-9a-f]{64}$/)
  })

  describe('whose row was altered on the disk', () => {
    const done = async (who: 'hr' | 'hr2', answer: string) => {
      const sent = command()
      await once(w.app, w.actor(who), sent, async () => ok(answer))
      return sent
    }
    type Altered = { id?: CommandId; account_id?: AccountId; body_hash?: string; answer?: string }
    const alter = ({ id }: { id: CommandId }, set: Altered) =>
      w.app.db.updateTable('commands').set(set).where('id', '=', id).execute()
    const again = (who: 'hr' | 'hr2', sent: ReturnType<typeof command>) =>
      once(w.app, w.actor(who), sent, async () => {
        throw new Error('done again')
      })

    it('gives no other answer', async () => {
      const sent = await done('hr', 'Done')
      for (const answer of ['"done"', '"another"', '', 'no answer']) {
        await alter(sent, { answer })
        await expect(again('hr', sent), answer).rejects.toThrow(Conflict)
      }
      await alter(sent, { answer: '"Done"' })
      expect(await again('hr', sent)).toEqual(ok('Done'))
    })

    it('answers no other account', async () => {
      const sent = await done('hr', 'done')
      await alter(sent, { account_id: w.account('hr2') })
      for (const who of ['hr', 'hr2'] as const) await expect(again(who, sent)).rejects.toThrow(Conflict)
    })

    it('stands for no other command of the same account and the same form', async () => {
      const [first, second] = [await done('hr', 'first'), command()]
      await alter(first, { id: second.id })
      await expect(again('hr', second)).rejects.toThrow(Conflict)
    })

    it('takes neither answer nor print from another row', async () => {
      const [first, second] = [await done('hr', 'first'), await done('hr', 'second')]
      const row = await w.app.db
        .selectFrom('commands')
        .select(['answer', 'body_hash'])
        .where('id', '=', first.id)
        .executeTakeFirstOrThrow()
      await alter(second, row)
      await expect(again('hr', second)).rejects.toThrow(Conflict)
    })
  })

  it('leaves nothing behind when it is refused, whatever it had written', async () => {
    const [sent, before] = [command(), w.app.db]
    const refused = await once(w.app, w.actor('hr'), sent, async (app) => {
      await app.db.insertInto('settings').values({ key: 'left-behind', value: 'yes' }).execute()
      return refuse('dossier.read-only')
    })
    expect(refused).toEqual(refuse('dossier.read-only'))
    expect(
      await before.selectFrom('settings').select('key').where('key', '=', 'left-behind').executeTakeFirst(),
    ).toBeUndefined()
    expect(await once(w.app, w.actor('hr'), sent, async () => ok('now'))).toEqual(ok('now'))
  })
})

/** A summary as an earlier version would have written it, newer than the one there is. */
async function addOlder(key: keyof World['dossiers']) {
  const { db, vault } = w.app
  const id = w.dossiers[key]
  const group_tag = vault.tag(id, 'summary:listed')
  const rows = await db.selectFrom('summaries').select('version').where('group_tag', '=', group_tag).execute()
  const version = Math.max(...rows.map((row) => row.version)) + 1
  const place = { table: 'summaries', group: 'who', dossier: id, record: 'listed', version } as const
  await db
    .insertInto('summaries')
    .values({
      dossier_id: id,
      group_tag,
      version,
      schema_version: 0,
      known_since: w.app.now(),
      payload: vault.seal({ surname: '陈' }, { ...place, schema: 0 }),
    })
    .execute()
}

const opened = () => buildApp({ db: w.app.db, keyring: w.keyring, blobFolder: '/nowhere', demo: false, now: w.app.now })
