import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createStatistics, type Statistics } from '#memory/statistics.ts'
import { paths } from '#views/paths.ts'
import { type DemoWorld, demoWorld } from '../demo-world.ts'

let demo: DemoWorld

beforeAll(async () => {
  demo = await demoWorld()
})

afterAll(() => demo.close())

/** Today is told apart before whoever waits is led on. */
async function toldApart(statistics: Statistics) {
  while (statistics.takesLong()) await setImmediate()
}

const table = paths.statisticsTable('by-rank', { asOf: '2026-06-30' })

it('shows whoever asks for a figure how far the first reading is, and leads there afterwards', async () => {
  const { app } = demo
  const hr = demo.as('邹雨桐')
  const unread = () => {
    const statistics = createStatistics({ ...app, worthSaying: 3 })
    Object.assign(app, { statistics })
    return statistics
  }
  // A figure's names wait like the figure itself, and every other list is there.
  unread()
  expect((await hr.get(paths.figureNames('staff.2026-06-30.effective.who_career'))).status).toBe(303)
  expect((await hr.get(paths.dossiers())).status).toBe(200)
  unread()
  expect((await hr.get(paths.statisticsCross())).status).toBe(303)
  unread()
  const asked = await hr.get(table)
  const reading = `${paths.statisticsReading()}?${new URLSearchParams({ to: table })}`
  expect([asked.status, asked.location]).toEqual([303, reading])

  const statistics = unread()
  const { done, of } = statistics.progress()
  expect([done, of > 12]).toEqual([0, true])
  const page = await hr.get(reading)
  expect(page.text).toContain('<progress')
  expect(page.text).toContain('http-equiv="refresh"')
  expect(page.text).toContain('<noscript>')

  await statistics.ready()
  expect(statistics.progress()).toEqual({ done: of, of })
  await toldApart(statistics)
  const over = await hr.get(reading)
  expect(over.text).not.toContain('<progress')
  expect(over.text).toContain(`href="${table}"`)
  expect((await hr.get(table)).status).toBe(200)
})

it('says so until all of it is read, and nobody is answered near the end and told to wait again', async () => {
  const { app } = demo
  const { of } = createStatistics(app).progress()
  const statistics = createStatistics({ ...app, worthSaying: of - 1 })
  const said: boolean[] = []
  for (let isLeft = true; isLeft; await setImmediate()) {
    said.push(statistics.takesLong())
    isLeft = said.at(-1) === true || statistics.progress().done < of
  }
  expect(said.indexOf(false)).toBe(said.length - 1)
  expect([statistics.progress().done, statistics.takesLong()]).toEqual([of, false])
})

it('looks at nobody to say that everything is read', async () => {
  const { app } = demo
  let looked = 0
  const counting =
    <Made>(make: () => Made) =>
    () => {
      looked += 1
      return make()
    }
  const roster = { ...app.roster, size: app.roster.size, lines: counting(app.roster.lines) }
  const statistics = createStatistics({ ...app, roster: { ...roster, subjects: counting(app.roster.subjects) } })
  await statistics.ready()
  expect([looked, statistics.progress().of]).toEqual([1, app.roster.all().length])
  looked = 0
  expect([statistics.takesLong(), looked]).toEqual([false, 0])
})

it('leads to no other site, and is not there for whoever meets no figures', async () => {
  const { text } = await demo.as('邹雨桐').get(`${paths.statisticsReading()}?to=https://elsewhere.cn/`)
  expect(text).not.toContain('href="https://elsewhere')
  expect(text).toContain(`href="${paths.statistics()}"`)
  expect((await demo.as('郝一鸣').get(paths.statisticsReading())).status).toBe(403)
})

it('says what went wrong to whoever asks next, and begins again after that', async () => {
  const { app } = demo
  let fails = true
  const statistics = createStatistics({
    ...app,
    worthSaying: 3,
    get db() {
      if (fails) throw new Error('the disk is away')
      return app.db
    },
  })
  expect(statistics.takesLong()).toBe(true)
  await expect(statistics.ready()).rejects.toThrow('the disk is away')
  expect(() => statistics.takesLong()).toThrow('the disk is away')
  fails = false
  expect(statistics.takesLong()).toBe(true)
  await statistics.ready()
  await toldApart(statistics)
  expect(statistics.takesLong()).toBe(false)
})

const hr = '邹雨桐'

/** Figures of a house where few answers and few names are many, and everybody is known. */
async function inLittle(given: Partial<Parameters<typeof createStatistics>[0]>) {
  const statistics = createStatistics({ ...demo.app, placesAtOnce: 1, ...given })
  Object.assign(demo.app, { statistics })
  await statistics.ready()
  return statistics
}

const waitingFor = (page: string) => `${paths.statisticsWaiting()}?${new URLSearchParams({ to: page })}`

/** Looks how far it is until it is over, and says how often it was not. */
async function waited(page: string): Promise<number> {
  for (let looks = 0; ; looks += 1) {
    const { text } = await demo.as(hr).get(waitingFor(page))
    if (!text.includes('<progress')) {
      expect(text).toContain(`href="${page.replaceAll('&', '&amp;')}"`)
      return looks
    }
    expect(text).toContain('http-equiv="refresh"')
    await setImmediate()
  }
}

it('shows whoever asks for many years, or for the checks of a past day, how far that is, and opens it afterwards', async () => {
  for (const page of [paths.statisticsYears({ asOf: '2025-03-31' }), paths.statisticsChecks({ asOf: '2025-03-31' })]) {
    await inLittle({ answersWorthSaying: 10 })
    const asked = await demo.as(hr).get(page)
    expect([asked.status, asked.location]).toEqual([303, waitingFor(page)])
    // Each waits for what that one may see: nobody else is told how many that is.
    expect((await demo.as('苏雅琴').get(waitingFor(page))).text).not.toContain('<progress')
    expect(await waited(page)).toBeGreaterThan(0)
    expect((await demo.as(hr).get(page)).status).toBe(200)
  }
})

it('keeps nobody waiting where few answers are left', async () => {
  await inLittle({})
  expect((await demo.as(hr).get(paths.statisticsYears({ asOf: '2025-03-31' }))).status).toBe(200)
})

it('shows how far the names of a past day are, and opens only those again who changed', async () => {
  const statistics = await inLittle({ worthSaying: 3, answersWorthSaying: Number.POSITIVE_INFINITY })
  while (statistics.takesLong()) await setImmediate()
  const page = paths.figureNames('staff.2025-03-31.effective.who_career')
  const asked = await demo.as(hr).get(page)
  expect([asked.status, asked.location]).toEqual([303, waitingFor(page)])
  await waited(page)
  const names = await demo.as(hr).get(page)
  expect(names.status).toBe(200)

  const [one] = demo.app.roster.lines()
  statistics.changed('dossier', String(one?.subject.dossier))
  const again = await demo.as(hr).get(page)
  expect(again.status).toBe(200)
  expect(again.text.match(/\/dossiers\/[\w-]{36}/g)).toEqual(names.text.match(/\/dossiers\/[\w-]{36}/g))
})

it('leads to no other site from the page that waits either', async () => {
  const { text } = await demo.as(hr).get(waitingFor('https://elsewhere.cn/'))
  expect(text).not.toContain('href="https://elsewhere')
  expect(text).toContain(`href="${paths.statistics()}"`)
  expect((await demo.as('郝一鸣').get(paths.statisticsWaiting())).status).toBe(403)
})
