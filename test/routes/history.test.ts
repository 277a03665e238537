import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { counting } from '../counting.ts'
import { drawnForm } from '../forms.ts'
import { type World, world } from '../world.ts'

let w: World
let id: DossierId
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

let serial = 0
beforeEach(async () => {
  serial += 1
  const typed = { name: `丁回看${serial}`, unit: w.units.tech, post: '工程师', sex: '男', birth: '1990.02' }
  const { location } = await w.as('hr').post(paths.newDossier(), typed)
  id = (location ?? '').split('/').at(-1) as DossierId
})

const history = async (asked: Record<string, string> = {}, who: 'hr' | 'hr2' = 'hr') =>
  (await w.as(who).get(paths.dossierHistory(id, undefined, asked))).text
const actsIn = (text: string) => [...text.matchAll(/<summary><time[^>]*>.*?<b>(.*?)<\/b>/gs)].map(([, title]) => title)
const day = (at: number) => new Date(Date.parse(w.app.now()) + at * 86_400_000).toISOString().slice(0, 10)

describe('the history of a dossier', () => {
  it('has a line an act, by section and by person', async () => {
    await w.as('hr2').post(paths.sectionRecords(id, 'titles'), { title: '工程师职称' })
    await w.as('hr2').post(paths.sectionRecords(id, 'ranks'), { rank: '中层副职', from: '2016.03' })
    expect(actsIn(await history())).toHaveLength(2)
    expect(actsIn(await history({ section: 'titles' }))).toEqual(['新增专业技术职务'])
    const hr2 = w.actor('hr2').account
    expect(actsIn(await history({ by: hr2, section: 'basic' }))).toEqual([])
    expect(await history({ by: hr2 })).toContain('中层副职')
    expect(await history({ by: w.actor('hr').account })).not.toContain('工程师职称')
  })

  it('puts two days side by side: what was recorded, what was so, what is recorded now', async () => {
    await w.as('hr').post(paths.sectionRecords(id, 'ranks'), { rank: '中层副职', from: '2016.03' })
    const first = day(0)
    w.clock.forward(40 * 24 * 60)
    await w.as('hr').post(paths.sectionRecords(id, 'ranks'), { rank: '中层正职', from: first.replaceAll('-', '.') })
    const form = drawnForm((await w.as('hr').get(paths.section(id, 'basic'))).text, paths.sectionRecords(id, 'basic'))
    await w.as('hr').post(paths.sectionRecords(id, 'basic'), { ...form, nativePlace: '湖南长沙' })
    const text = await history({ first })
    const [, row = ''] = /<tr><th scope="row">中层正职.*?<\/th>(.*?)<\/tr>/s.exec(text) ?? []
    expect(row).toContain('那时还没有')
    expect(row).toContain('才记入，晚 40 天')
    expect(text).toContain('2 项不同')
    expect(text).not.toContain('<th scope="row">中层副职')
    expect(await history({ first, all: 'yes' })).toContain('<th scope="row">中层副职')
    expect(text).toContain('两天之间的变更')
  })

  it('asks again for a day that is none or lies ahead', async () => {
    for (const first of ['昨天', '2999-01-01', '2024-02-31']) {
      const { status, text } = await w.as('hr').get(paths.dossierHistory(id, undefined, { first }))
      expect([status, text.includes('没有看懂日期')]).toEqual([422, true])
    }
  })

  it('opens of three hundred changes only what stands on the page', async () => {
    const grid = paths.sectionGrid(id, 'training')
    const rows = Array.from({ length: 300 }, (_, at) => `培训${at}号`).join('\n')
    await w.as('hr').post(grid, { ...drawnForm((await w.as('hr').get(grid)).text, grid), rows, step: 'save' })
    const text = await history()
    expect(text.match(/培训\d+号/g)?.length).toBeLessThanOrEqual(50)
    expect(text).toContain('第 1 / 7 页')
    expect(text.length).toBeLessThan(100_000)
    const house = counting(w)
    const first = await house.read('hr', paths.dossierHistory(id))
    expect(first.opened).toBeLessThanOrEqual(60)
    const last = await house.read('hr', paths.dossierHistory(id, 7))
    expect(last.opened).toBeLessThanOrEqual(60)
    expect(first.rows).toBeLessThanOrEqual(600)
  })
})
