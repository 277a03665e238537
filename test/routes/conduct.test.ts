import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
  const text =
    '2019年5月，经市总工会批准，授予五一劳动奖章，但材料有误；\n2021年3月，经公司纪委批准，给予党内警告处分；\n情况不详'
  expect((await w.as('hr').post(paths.sectionRecords(w.dossiers.zhou, 'conduct'), { text, stamp: '' })).status).toBe(
    303,
  )
})
afterAll(() => w.close())

const dossier = async () => (await w.as('hr').get(paths.dossier(w.dossiers.zhou))).text
const form = (section: string, line: number) =>
  w.as('hr').get(paths.section(w.dossiers.zhou, section, undefined, undefined, line))
const value = (text: string, name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(text)?.[1]

describe('what is to be checked of rewards and punishments', () => {
  it('offers its lines one by one, each as a reward or a punishment, begun with what the line says', async () => {
    expect((await dossier()).match(/记为处分/g)).toHaveLength(3)
    const { text } = await form('punishments', 2)
    expect([value(text, 'kind'), value(text, 'decided'), value(text, 'authority')]).toEqual([
      '党内警告',
      '2021.03',
      '公司纪委',
    ])
    expect(text).toContain('出自待核奖惩：2021年3月')
    expect((await form('punishments', 9)).text).not.toContain('出自待核奖惩')
    expect((await form('family', 2)).text).not.toContain('出自待核奖惩')
  })

  it('lets go of the line that was recorded, keeps the others, and is gone with the last of them', async () => {
    const { text } = await form('punishments', 2)
    const line = value(text, 'line') ?? ''
    const said = { kind: '党内警告', decided: '2021.03', text: '违反工作纪律', stamp: '', line }
    const refused = await w
      .as('hr')
      .post(paths.sectionRecords(w.dossiers.zhou, 'punishments'), { ...said, decided: '2021.13' })
    expect([refused.status, value(refused.text, 'line')]).toEqual([422, line])
    expect((await w.as('hr').post(paths.sectionRecords(w.dossiers.zhou, 'punishments'), said)).status).toBe(303)
    const after = await dossier()
    expect([after.includes('违反工作纪律'), after.includes('公司纪委'), after.includes('情况不详')]).toEqual([
      true,
      false,
      true,
    ])
    for (const at of [1, 1]) {
      const { text } = await form('rewards', at)
      const reward = { text: '五一劳动奖章', stamp: value(text, 'stamp') ?? '', line: value(text, 'line') ?? '' }
      expect((await w.as('hr').post(paths.sectionRecords(w.dossiers.zhou, 'rewards'), reward)).status).toBe(303)
    }
    expect(await dossier()).not.toContain('id="conduct"')
  })
})
