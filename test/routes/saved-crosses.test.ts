import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { add, find, rewrite } from '#db/crosses/sealed.ts'
import * as log from '#db/log/log.ts'
import type { Act } from '#domain/log/entry.ts'
import { createStatistics } from '#memory/statistics.ts'
import { paths } from '#views/paths.ts'
import { type DemoWorld, demoWorld } from '../demo-world.ts'
import type { Answer } from '../world.ts'

let demo: DemoWorld

beforeAll(async () => {
  demo = await demoWorld()
})
afterAll(() => demo.close())

/** HR, the HR lead, the heads of two departments, finance. */
const [hr, lead, head, finance, it_] = ['邹雨桐', '曾明达', '马克勤', '查慧敏', '郝一鸣'] as const

const byRank = 'x~of=staff~rows=department~columns=sex~count=people~share=row~is=politics:party'
const whoAlone = 'x~of=present~rows=department~count=people'

const post = (name: string, path: string, form: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  demo.as(name).post(path, form, headers)

async function save(who: string, name: string, asked = byRank, more: Record<string, string> = {}): Promise<Answer> {
  return post(who, paths.savedCrosses(), { asked, name, ...more })
}

/** The table that an answer leads to, with the version that its page shows. */
async function kept(who: string, name: string, asked = byRank, more: Record<string, string> = {}) {
  const { status, location } = await save(who, name, asked, more)
  expect(status).toBe(303)
  const id = new URL(location ?? '', 'http://x').searchParams.get('saved') ?? ''
  return id as never
}

const pageOf = async (who: string, id: string) => (await demo.as(who).get(paths.savedCross(id as never))).text
const versionOf = async (who: string, id: string) =>
  /name="version" value="(\d+)"/.exec(await pageOf(who, id))?.[1] ?? ''
const listOf = async (who: string) => (await demo.as(who).get(paths.savedCrosses())).text

const step = async (
  who: string,
  id: string,
  what: Parameters<typeof paths.savedCrossStep>[1],
  form: Record<string, string> = {},
) => post(who, paths.savedCrossStep(id as never, what), { version: await versionOf(who, id), ...form })

const newest = async (act: Act) => JSON.parse((await log.search(demo.app.db, { act }, 1))[0]?.body ?? '{}').about

beforeEach(async () => {
  await demo.app.db.deleteFrom('cross_tables').execute()
})

describe('a cross-table', () => {
  it('is saved under a name, and opens from the list as it was', async () => {
    const { location } = await save(hr, '  党员 按部门 ', byRank, { asOf: '2026-06-30', clock: 'known' })
    const shown = await demo.as(hr).get(location ?? '')
    expect(shown.text).toContain('<h1>党员 按部门</h1>')
    const href = /href="(\/statistics\/cross\?[^"]+)">党员 按部门</
      .exec(await listOf(hr))?.[1]
      ?.replaceAll('&amp;', '&')
    const asked = new URL(href ?? '', 'http://x').searchParams
    // The day is the day of opening, unless somebody chose another.
    expect([asked.get('rows'), asked.get('is'), asked.get('clock'), asked.get('asOf')]).toEqual([
      'department',
      'politics:party',
      'known',
      null,
    ])
    expect((await demo.as(hr).get(paths.statistics())).text).toContain('党员 按部门')
  })

  it('keeps the day of the page where somebody chose so', async () => {
    await kept(hr, '年中', byRank, { asOf: '2026-06-30', day: 'fixed' })
    expect(await listOf(hr)).toMatch(/asOf=2026-06-30&amp;saved=[^"]+">年中</)
  })

  it('writes into the log which table was kept and what it asks, never its name', async () => {
    const id = await kept(hr, '张三的表')
    expect(await newest('cross.saved')).toEqual({ cross: id, asked: byRank })
    const rows = await demo.app.db.selectFrom('cross_tables').selectAll().execute()
    expect(rows.map(({ content }) => Buffer.from(content as never).toString('utf8'))).not.toContain('张三')
  })

  it('without a name, of too long a name or one that is there already is not saved, and the name stays', async () => {
    await kept(hr, '按部门')
    for (const [name, why] of [
      ['   ', '请写名称'],
      ['长'.repeat(61), '名称最多 60 个字'],
      ['按 部门'.replace(' ', ''), '同名的表'],
      ['按部門'.replace('門', '门'), '同名的表'],
    ] as const) {
      const { status, text } = await save(hr, name)
      expect([status, text.includes(why), text.includes(`value="${name}"`)]).toEqual([422, true, true])
    }
    expect((await save(hr, 'ＡＢＣ')).status).toBe(303)
    expect((await save(hr, 'abc')).status).toBe(422)
    expect((await save(finance, '按部门', whoAlone)).status).toBe(303)
  })

  it('is saved, and deleted, once by a form that is sent twice', async () => {
    const form = { asked: byRank, name: '两次', cmd_id: demo.app.newId() }
    const [first, second] = [await post(hr, paths.savedCrosses(), form), await post(hr, paths.savedCrosses(), form)]
    expect([first.status, second.status, second.location]).toEqual([303, 303, first.location])
    expect((await listOf(hr)).match(/两次<\/a>/g)?.length).toBe(1)
    const id = new URL(first.location ?? '', 'http://x').searchParams.get('saved') ?? ''
    const removal = { version: '1', cmd_id: demo.app.newId() }
    for (const _ of [1, 2])
      expect((await post(hr, paths.savedCrossStep(id as never, 'removal'), removal)).status).toBe(303)
  })

  it('is kept anew under its name, and by a page that is behind not at all', async () => {
    const id = await kept(hr, '按部门')
    const behind = await versionOf(hr, id)
    expect((await step(hr, id, 'definition', { asked: whoAlone })).status).toBe(303)
    expect(await listOf(hr)).toContain('of=present&amp;rows=department&amp;count=people&amp;saved=')
    const late = await post(hr, paths.savedCrossStep(id, 'definition'), { version: behind, asked: byRank })
    expect(late.status).toBe(409)
    expect(await newest('cross.saved')).toEqual({ cross: id, asked: whoAlone })
  })

  it('is renamed, and deleted for good', async () => {
    const id = await kept(hr, '旧名')
    await kept(hr, '别的')
    const refused = await step(hr, id, 'name', { name: '别的' })
    expect([refused.status, refused.text.includes('同名的表')]).toEqual([422, true])
    expect((await step(hr, id, 'name', { name: '新名' })).status).toBe(303)
    expect(await listOf(hr)).toContain('新名')
    expect(await newest('cross.renamed')).toEqual({ cross: id })
    expect((await step(hr, id, 'removal')).location).toBe(paths.savedCrosses())
    expect(await listOf(hr)).not.toContain('新名')
    expect(await newest('cross.deleted')).toEqual({ cross: id })
    expect((await demo.as(hr).get(paths.savedCross(id))).status).toBe(404)
    expect((await step(hr, id, 'removal', { version: '1' })).status).toBe(404)
  })

  it('that this program no longer reads says so, and can be deleted', async () => {
    const id = await kept(hr, '新版本的表')
    const saved = await find(demo.app, id)
    if (!saved) throw new Error('It was just saved.')
    await rewrite(demo.app, saved, { text: 'x~of=staff~rows=star-sign~count=people' })
    for (const path of [paths.statistics(), paths.savedCrosses(), paths.savedCross(id)]) {
      const { status, text } = await demo.as(hr).get(path)
      expect([status, text.includes('这张表用了本系统没有的统计项')]).toEqual([200, true])
    }
    expect((await step(hr, id, 'removal')).status).toBe(303)
  })

  it('is nobody else’s, and of nobody who meets no people', async () => {
    const id = await kept(hr, '我的')
    for (const who of [lead, head, finance]) {
      expect((await demo.as(who).get(paths.savedCross(id))).status).toBe(404)
      expect(await listOf(who)).not.toContain('我的<')
      for (const what of ['definition', 'name', 'share', 'pin', 'removal'] as const)
        expect((await post(who, paths.savedCrossStep(id, what), { version: '1', asked: whoAlone })).status).toBe(404)
    }
    for (const path of [paths.savedCrosses(), paths.savedCross(id), paths.pinnedCrosses()])
      expect((await demo.as(it_).get(path)).status).toBe(403)
    expect((await post(it_, paths.savedCrosses(), { asked: whoAlone, name: 'x' })).status).toBe(403)
    expect((await post(hr, paths.savedCrosses(), { asked: byRank }, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(
      403,
    )
  })

  it('that its page would not show is not saved either', async () => {
    for (const asked of [byRank, 'x~of=staff~rows=star~count=people', 'nothing', `x~of=staff~under=${'a'.repeat(36)}`])
      expect((await save(finance, '越权', asked)).status).toBe(404)
  })

  it('is one of two hundred at most', async () => {
    const owner = demo.actor(finance).account
    for (let nth = 0; nth < 200; nth += 1)
      await add(demo.app, {
        id: demo.app.newId(),
        owner,
        name: `表 ${nth}`,
        text: whoAlone,
        day: 'today',
        clock: 'effective',
        savedAt: demo.app.now(),
      })
    const { status, text } = await save(finance, '再一张', whoAlone)
    expect([status, text.includes('已经存了 200 张')]).toEqual([422, true])
  })
})

describe('a cross-table that is shared with a duty', () => {
  it('is met by whoever holds it, who counts by the own rights', async () => {
    const id = await kept(lead, '各部门人数', whoAlone)
    expect(await listOf(head)).not.toContain('各部门人数')
    expect((await step(lead, id, 'share', { duty: 'head' })).status).toBe(303)
    expect(await newest('cross.shared')).toEqual({ cross: id, duty: 'head' })
    expect(await listOf(head)).toContain('各部门人数')
    expect(await listOf(finance)).not.toContain('各部门人数')
    const href = /href="(\/statistics\/cross\?[^"]+)">各部门人数/.exec(await listOf(head))?.[1] ?? ''
    const people = async (who: string) =>
      Number(
        /<tr class="whole">.*?>(\d+)<\/a>/s.exec((await demo.as(who).get(href.replaceAll('&amp;', '&'))).text)?.[1],
      )
    expect(await people(head)).toBeGreaterThan(0)
    expect(await people(head)).toBeLessThan(await people(lead))
  })

  it('tells whoever may not count by it that it is so, and no number', async () => {
    const id = await kept(lead, '党员', byRank)
    await step(lead, id, 'share', { duty: 'finance' })
    const list = await listOf(finance)
    expect([list.includes('党员</b>'), list.includes('不能统计')]).toEqual([true, true])
    const page = await pageOf(finance, id)
    expect(page).toContain('其中有您不能统计的项目或部门')
    expect(page).not.toContain('/statistics/cross?')
  })

  it('stays its owner’s: others neither change nor share nor delete it', async () => {
    const id = await kept(lead, '各部门人数', whoAlone)
    await step(lead, id, 'share', { duty: 'head' })
    for (const what of ['definition', 'name', 'share', 'removal'] as const)
      expect(
        (await post(head, paths.savedCrossStep(id, what), { version: '2', asked: whoAlone, name: 'x', duty: 'head' }))
          .status,
      ).toBe(403)
    expect((await post(head, paths.savedCrossStep(id, 'share'), { version: '2', end: 'on' })).status).toBe(403)
  })

  it('is taken back by its owner, and by the HR lead', async () => {
    const id = await kept(lead, '收回的', whoAlone)
    await step(lead, id, 'share', { duty: 'head' })
    expect((await step(lead, id, 'share', { end: 'on' })).status).toBe(303)
    expect(await newest('cross.share-ended')).toEqual({ cross: id, duty: 'head' })
    expect((await demo.as(head).get(paths.savedCross(id))).status).toBe(404)
    const others = await kept(hr, '同事的', whoAlone)
    await step(hr, others, 'share', { duty: 'hr' })
    expect((await step(lead, others, 'share', { end: 'on' })).location).toBe(paths.savedCrosses())
    expect(await pageOf(hr, others)).toContain('现在只有您自己看得到')
    expect((await demo.as(lead).get(paths.savedCross(others))).status).toBe(404)
  })

  it('is shared with the own duty by anybody, with another one by the HR lead alone', async () => {
    const id = await kept(hr, '人事的', whoAlone)
    expect((await step(hr, id, 'share', { duty: 'head' })).status).toBe(403)
    expect((await step(hr, id, 'share', { duty: 'it' })).status).toBe(403)
    const none = await step(hr, id, 'share', { duty: '' })
    expect([none.status, none.text.includes('请选共享给谁')]).toEqual([422, true])
    expect((await step(hr, id, 'share', { duty: 'hr' })).status).toBe(303)
    expect(await listOf('苏雅琴')).toContain('人事的')
  })
})

const literal = (text = '') => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

describe('the start page', () => {
  const glance = async (who: string) => (await demo.as(who).get(paths.pinnedCrosses())).text

  it('has the tables that somebody put on it by name, and counts them afterwards', async () => {
    expect((await demo.as(hr).get(paths.home())).text).not.toContain('pinned-crosses')
    const id = await kept(hr, '各部门', whoAlone)
    expect((await step(hr, id, 'pin', { how: 'pin' })).status).toBe(303)
    const home = (await demo.as(hr).get(paths.home())).text
    expect(home).toContain('各部门</a>')
    expect(home).toContain('hx-get="/statistics/crosses/pinned"')
    const counted = await glance(hr)
    const whole = /<b>(\d+)<\/b>/.exec(counted)?.[1]
    const table = (
      await demo.as(hr).get(/href="(\/statistics\/cross\?[^"]+)"/.exec(counted)?.[1]?.replaceAll('&amp;', '&') ?? '')
    ).text
    expect(/<tr class="whole">.*?>(\d+)<\/a>/s.exec(table)?.[1]).toBe(whole)
    const figures = [...counted.matchAll(/\/dossiers\?figure=([^"]+)">(\d+)</g)]
    expect(figures.length).toBeGreaterThan(2)
    for (const [, figure, number] of figures) expect(table).toMatch(new RegExp(`${literal(figure)}"[^>]*>${number}<`))
    const names = await demo.as(hr).get(`/dossiers?figure=${figures[0]?.[1]?.replaceAll('&amp;', '&')}`)
    expect(names.text).toMatch(new RegExp(`href="/statistics/cross\\?[^"]+saved=${id}[^"]*#cell"`))
    expect(await newest('statistics.read')).toMatchObject({ table: 'cross' })
  })

  it('has the names while figures are read for the first time, and asks again', async () => {
    const id = await kept(hr, '各部门', whoAlone)
    await step(hr, id, 'pin', { how: 'pin' })
    const before = demo.app.statistics
    const statistics = createStatistics({ ...demo.app, worthSaying: 3 })
    Object.assign(demo.app, { statistics })
    const waiting = await glance(hr)
    expect(waiting).toContain('各部门</a>')
    expect(waiting).toContain('<progress')
    expect(waiting).toContain('hx-trigger="every 3s"')
    while (statistics.takesLong()) await setImmediate()
    expect(await glance(hr)).toMatch(/<b>\d+<\/b>/)
    Object.assign(demo.app, { statistics: before })
  })

  it('holds six, in the order that somebody gives them', async () => {
    const ids: string[] = []
    for (const name of ['一', '二', '三', '四', '五', '六', '七']) ids.push(await kept(hr, name, whoAlone))
    for (const id of ids.slice(0, 6)) expect((await step(hr, id, 'pin', { how: 'pin' })).status).toBe(303)
    const seventh = await step(hr, ids[6] ?? '', 'pin', { how: 'pin' })
    expect([seventh.status, seventh.text.includes('首页已经有 6 张')]).toEqual([422, true])
    await step(hr, ids[1] ?? '', 'pin', { how: 'earlier' })
    await step(hr, ids[0] ?? '', 'pin', { how: 'unpin' })
    const names = [...(await glance(hr)).matchAll(/<b>([一二三四五六七])<\/b>/g)].map(([, name]) => name)
    expect(names).toEqual(['二', '三', '四', '五', '六'])
  })

  it('forgets what is no longer shared', async () => {
    const id = await kept(lead, '共享的', whoAlone)
    await step(lead, id, 'share', { duty: 'head' })
    expect((await post(head, paths.savedCrossStep(id, 'pin'), { how: 'pin' })).status).toBe(303)
    expect((await demo.as(head).get(paths.home())).text).toContain('共享的')
    await step(lead, id, 'share', { end: 'on' })
    expect((await demo.as(head).get(paths.home())).text).not.toContain('共享的')
    expect(await glance(head)).not.toContain('共享的')
  })
})
