import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type FormValues, type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const card = async (who: 'hr' | 'headTech' = 'hr') =>
  /<h2[^>]*>完整度<\/h2>.*?<\/section>/s.exec((await w.as(who).get(paths.dossier(w.dossiers.zhou))).text)?.[0]
const share = async () => Number(/<b>(\d+)%<\/b>/.exec((await card()) ?? '')?.[1])
const add = async (section: string, typed: FormValues) => {
  const action = paths.sectionRecords(w.dossiers.zhou, section)
  const { text } = await w.as('hr').get(paths.section(w.dossiers.zhou, section))
  return (await w.as('hr').post(action, { ...drawnForm(text, action), ...typed })).status
}
const listed = async (query: Record<string, string>, who: 'hr' | 'headTech' | 'archivist' = 'hr') =>
  (await w.as(who).get(`${paths.dossiers()}?${new URLSearchParams({ columns: 'complete', ...query })}`)).text

describe('how complete a dossier is', () => {
  it('stands on its page as a share and as what is missing, each with the way to give it', async () => {
    const before = await share()
    expect(before).toBeGreaterThan(0)
    expect(await card()).toMatch(/还缺 \d+ 项/)
    expect(await card()).toContain(`href="${paths.section(w.dossiers.zhou, 'contact')}"`)
    expect(await add('contact', { mobile: '13800000000', address: '某市某路 1 号' })).toBe(303)
    expect(await share()).toBeGreaterThan(before)
    expect(await card()).not.toContain(`href="${paths.section(w.dossiers.zhou, 'contact')}"`)
  })

  it('asks more of a kind of person than of somebody whose kind nobody has stated', async () => {
    const before = await share()
    const offered = async () => (await w.as('hr').get(paths.section(w.dossiers.zhou, 'basic'))).text
    expect(await card()).not.toContain('合同')
    expect(await offered()).toContain('四级调研员')
    expect(
      await add('entry', { kind: '企业管理人员', entered: '2010.07', way: '公开招聘', employment: '劳动合同制' }),
    ).toBe(303)
    expect(await card()).toContain('合同')
    expect(await share()).not.toBe(before)
    // And a rank of the ladders of that kind alone.
    expect(await offered()).toContain('中层正职')
    expect(await offered()).not.toContain('四级调研员')
  })

  it('is a column and a filter of the list, the same number as on the page', async () => {
    const text = await listed({})
    expect(text).toContain('完整度')
    expect(text).toContain(`${await share()}%`)
    const band = '缺较多（不足90%）'
    expect(await listed({ complete: band })).toContain('周')
    expect(await listed({ complete: '齐全' })).toContain('没有符合这些条件的人')
  })

  it('is told to whoever may see the whole dossier, and to nobody else', async () => {
    expect(await card('headTech')).toBeUndefined()
    expect(await listed({}, 'headTech')).not.toContain('完整度')
    expect(await listed({}, 'archivist')).not.toContain('完整度')
  })
})
