import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const page = async (path: string) => (await w.as('hr').get(path)).text
const from = 'sort=name'
const neighbours = (text: string) => [...text.matchAll(/data-neighbour="[^"]*"/g)].length
const plain = (text: string) => text.replaceAll('&amp;', '&')

describe('the page of a dossier', () => {
  it('tells what was put together in one sitting as one act, which opens to its parts', async () => {
    const text = await page(paths.dossier(w.dossiers.wang))
    const [, changes = ''] = /<summary>(建档：\d+ 项<\/summary>.*?)<\/details>/s.exec(text) ?? []
    expect(changes).toMatch(/^建档：10 项/)
    for (const part of ['新增基本信息', '新增学历学位', '奖励：无此类情况']) expect(changes).toContain(part)
  })

  it('says in one line for each group of people who else may read it', async () => {
    const [, card = ''] = /谁能看到<\/h2>(.*?)<\/section>/s.exec(await page(paths.dossier(w.dossiers.wang))) ?? []
    expect(card).toContain('部门负责人（冯远、沈诚）')
    expect(card.match(/财务（/g)).toHaveLength(1)
    expect(card).toContain('全部')
  })

  it('has no cell for what is not filled in, but a line for whoever can fill it', async () => {
    const draft = await page(paths.dossier(w.dossiers.zhou))
    expect(draft).toMatch(/未填：[^<]*婚姻状况/)
    expect(draft).not.toContain('<dt>婚姻状况</dt>')
    expect(await page(paths.dossier(w.dossiers.wang))).not.toContain('未填：')
  })

  it('keeps the list that it was opened from on another day, back to today and after a correction', async () => {
    const today = await page(paths.dossier(w.dossiers.zhou, { from }))
    expect(neighbours(today)).toBeGreaterThan(0)
    expect(today).toContain(`<input type="hidden" name="from" value="${from}"/>`)
    const then = await page(paths.dossier(w.dossiers.zhou, { from, asOf: '2026-11-24' }))
    expect(neighbours(then)).toBe(neighbours(today))
    expect(plain(then)).toMatch(/\/dossiers\/[0-9a-f-]+\?asOf=2026-11-24&from=sort%3Dname" rel="(?:prev|next)"/)
    expect(plain(then)).toContain(paths.dossier(w.dossiers.zhou, { from }))

    const action = paths.sectionRecords(w.dossiers.zhou, 'basic', from)
    const form = drawnForm(plain(await page(paths.section(w.dossiers.zhou, 'basic', undefined, from))), action)
    const saved = await w.as('hr').post(action, { ...form, speciality: '焊接' })
    expect(saved.location).toBe(`${paths.dossier(w.dossiers.zhou, { from })}#basic`)
  })
})

describe('the history of a dossier', () => {
  it('is paged, and every change stands on one of its pages', async () => {
    const { location } = await w.as('hr').post(paths.newDossier(), { name: '丁多次', unit: w.units.tech })
    const id = (location ?? '').split('/').at(-1) as DossierId
    const titles = Array.from({ length: 60 }, (_, at) => `职称第${at}号`)
    for (const title of titles) await w.as('hr').post(paths.sectionRecords(id, 'titles'), { title })
    const [first, second] = [await page(paths.dossierHistory(id)), await page(paths.dossierHistory(id, 2))]
    expect([first.includes('rel="next"'), second.includes('rel="prev"'), second.includes('rel="next"')]).toEqual([
      true,
      true,
      false,
    ])
    for (const title of titles)
      expect(Number(first.includes(`${title}<`)) + Number(second.includes(`${title}<`))).toBe(1)
  })
})
