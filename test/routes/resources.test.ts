import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as resources from '#db/resources/resources.ts'
import type { ResourceId } from '#domain/ids.ts'
import { stateOf } from '#domain/resources/resource.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type Cast, type FormValues, type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const add = async (form: FormValues, who: Cast = 'archivist') => {
  const { text } = await w.as(who).get(paths.resources())
  return w.as(who).post(paths.resources(), { ...drawnForm(text, paths.resources()), ...form })
}

const coded = async (code: string) => {
  const [one] = await resources.coded(w.app, [code])
  if (!one) throw new Error(`No ${code}.`)
  return one
}

const act = async (id: ResourceId, action: string, form: FormValues = {}) => {
  const { text } = await w.as('archivist').get(paths.resource(id))
  return w.as('archivist').post(action, { ...drawnForm(text, action), ...form })
}

describe('seats and equipment', () => {
  it('are registered one by one, or a row of desks at once, each number once for ever', async () => {
    expect((await w.as('archivist').get(paths.home())).text).toContain(paths.resources())
    expect((await add({ code: 'a-301-01', count: '3', place: '办公楼 301' })).status).toBe(303)
    expect((await add({ kind: 'equipment', code: 'PC-0007', name: '笔记本电脑' })).status).toBe(303)
    const { text } = await w.as('archivist').get(paths.resources())
    for (const part of ['A-301-01', 'A-301-03', 'PC-0007', '办公楼 301', '空闲 3，已预留 0，在用 0'])
      expect(text).toContain(part)
    const again = await add({ code: 'Ａ-301-02', place: '三楼' })
    expect([again.status, again.text.includes('已经登记过'), again.text.includes('三楼')]).toEqual([422, true, true])
  })

  it('keep what was typed and change nothing where it is not so', async () => {
    for (const form of [
      { code: '' },
      { code: 'A 1/2' },
      { code: 'B-门', count: '2' },
      { code: 'B-1', count: '101' },
      { kind: 'equipment', code: 'B-2', name: '' },
    ] as readonly FormValues[]) {
      const refused = await add({ place: '四楼', ...form })
      expect([form, refused.status, refused.text.includes('四楼')]).toEqual([form, 422, true])
    }
    expect(await resources.coded(w.app, ['B-1', 'B-2'])).toEqual([])
  })

  it('are given to somebody by name, asked which one of namesakes, and taken back', async () => {
    const { id } = await coded('A-301-01')
    const nobody = await act(id, paths.resourceAllocation(id), { who: '查无此人' })
    expect([nobody.status, nobody.text.includes('没有找到这个人')]).toEqual([422, true])
    expect((await act(id, paths.resourceAllocation(id), { who: '王建国' })).status).toBe(303)
    expect(stateOf(await coded('A-301-01'))).toBe('used')
    expect((await w.as('archivist').get(paths.resource(id))).text).toContain('王建国（技术部）')
    const second = await coded('A-301-02')
    const action = paths.resourceAllocation(second.id)
    const stale = drawnForm((await w.as('archivist').get(paths.resource(second.id))).text, action)
    const give = (who: string) => w.as('archivist').post(action, { ...stale, who })
    expect([(await give('陈雨桐')).status, (await give('王建国')).status]).toEqual([303, 409])
    expect((await coded('A-301-02')).holder).toBe(w.app.roster.entry(w.dossiers.chen)?.subject.person)
    expect((await act(id, paths.resourceReturn(id))).status).toBe(303)
    expect(stateOf(await coded('A-301-01'))).toBe('free')
  })

  it('leave the register when they are scrapped, and only when nobody has them', async () => {
    const { id } = await coded('A-301-03')
    expect((await act(id, paths.resourceRetirement(id))).status).toBe(303)
    expect((await w.as('archivist').get(paths.resource(id))).status).toBe(404)
    expect((await add({ code: 'A-301-03' })).status).toBe(422)
  })

  it('are found by number, place and state', async () => {
    const seen = async (asked: Record<string, string>) =>
      [...(await w.as('archivist').get(paths.resources(asked))).text.matchAll(/>(A-301-0\d|PC-0007)</g)].map(
        ([, code]) => code,
      )
    expect(await seen({ state: 'used' })).toEqual(['A-301-02'])
    expect(await seen({ kind: 'equipment' })).toEqual(['PC-0007'])
    expect(await seen({ q: '笔记本' })).toEqual(['PC-0007'])
    expect(await seen({ q: '%' })).toEqual([])
  })

  it('are administration’s alone', async () => {
    const { id } = await coded('A-301-02')
    for (const who of ['hr', 'hrLead', 'headTech', 'finance', 'legal', 'it', 'auditor', 'manager'] as const) {
      expect([who, (await w.as(who).get(paths.resources())).status]).toEqual([who, 403])
      expect([who, (await w.as(who).post(paths.resourceReturn(id))).status]).toEqual([who, 403])
      expect((await w.as(who).get(paths.home())).text).not.toContain(`href="${paths.resources()}"`)
    }
    expect(stateOf(await coded('A-301-02'))).toBe('used')
  })

  it('leave a trace of every change, with what and whose, and no name', async () => {
    const rows = await w.app.db.selectFrom('log').select('body').where('body', 'like', '%resource.%').execute()
    const acts = rows.map(({ body }) => JSON.parse(body).act)
    for (const act of [
      'resource.added',
      'resource.allocated',
      'resource.returned',
      'resource.retired',
      'resource.listed',
    ])
      expect(acts).toContain(act)
    expect(rows.some(({ body }) => body.includes('王建国'))).toBe(false)
  })
})
