import { setImmediate } from 'node:timers/promises'
import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packedThings, unpackedThings } from '#db/returns/packed.ts'
import * as returns from '#db/returns/sealed.ts'
import type { ReturnId } from '#domain/ids.ts'
import { countedBy } from '#domain/returns/asked.ts'
import { changedCells, columnsIn } from '#domain/returns/changes.ts'
import { type FrozenTable, tallyOf } from '#domain/returns/figures.ts'
import type { Return } from '#domain/returns/return.ts'
import { readListQuery } from '#domain/roster/query.ts'
import { type Figure, figureText } from '#domain/statistics/figure.ts'
import { clocks } from '#domain/statistics/person.ts'
import { type TableKey, tableKeys, tableOf } from '#domain/statistics/tables/index.ts'
import { type Column, groupsOf } from '#domain/statistics/tally.ts'
import type { Day } from '#domain/time.ts'
import { takeReturn } from '#gate/returns/freezing.ts'
import { explainFor, frozenTableOf } from '#gate/returns/opened.ts'
import { unitsFor } from '#gate/returns/reading.ts'
import { countFor, viewerFor } from '#gate/statistics/counting.ts'
import { createStatistics } from '#memory/statistics.ts'
import { paths } from '#views/paths.ts'
import { type DemoWorld, demoWorld } from '../demo-world.ts'
import { pdfText } from '../pdf.ts'
import { explanations, fieldIn } from './returns.ts'

/** Volumes, papers, cases, posts and missing papers in an annual return (docs/decisions/0301). */

let demo: DemoWorld
let [before, now]: [Return, Return] = [{} as Return, {} as Return]

const maker = '邹雨桐'
const [then, day] = ['2026-06-30', '2026-11-24'] as [Day, Day]
const ofThings = tableKeys.filter((key) => countedBy(key) !== 'people')

beforeAll(async () => {
  demo = await demoWorld()
  before = await signed('2026 年半年报', then)
  now = await signed('2026 年报', day)
})

afterAll(() => demo.close())

const client = (name = maker) => demo.as(name)
const account = (name: string) => demo.actor(name).account

/** A return of everything that is no person, made, frozen and signed by three people. */
async function signed(name: string, on: Day): Promise<Return> {
  const form = {
    name,
    day: on,
    clock: 'effective',
    reviewer: account('曾明达'),
    head: account('封世宏'),
    table: [...ofThings],
  }
  const against = before.id ?? ''
  const { location, text } = await client().post(paths.returns(), { ...form, against })
  const id = location?.split('/').at(-1) as ReturnId
  if (!id) throw new Error(text)
  const page = await client().get(paths.return(id))
  const seen = { seen: fieldIn(page.text, 'seen'), ...explanations(page.text) }
  const frozen = await client().post(paths.returnAct(id, 'freezing'), seen)
  if (frozen.status !== 303) throw new Error(frozen.text)
  for (const signer of ['曾明达', '封世宏']) {
    const digest = fieldIn((await client(signer).get(paths.return(id))).text, 'digest')
    await client(signer).post(paths.returnAct(id, 'signature'), { digest })
  }
  return (await returns.find(demo.app, id)) as Return
}

const table = (one: Return, key: TableKey) => frozenTableOf(demo.app, one, key)

/** A figure of a cell of a table, of now or as it was frozen. */
const figureOf = (
  { layout, key }: FrozenTable,
  path: readonly string[],
  column: Column | undefined,
  frozen?: ReturnId,
): Figure => ({
  of: layout.of,
  day,
  clock: 'effective',
  within: [...groupsOf(tableOf(key))],
  where: [
    ...(layout.where ?? []),
    ...path.map((value, level) => ({ measure: layout.rows[level] as never, values: [value] })),
    ...(column?.is === 'value' ? [column.value] : []),
  ],
  ...(frozen && { frozen }),
})

/** The names that a figure opens for somebody, and how many it counted. */
async function names(figure: Figure, who = maker) {
  const { query } = readListQuery([['figure', figureText(figure)]])
  const viewer = await viewerFor(demo.app, demo.actor(who), query)
  return { listed: demo.app.roster.list(viewer, query).count, frozen: viewer.among?.frozen?.people }
}

describe('a return of what belongs to dossiers', () => {
  it('freezes the numbers that are counted at the same moment, and keeps them as they are', async () => {
    const actor = demo.actor(maker)
    for (const clock of clocks) {
      const wanted = { day, clock, tables: ofThings, units: unitsFor(demo.app, actor, ofThings) }
      const { tables, snapshot } = await takeReturn(demo.app, actor, wanted, { against: before })
      const counted = new Set<string>()
      for (const one of tables) {
        const live = await countFor(demo.app, actor, tableOf(one.key), day, clock)
        const { rows, gaps, people } = tallyOf(one)
        expect({ rows, gaps, people }, one.key).toEqual({ rows: live.rows, gaps: live.gaps, people: live.people })
        if (people > 0) counted.add(countedBy(one.key))
      }
      expect([...counted]).toEqual(expect.arrayContaining(['volumes', 'papers', 'cases', 'posts', 'lacks']))
      for (const [kind, held] of snapshot.things) {
        expect(held.earlier?.day, kind).toBe(then)
        expect(await unpackedThings(await packedThings(held)), kind).toEqual(held)
        // A vacant post is nobody's.
        const isNobodys = held.owners.some((owner) => owner < 0)
        expect(isNobodys, kind).toBe(kind === 'posts')
      }
    }
  })

  it('opens under its numbers the people whose things they are, as the live figures do', async () => {
    let opened = 0
    for (const key of ['papers-class', 'cases-kind', 'headcount', 'volumes'] as const) {
      const frozen = await table(now, key)
      const columns = columnsIn(frozen)
      for (const { path } of frozen.rows)
        for (const column of [undefined, columns[1]]) {
          const live = await names(figureOf(frozen, path, column))
          const kept = await names(figureOf(frozen, path, column, now.id))
          expect(kept, `${key} ${path.join('/')}`).toEqual({ listed: live.listed, frozen: live.listed })
          opened += live.listed
        }
    }
    expect(opened).toBeGreaterThan(40)
    const papers = await table(now, 'papers-class')
    expect(await names({ ...figureOf(papers, [], undefined, now.id), within: ['who', 'pay'] })).toEqual({
      listed: 0,
      frozen: 0,
    })
  })

  it('says why its numbers changed, in things and names, and comes to the difference', async () => {
    const met = new Set<string>()
    for (const key of ofThings) {
      const [old, own] = [await table(before, key), await table(now, key)]
      for (const { path, column, was, is } of changedCells(old, own).slice(0, 12)) {
        const cell = { path, column: columnsIn(own)[column] as Column }
        const found = await explainFor(
          demo.app,
          demo.actor(maker),
          { one: now, other: before, table: own, sameDay: false },
          cell,
        )
        const sum = found.reduce((sum, { by, things = Number.NaN }) => sum + by * things, 0)
        expect(sum, `${key} ${path.join('/')} ${column}`).toBe(is - was)
        for (const { reason, count, things = 0 } of found) {
          met.add(reason.is)
          expect(count > 0 || reason.is === 'place' || reason.is === 'corrected').toBe(true)
          expect(things).toBeGreaterThan(0)
        }
      }
    }
    expect([...met]).toEqual(expect.arrayContaining(['recorded', 'filed']))
    const page = await client().get(paths.returnTable(now.id, 'papers-class'))
    expect(page.text).toContain('与《2026 年半年报》相比')
    const href = /href="([^"]*\/changes\?[^"]*)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const why = await client().get(href)
    expect(why.text).toMatch(/增加 \d+ 份/)
    expect(why.text).toMatch(/上一个截止日以后新增|入职/)
  })

  it('says of what has no date that it is as of the freezing, and of nothing else', async () => {
    const said = async (key: TableKey) =>
      (await client().get(paths.returnTable(now.id, key))).text.includes('没有日期，这里是定格时')
    expect([await said('volumes'), await said('missing-class'), await said('cases-step')]).toEqual([true, true, true])
    expect([await said('papers-class'), await said('headcount')]).toEqual([false, false])
    const { text } = await client().get(paths.newReturn())
    expect(text).toContain('卷册数量（按定格时）')
    const ticked = (key: string) => new RegExp(`value="${key}"[^>]*checked|checked[^>]*value="${key}"`).test(text)
    expect([ticked('volumes'), ticked('missing-class')]).toEqual([true, false])
  })
})

describe('a return that is begun', () => {
  it('leads whoever is to freeze it to where it is said how far dossiers are opened, and nobody else', async () => {
    const form = { name: '核查情况', day, clock: 'effective', reviewer: account('曾明达'), head: account('封世宏') }
    const begun = await client().post(paths.returns(), { ...form, against: '', table: ['missing-class'] })
    const location = begun.location ?? ''
    const { statistics } = demo.app
    const unread = createStatistics({ ...demo.app, worthSaying: 3, workOut: () => Promise.resolve([]) })
    Object.assign(demo.app, { statistics: unread })
    while (unread.takesLong()) await setImmediate()
    const waiting = `${paths.statisticsWorking()}?${new URLSearchParams({ to: location })}`
    expect(await client().get(location)).toMatchObject({ status: 303, location: waiting })
    expect((await client('曾明达').get(location)).status).toBe(200)
    expect((await client().get(paths.return(now.id))).status).toBe(200)
    while (unread.takesLong('lacks')) await setImmediate()
    expect((await client().get(waiting)).text).toContain(`href="${location}"`)
    expect((await client().get(location)).status).toBe(200)
    Object.assign(demo.app, { statistics })
  })
})

describe('whoever may not read a group', () => {
  it('sees nothing of a return that holds a table of it, and is not asked to sign one', async () => {
    for (const who of ['查慧敏', '任素梅']) {
      for (const path of [paths.return(now.id), paths.returnTable(now.id, 'papers-class')])
        expect((await client(who).get(path)).status, who).toBe(404)
      const papers = await table(now, 'papers-class')
      expect(await names(figureOf(papers, [], undefined, now.id), who)).toEqual({ listed: 0, frozen: 0 })
    }
    const form = { name: '年报', day, clock: 'effective', against: '', table: ['papers-class', 'pay-department'] }
    const signers = { reviewer: account('查慧敏'), head: account('封世宏') }
    const { status, text } = await client().post(paths.returns(), { ...form, ...signers })
    expect([status, text.includes('查慧敏看不全选中的表')]).toEqual([422, true])
  })

  it('reads by seat the numbers alone, and no name', async () => {
    const papers = await table(now, 'papers-class')
    expect((await client('封世宏').get(paths.returnTable(now.id, 'papers-class'))).status).toBe(200)
    const { listed, frozen = 0 } = await names(figureOf(papers, [], undefined, now.id), '封世宏')
    expect([listed, frozen > 0]).toEqual([0, true])
  })
})

describe('its files', () => {
  const bare = (text: string) => text.replace(/\s/g, '')

  it('say what the screen says', async () => {
    const { rows } = await table(now, 'headcount')
    const numbers = rows.map(({ cells }) => cells)
    const ask = (as: string) => client().bytes(paths.returnTableSheet(now.id, 'headcount'), { as })
    const { bytes } = await ask('xlsx')
    const [{ data }] = (await readXlsx(Buffer.from(bytes))) as unknown as [{ data: (string | number | null)[][] }]
    const lines = data.map((line) => line.filter((cell) => typeof cell === 'number')).filter(({ length }) => length > 0)
    expect(lines.slice(0, numbers.length)).toEqual(numbers)
    const page = await client().get(paths.returnTable(now.id, 'headcount'))
    const paper = bare(await pdfText((await ask('pdf')).bytes))
    const heads = [...page.text.matchAll(/<th scope="row"[^>]*>(.*?)<\/th>/gs)]
    const labels = heads.slice(0, rows.length).map(([, label = '']) => bare(label.replace(/<[^>]*>/g, '')))
    expect(new Set(labels).has('这个岗位')).toBe(false)
    for (const [at, label] of labels.entries()) expect(paper).toContain(`${label}${numbers[at]?.join('')}`)
  })

  it('hide nothing below five, since one person may have many things', async () => {
    const { status, text } = await client().post(paths.returnTableSheet(now.id, 'papers-class'), { outward: 'on' })
    expect([status, text.includes('这张表数的不是人')]).toEqual([422, true])
    expect(text).not.toContain('对外报送')
  })

  it('are whole: every table that counts something, and why each cell changed', async () => {
    const { bytes } = await client().bytes(paths.returnAct(now.id, 'sheet'), { as: 'xlsx' })
    const sheets = (await readXlsx(Buffer.from(bytes))) as unknown as {
      sheet: string
      data: (string | number | null)[][]
    }[]
    const changes =
      sheets
        .find(({ sheet }) => sheet === '变化')
        ?.data.flat()
        .join(' ') ?? ''
    expect(changes).toMatch(/\+\d+ 上一个截止日以后新增/)
    let full = 0
    for (const key of ofThings) if ((await table(now, key)).people > 0) full += 1
    expect(sheets.length).toBe(full + 2)
  })
})

describe('what was frozen of things', () => {
  it('lies sealed: whose they are stands in no row', async () => {
    const parts = await demo.app.db.selectFrom('return_parts').selectAll().where('return_id', '=', now.id).execute()
    const kinds = parts.filter(({ part }) => part.startsWith('things of '))
    expect(kinds.map(({ part }) => part).toSorted()).toEqual(
      [...new Set(ofThings.map(countedBy))].map((kind) => `things of ${kind}`).toSorted(),
    )
    const ids = (await demo.app.roster.all()).map(({ subject }) => subject.dossier)
    for (const { content } of kinds)
      for (const id of ids) expect(content.includes(Buffer.from(id.replaceAll('-', ''), 'hex'))).toBe(false)
  })

  it('opens nobody and explains nothing once it is altered on the disk', async () => {
    const papers = await table(now, 'papers-class')
    expect((await names(figureOf(papers, [], undefined, now.id))).frozen).toBeGreaterThan(0)
    await demo.app.db.executeQuery({ sql: 'drop trigger return_parts_never_update', parameters: [] } as never)
    await demo.app.db
      .updateTable('return_parts')
      .set({ content: Buffer.alloc(300) as never })
      .where('return_id', '=', now.id)
      .where('part', '=', 'things of papers')
      .execute()
    expect((await names(figureOf(papers, [], undefined, now.id))).frozen).toBe(0)
    const page = await client().get(paths.returnTable(now.id, 'papers-class'))
    const href = /href="([^"]*\/changes\?[^"]*)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect((await client().get(href)).status).toBe(503)
    expect(demo.app.damages.all()).toMatchObject([{ of: 'organisation', where: 'returns' }])
  })
})
