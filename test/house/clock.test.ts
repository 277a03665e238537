import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Instant, instant } from '#domain/time.ts'
import { createClock, createMachine } from '#house/clock.ts'
import { openHouse } from '#house/open-house.ts'
import { createWeb } from '#routes/create-web.ts'
import type { House } from '#routes/web/house.ts'
import { type Cast, client, passphrase, type World, world } from '../world.ts'

const at = (text: string) => text as Instant
const newest = at('2026-11-24T01:00:00.000Z')

describe('the clock of a house', () => {
  it('writes a moment as everybody does, whichever was written before', () => {
    let at = 0
    const read = createMachine(() => at)
    const moment = fc.integer({ min: Date.UTC(1969, 0, 1), max: Date.UTC(2200, 0, 1) })
    const near = fc.array(fc.integer({ min: -1500, max: 1500 }), { maxLength: 8 })
    fc.assert(
      fc.property(moment, near, (base, steps) => {
        for (const step of [0, ...steps]) {
          at = base + step
          expect(read()).toEqual({ at, text: new Date(at).toISOString() })
        }
      }),
    )
  })

  it('never goes back behind the newest entry by more than a few minutes, whatever the machine says', () => {
    const step = fc.integer({ min: -400 * 86_400_000, max: 400 * 86_400_000 })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let [machine, elapsed, highest] = [Date.parse(newest), 0, Date.parse(newest)]
        const clock = createClock(
          newest,
          () => instant(new Date(machine)),
          () => elapsed,
        )
        for (const step of steps) {
          machine += step
          elapsed += 1000
          const told = Date.parse(clock.now())
          expect(told).toBeGreaterThanOrEqual(highest - 5 * 60_000)
          highest = Math.max(highest, told)
        }
      }),
    )
  })

  it('is not behind for the little that clocks are set by, and is believed again once it was set right', () => {
    let machine = at('2026-11-24T00:58:00.000Z')
    const clock = createClock(
      newest,
      () => machine,
      () => 0,
    )
    expect(clock.isBehind()).toBe(false)
    machine = at('2025-10-20T00:00:00.000Z')
    expect([clock.isBehind(), clock.now()]).toEqual([true, newest])
    machine = at('2026-11-24T01:10:00.000Z')
    expect([clock.isBehind(), clock.now()]).toEqual([false, machine])
  })

  it('goes on from the newest entry by what has gone by while the machine is behind', () => {
    let elapsed = 0
    const clock = createClock(
      newest,
      () => at('2025-01-01T00:00:00.000Z'),
      () => elapsed,
    )
    clock.now()
    elapsed = 90_000
    expect(clock.now()).toBe('2026-11-24T01:01:30.000Z')
  })

  it('is the machine’s once two people have said that it is right', () => {
    const machine = at('2025-01-01T00:00:00.000Z')
    const clock = createClock(newest, () => machine)
    expect(clock.isBehind()).toBe(true)
    clock.accept()
    expect([clock.isBehind(), clock.now()]).toEqual([false, machine])
  })
})

describe('a house whose machine lost its time', () => {
  let folder: string
  let w: World
  let house: House
  let machine: Instant

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'juanzong-clock-'))
    w = await world(folder)
    await w.close()
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  afterEach(() => house.close())

  async function open(time: string) {
    machine = at(time)
    house = await openHouse({ data: folder }, { demo: false, machine: () => machine })
    const opened = await house.openWith({ kind: 'passphrase', text: passphrase })
    const app = house.app()
    if (!opened.ok || !app) throw new Error('Sealed.')
    const web = createWeb(house, { reach: { https: false } })
    return { app, as: (who: Cast) => client(web, app, w.account(who)) }
  }

  it('shows everything and saves nothing, and saves again once the clock is right', async () => {
    const { as } = await open('2025-10-20T01:00:00.000Z')
    const draft = `/dossiers/${w.dossiers.zhou}/sections/titles/records`
    expect((await as('hr').get('/dossiers')).text).toContain('服务器的时钟比最后一条访问记录早')
    expect((await as('hr').post(draft, { title: '工程师' })).status).toBe(503)
    expect((await as('hr').get(`/dossiers/${w.dossiers.zhou}`)).text).not.toContain('2025-10')
    machine = at('2026-11-24T02:00:00.000Z')
    const page = await as('hr').get('/dossiers')
    expect(page.text).not.toContain('服务器的时钟')
    expect((await as('hr').post(draft, { title: '工程师' })).status).toBe(303)
  })

  it('saves again once two people have accepted the clock', async () => {
    const { as, app } = await open('2025-10-20T01:00:00.000Z')
    expect(
      (await as('it').post('/agreements', { act: 'clock.accept', reason: '主板电池换过，时间已核对。' })).status,
    ).toBe(303)
    const text = (await as('hrLead').get('/agreements')).text
    const id = /\/agreements\/([0-9a-f-]{36})\//.exec(text)?.[1] ?? ''
    expect((await as('hrLead').post(`/agreements/${id}/consent`)).status).toBe(303)
    expect(app.standstill.reasons()).toEqual([])
    expect(app.now()).toBe(machine)
  })
})
