import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import type { Act } from '#domain/log/entry.ts'
import { paths } from '#views/paths.ts'
import { type DemoWorld, demoWorld } from '../demo-world.ts'

let demo: DemoWorld

beforeAll(async () => {
  demo = await demoWorld()
})
afterAll(() => demo.close())

const [hr, other, finance] = ['邹雨桐', '苏雅琴', '查慧敏'] as const

const save = (who: string, name: string, asked: string, more = {}) =>
  demo.as(who).post(paths.savedCrosses(), { asked, name, ...more })

const exported = async (who: string, form: Record<string, string> = {}) => {
  const { answer, bytes } = await demo.as(who).bytes(paths.crossFile(), form)
  return { answer, text: new TextDecoder().decode(bytes) }
}

const send = (who: string, text: string | Uint8Array, headers = {}) =>
  demo.as(who).post(paths.crossImport(), { file: new File([text as never], 'x.json') as never }, headers)

const keep = (who: string, file: string, form: Record<string, string | string[]>) =>
  demo.as(who).post(paths.crossImported(), { file, ...form } as never)

const newest = async (act: Act) => JSON.parse((await log.search(demo.app.db, { act }, 1))[0]?.body ?? '{}').about
const rowsIn = async (who: string) =>
  (
    await demo.app.db
      .selectFrom('cross_tables')
      .select('id')
      .where('account_id', '=', demo.actor(who).account)
      .execute()
  ).length

const company = () => [...demo.app.directory.units.values()].find(({ parent }) => parent === undefined)
const department = () => [...demo.app.directory.units.values()].find(({ kind }) => kind === 'department')
const politics = 'x~of=staff~rows=department~count=people~is=politics:party'

const fileOf = (...tables: object[]) =>
  JSON.stringify({
    format: 'juanzong-cross-tables',
    version: 1,
    program: '9.9',
    tables: tables.map((table) => ({
      name: '别处的表',
      said: '别处写的',
      asked: [
        ['of', 'present'],
        ['rows', 'department'],
        ['count', 'people'],
      ],
      day: 'today',
      clock: 'effective',
      ...table,
    })),
  })

describe('definitions as a file', () => {
  it('leave one or all, with nobody in them, and come in again as they were', async () => {
    const under = department()?.id ?? ''
    await save(hr, '党员', politics, { clock: 'known' })
    const { location } = await save(hr, '一个部门', `x~of=staff~columns=sex~count=people~under=${under}`, {
      asOf: '2026-06-30',
      day: 'fixed',
    })
    const one = new URL(location ?? '', 'http://x').searchParams.get('saved') ?? ''
    const { answer, text } = await exported(hr, { cross: one })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json'])
    expect(JSON.parse(text)).toMatchObject({ version: 1, program: '0.1.0', tables: [{ name: '一个部门' }] })
    expect(text).toContain(`"${company()?.name}"`)
    expect(text).not.toContain(under)
    const all = (await exported(hr)).text
    expect(await newest('cross.exported')).toMatchObject({ tables: 2 })

    const preview = await send(other, all)
    expect(preview.status).toBe(200)
    expect(preview.text).toContain('2 张，其中 2 张可以导入')
    expect(await rowsIn(other)).toBe(0)
    expect((await keep(other, all, { take: ['0', '1'], 'name-0': '甲', 'name-1': '乙' })).location).toBe(
      paths.savedCrosses(),
    )
    const list = (await demo.as(other).get(paths.savedCrosses())).text
    expect(list).toContain(`under=${under}&amp;asOf=2026-06-30`)
    expect(list).toMatch(/is=politics%3Aparty&amp;clock=known&amp;saved=[\w-]+"/)
    expect(await newest('cross.imported')).toMatchObject({ tables: 2 })
  })

  it('tell at the row what is not here or not theirs to count by, in one sentence, and keep none of it', async () => {
    const unknown = { asked: [['rows', 'star-sign']] }
    const barred = { asked: [['rows', 'politics']] }
    const elsewhere = { unit: ['别的公司', '技术部'] }
    const text = fileOf(unknown, barred, elsewhere, {})
    const { status, text: page } = await send(finance, text)
    expect(status).toBe(200)
    expect(page).toContain('这里没有“star-sign”，或者您不能按它统计')
    expect(page).toContain('这里没有“政治面貌”，或者您不能按它统计')
    expect(page).toContain('这里没有“别的公司 / 技术部”这个部门，或者您看不到它')
    expect(page).toContain('4 张，其中 1 张可以导入')
    const before = await rowsIn(finance)
    const names = { 'name-0': '一', 'name-1': '二', 'name-2': '三' }
    const refused = await keep(finance, text, { take: ['0', '1', '2'], ...names })
    expect([refused.status, refused.text.includes('没有选中任何一张')]).toEqual([422, true])
    expect(await rowsIn(finance)).toBe(before)
  })

  it('keep all that were chosen or none, and what was typed', async () => {
    const text = fileOf({ name: '丙' }, { name: '丙' })
    const before = await rowsIn(finance)
    const { status, text: page } = await keep(finance, text, { take: ['0', '1'], 'name-0': '丁', 'name-1': '丁' })
    expect([status, page.includes('同名的表'), page.match(/value="丁"/g)?.length]).toEqual([422, true, 2])
    expect(await rowsIn(finance)).toBe(before)
    const once = { take: ['1'], 'name-1': '戊', cmd_id: demo.app.newId() }
    expect((await keep(finance, text, once)).status).toBe(303)
    expect((await keep(finance, text, once)).status).toBe(303)
    expect(await rowsIn(finance)).toBe(before + 1)
  })

  it('that are none, too large or hostile are refused with the reason, at the field', async () => {
    for (const [text, why] of [
      ['', '不是从“我的交叉表”导出的文件'],
      ['{"format":', '不是从“我的交叉表”导出的文件'],
      ['['.repeat(60_000), '不是从“我的交叉表”导出的文件'],
      [new Uint8Array([0xff, 0xfe, 0x41, 0xd8]), '不是从“我的交叉表”导出的文件'],
      [`{"format":"juanzong-cross-tables","version":3,"tables":[1]}`, '更新的版本'],
      ['x'.repeat(64 * 1024 + 1), '超过 64 KB'],
      ['x'.repeat(3 * 1024 * 1024), '超过 64 KB'],
    ] as const) {
      const { status, text: page } = await send(hr, text)
      expect([status, page.includes(why)], why).toEqual([422, true])
    }
    const none = await demo.as(hr).post(paths.crossImport(), {})
    expect([none.status, none.text.includes('请选一个文件')]).toEqual([422, true])
    const script = await send(hr, fileOf({ name: '<script>alert(1)</script>', asked: [['rows', '"><img src=x>']] }))
    expect(script.text).not.toContain('<script>alert')
    expect(script.text).not.toContain('<img src=x>')
  })

  it('are for whoever counts people, and from this house alone', async () => {
    for (const [path, form] of [
      [paths.crossFile(), {}],
      [paths.crossImported(), { file: fileOf({}) }],
    ] as const) {
      expect((await demo.as('郝一鸣').post(path, form)).status).toBe(403)
      expect((await demo.as(hr).post(path, form, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    }
    expect((await demo.as('郝一鸣').get(paths.crossImport())).status).toBe(403)
    expect((await send('郝一鸣', fileOf({}))).status).toBe(403)
    expect((await send(hr, fileOf({}), { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    const { location } = await save(hr, '自己的', politics)
    const id = new URL(location ?? '', 'http://x').searchParams.get('saved') ?? ''
    expect((await exported(finance, { cross: id })).answer.status).toBe(404)
  })
})
