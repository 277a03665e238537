import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DossierId } from '#domain/ids.ts'
import { matching } from '#domain/suggestions/sources.ts'
import { paths } from '#views/paths.ts'
import { type Cast, type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
  for (const [name, unit, title] of [
    ['丁建议', w.units.tech, '正高级焊接工程师'],
    ['戊建议', w.units.finance, '焊接经济师'],
  ] as const) {
    const { location } = await w.as('hr').post(paths.newDossier(), { name, unit, post: `${name}的职务` })
    const id = (location ?? '').split('/').at(-1) as DossierId
    await w.as('hr').post(paths.sectionRecords(id, 'titles'), { title })
    await w.as('hr').post(paths.sectionRecords(id, 'education'), { level: '大学', school: `${name}所在的大学` })
  }
})
afterAll(() => w.close())

const ask = async (who: Cast, section: string, field: string, q: string) =>
  w.as(who).get(`${paths.suggestions(section, field)}?${new URLSearchParams({ q })}`)
const texts = async (who: Cast, section: string, field: string, q: string) =>
  [...(await ask(who, section, field, q)).text.matchAll(/<option value="([^"]*)"/g)].map(([, text]) => text)

describe('suggestions for a field', () => {
  it('are what others on file have there, those that begin with it first', async () => {
    expect(await texts('hr', 'titles', 'title', '焊接')).toEqual(['焊接经济师', '正高级焊接工程师'])
    expect(await texts('hr', 'appointments', 'unit', '技术')).toEqual(['技术部'])
    expect(await texts('hr', 'education', 'school', '丁建议')).toEqual(['丁建议所在的大学'])
  })

  it('say nothing of what the viewer may not see', async () => {
    expect(await texts('hr', 'basic', 'post', '丁建议')).toEqual(['丁建议的职务'])
    expect(await texts('headTech', 'basic', 'post', '丁建议')).toEqual([])
    expect(await texts('headTech', 'titles', 'title', '焊接')).toEqual([])
    expect(await texts('headTech', 'education', 'school', '所在的大学')).toEqual([])
    expect((await ask('it', 'titles', 'title', '焊接')).status).toBe(403)
    expect((await ask('hr', 'family', 'name', '王')).status).toBe(404)
    expect((await ask('hr', 'titles', 'nothing', '王')).status).toBe(404)
  })

  it('are logged once for what is typed into one field', async () => {
    const count = async () =>
      (await w.app.db.selectFrom('log').select('seq').where('act', '=', 'dossier.suggested').execute()).length
    w.clock.forward(1)
    const before = await count()
    for (const q of ['正', '正高', '正高级']) await texts('hr', 'titles', 'title', q)
    expect((await count()) - before).toBe(1)
  })

  it('stand beside the field that asks for them', async () => {
    const { location } = await w.as('hr').post(paths.newDossier(), { name: '己建议', unit: w.units.tech })
    const id = (location ?? '').split('/').at(-1) as DossierId
    expect((await w.as('hr').get(paths.section(id, 'titles'))).text).toContain(
      `hx-get="${paths.suggestions('titles', 'title')}"`,
    )
    expect((await w.as('hr').get(paths.sectionGrid(id, 'titles'))).text).toContain(
      `data-suggests="${paths.suggestions('titles', 'title')}"`,
    )
  })

  it('are few, and none for nothing', () => {
    expect(matching(['甲乙', '乙', '甲'], '', 8)).toEqual([])
    expect(matching(['丙甲', '甲乙', '甲乙', '甲'], '甲', 8)).toEqual(['甲乙', '丙甲'])
    expect(
      matching(
        Array.from({ length: 30 }, (_, at) => `甲${at}`),
        '甲',
        8,
      ),
    ).toHaveLength(8)
  })
})
