import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import { readEntry } from '#domain/log/entry.ts'
import { isNightCheckDue } from '#domain/log/night-check.ts'
import type { Instant } from '#domain/time.ts'
import { beginNights, type Nights } from '#house/nights.ts'
import { type World, world } from '../world.ts'

const at = (text: string) => text as Instant

describe('a night check', () => {
  it('is due once a night, and by day only where the machine was off for the whole of the last night', () => {
    // Two o'clock in the organisation's zone is 18:00 in UTC.
    expect(isNightCheckDue(at('2026-11-23T17:59:00.000Z'), at('2026-11-23T01:00:00.000Z'))).toBe(false)
    expect(isNightCheckDue(at('2026-11-23T18:00:00.000Z'), at('2026-11-23T01:00:00.000Z'))).toBe(true)
    expect(isNightCheckDue(at('2026-11-23T20:59:00.000Z'), at('2026-11-23T18:00:00.000Z'))).toBe(false)
    expect(isNightCheckDue(at('2026-11-24T01:00:00.000Z'), at('2026-11-23T18:00:00.000Z'))).toBe(false)
    expect(isNightCheckDue(at('2026-11-25T01:00:00.000Z'), at('2026-11-23T18:00:00.000Z'))).toBe(true)
  })

  it('comes once in each night of a machine that is never off, whenever it is looked at', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 50 }), fc.integer({ min: 0, max: 1439 }), (step, offset) => {
        const start = Date.parse('2026-11-23T00:00:00.000Z') + offset * 60_000
        const ran: number[] = []
        let last = start
        for (let now = start; now < start + 20 * 86_400_000; now += step * 60_000)
          if (isNightCheckDue(new Date(now).toISOString() as Instant, new Date(last).toISOString() as Instant)) {
            ran.push(now)
            last = now
          }
        expect(ran.length).toBeGreaterThanOrEqual(19)
        expect(ran.length).toBeLessThanOrEqual(20)
      }),
      { numRuns: 30 },
    )
  })
})

describe('the nights of a house', () => {
  let w: World
  let nights: Nights
  beforeAll(async () => {
    w = await world()
  })
  afterAll(() => w.close())
  beforeEach(() => {
    nights = beginNights(w.app)
  })
  afterEach(() => nights.end())

  const checkedLine = async () => {
    const { text } = await w.as('it').get('/system')
    return text.slice(text.indexOf('data-row="chain"')).split('</tr>')[0]
  }

  it('check everything once, tell the log, and IT reads when and with what result', async () => {
    expect(await checkedLine()).toContain('还没有全面核验过')
    w.clock.set('2026-11-25T18:30:00.000Z')
    expect(await nights.look()).toBe(true)
    expect(await nights.look()).toBe(false)
    expect(await checkedLine()).toContain('2026-11-26 02:30 全面核验，数据完好')
    expect(w.app.damages.all()).toEqual([])
    // From these IT's page reckons how fast the data grow.
    const [entry] = await log.search(w.app.db, { act: 'house.checked' }, 1)
    const { bytes, free } = readEntry(entry?.body ?? '')?.about ?? {}
    expect([Number(bytes) > 100_000, Number(free) > 0]).toEqual([true, true])
  })

  it('find what was altered since it was last looked at, so that people see it', async () => {
    const id = w.dossiers.wang
    expect(w.app.seals.isSound('dossier', id)).toBe(true)
    w.app.seals.statement('drop trigger temp.dossiers_update_followed').run()
    w.app.seals.statement("update main.dossiers set keeper = 'deputy' where id = ?").run(id)
    w.clock.set('2026-11-26T18:30:00.000Z')
    expect(await nights.look()).toBe(true)
    expect(w.app.damages.of('dossier', id)).toEqual([{ of: 'dossier', id, what: 'altered', where: 'dossiers' }])
    expect(await checkedLine()).toContain('1 处和写下的不一样')
    expect((await w.as('hrLead').get('/damages')).text).toContain(id)
  })

  it('stop before the keys are dropped, and find nothing for the lack of them', async () => {
    w.clock.set('2026-11-27T18:30:00.000Z')
    const before = w.app.damages.all().length
    const looking = nights.look()
    nights.end()
    await expect(looking).rejects.toThrow()
    expect(w.app.damages.all()).toHaveLength(before)
    expect(await nights.look()).toBe(false)
  })
})
