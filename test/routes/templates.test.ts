import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import * as templates from '#db/templates/sealed.ts'
import { superiorForm } from '#demo/superior-form.ts'
import type { TemplateId } from '#domain/ids.ts'
import { boundsOf } from '#domain/templates/filled.ts'
import { readStandingPlace } from '#domain/templates/standing-place.ts'
import { dayOf } from '#domain/time.ts'
import { countTemplate } from '#gate/templates/counting.ts'
import { paths } from '#views/paths.ts'
import { type DemoWorld, demoWorld } from '../demo-world.ts'
import { formOf, plainSheet } from '../domain/templates/form-file.ts'
import { unzipped } from '../unzipped.ts'
import type { FormValues } from '../world.ts'

let demo: DemoWorld
let blank: Uint8Array<ArrayBuffer>

beforeAll(async () => {
  demo = await demoWorld()
  blank = new Uint8Array(await superiorForm())
})

afterAll(() => demo.close())

const hr = '邹雨桐'
const lead = '曾明达'
const nobody = '0197a3f0-0000-7000-8000-000000000000' as TemplateId

const send = (who = hr, bytes: Uint8Array<ArrayBuffer> = blank, name = '附件2 空表.xlsx') =>
  demo.as(who).post(paths.templates(), { file: new File([bytes], name) })
const idIn = (location: string | null | undefined) => (location ?? '').split('/').at(-1)?.split('?')[0] as TemplateId
const keep = async () => idIn((await send()).location)
const open = async (id: TemplateId, at: Parameters<typeof paths.template>[1] = {}) =>
  (await demo.as(hr).get(paths.template(id, at))).text
const kept = async (id: TemplateId) => templates.find(demo.app, id)
const bindSure = async (id: TemplateId, more: FormValues = {}) =>
  demo
    .as(hr)
    .post(paths.templateStep(id, 'meanings'), { which: 'sure', version: String((await kept(id))?.version), ...more })
const answer = async (id: TemplateId, form: FormValues, who = hr) =>
  demo.as(who).post(paths.templateStep(id, 'meanings'), { version: String((await kept(id))?.version), ...form })
const newest = async (act: Parameters<typeof log.search>[1]['act']) =>
  JSON.parse((await log.search(demo.app.db, { act }, 1))[0]?.body ?? '{}')
/** The words of the cells of the drawn sheet, by their place. */
const cellsIn = (text: string) =>
  new Map(
    [...text.matchAll(/<td id="([A-Z]+\d+)"[^>]*>(.*?)<\/td>/gs)].map(([, ref = '', inner = '']) => [
      ref,
      { text: inner.replace(/<[^>]*>/g, '').trim(), href: /href="([^"]*)"/.exec(inner)?.[1]?.replaceAll('&amp;', '&') },
    ]),
  )
const keyOf = async (id: TemplateId, ask: string) =>
  /name="key" value="([^"]*)"/.exec(await open(id, { ask }))?.[1] ?? ''
const title = { key: '附件2|sheet|附件2国有企业中层管理人员情况统计表', means: 'count=people~is=rank:M1~is=rank:M2' }

describe('a superior’s blank workbook', () => {
  it('is sent, read and drawn as it looks, with a question about what is not understood', async () => {
    expect((await demo.as(hr).get(paths.statistics())).text).toContain(paths.templates())
    const sent = await send()
    expect([sent.status, sent.location]).toEqual([303, paths.template(idIn(sent.location))])
    const id = idIn(sent.location)
    expect(await newest('template.kept')).toMatchObject({ about: { template: id } })
    const text = await open(id)
    expect(text).toContain('<h1>附件2 空表</h1>')
    expect(text).toContain('colspan="14"')
    const cells = cellsIn(text)
    expect([cells.get('A8')?.text, cells.get('C8')?.text, cells.get('B6')?.text]).toEqual(['其中：女', '—', '?'])
    expect(text).toContain('整张表算谁')
    expect(text).toContain('37 个表头里认出了 35 个')
    expect((await demo.as(hr).get(paths.templates())).text).toContain(paths.template(id))
  })

  it('is bound at once as far as it is understood, then question by question, and each number opens as many names', async () => {
    const id = await keep()
    expect((await bindSure(id)).location).toBe(paths.template(id))
    expect((await answer(id, title)).status).toBe(303)
    const text = await open(id)
    expect(text).toContain('M 列算什么')
    expect(text).toContain('没有认出这个表头')
    const cells = cellsIn(text)
    const numbered = [...cells].filter(([, { href }]) => href?.includes('figure='))
    expect(numbered.length).toBeGreaterThan(20)
    for (const [ref, { text, href = '' }] of numbered.slice(0, 12)) {
      const list = await demo.as(hr).get(href)
      if (!text.includes('.')) expect(list.text.match(/data-row=/g), ref).toHaveLength(Number(text))
      expect(list.text).toContain(paths.template(id, { sheet: 0, asOf: '2026-11-24' }, ref).replaceAll('&', '&amp;'))
    }
    // 女 among 中层正职 and 中层副职 is what the sum of the file says.
    expect(cells.get('B5')?.text).not.toContain('≠')
    expect(text).toContain('公式的结果 ＝ 系统直接数出的')
    expect(text).not.toMatch(/≠/)
  })

  it('comes back in its own format, each bound cell as the page says it and everything else as it was', async () => {
    const id = await keep()
    await bindSure(id)
    await answer(id, title)
    const at = { asOf: '2026-06-30', clock: 'known' }
    const pages = [cellsIn(await open(id, at)), cellsIn(await open(id, { ...at, sheet: 1 }))]
    const { answer: got, bytes } = await demo.as(hr).bytes(paths.templateStep(id, 'filled'), at)
    expect([got.status, got.headers.get('content-type')]).toEqual([200, expect.stringContaining('spreadsheetml')])
    expect(got.headers.get('content-disposition')).toContain(encodeURIComponent('附件2 空表 2026-06-30.xlsx'))
    const sheets = (await readXlsx(Buffer.from(bytes))) as unknown as { data: (string | number | null)[][] }[]
    const inFile = (at: number, ref: string) => sheets[at]?.data[Number(ref.slice(1)) - 1]?.[ref.charCodeAt(0) - 65]
    const all = pages.flatMap((cells, at) => [...cells].map(([ref, { text }]) => ({ text, said: inFile(at, ref) })))
    const numbers = all.filter(({ text }) => /^\d/.test(text))
    expect(numbers.length).toBeGreaterThan(100)
    expect(numbers.map(({ said }) => String(said))).toEqual(numbers.map(({ text }) => text))
    expect(all.filter(({ text, said }) => text === '?' && said !== null)).toEqual([])
    const [old, now] = [await unzipped(blank), await unzipped(bytes)]
    expect(now.map(({ name }) => name)).toEqual(old.map(({ name }) => name))
    for (const [at, { name, bytes }] of old.entries())
      if (!/worksheets|workbook\.xml$/.test(name)) expect(now[at]?.bytes.equals(bytes), name).toBe(true)
    expect(await newest('template.filled')).toMatchObject({
      about: { template: id, day: '2026-06-30', clock: 'known', open: 3 },
    })
    expect(JSON.stringify(await newest('template.filled'))).not.toContain('附件')
  })

  it('takes other conditions, put together beside the answers, and a cell of its own or blank', async () => {
    const id = await keep()
    const text = await open(id, { ask: '13', of: 'joined', is: 'sex:2', count: 'people' } as never)
    expect(text).toContain('您定的条件')
    const own = /value="(of=joined~count=people~is=sex:2)"/.exec(text)?.[1] ?? ''
    expect(own).not.toBe('')
    await answer(id, { key: await keyOf(id, '13'), means: own })
    expect(Object.values((await kept(id))?.meanings ?? {})).toContainEqual({
      is: 'count',
      of: 'joined',
      where: [{ measure: 'sex', values: ['2'] }],
    })
    await bindSure(id)
    await answer(id, title)
    const one = await open(id, { sheet: 0, cell: 'B6' })
    expect(one).toContain('B6 格算什么')
    const none = await demo.as(hr).get(paths.template(id, { sheet: 0, cell: 'a1' }))
    expect([none.status, none.text.includes('这份表里没有这个要填的格子')]).toEqual([422, true])
    expect((await answer(id, { sheet: '0', cell: 'B6', means: 'is=blank' })).status).toBe(303)
    expect(cellsIn(await open(id)).get('B6')?.text).toBe('')
    await answer(id, { sheet: '0', cell: 'B6', means: 'headings' })
    expect(cellsIn(await open(id)).get('B6')?.text).toMatch(/^\d/)
  })

  it('gives way to next year’s file: what did not change stays bound, what was reworded asks', async () => {
    const id = await keep()
    await bindSure(id)
    const [sheet] = [
      plainSheet('附件2', [
        ['项目', '人数', '女性职工', '党员'],
        ['合计', '', '', ''],
      ]),
    ]
    const before = await kept(id)
    const next = new Uint8Array(await formOf([sheet]))
    const sent = await demo.as(lead).post(paths.templateStep(id, 'file'), { file: new File([next], '2027.xlsx') })
    expect([sent.status, sent.location]).toEqual([303, paths.template(id)])
    const now = await kept(id)
    expect([now?.name, now?.file, now?.version]).toEqual([before?.name, '2027.xlsx', (before?.version ?? 0) + 1])
    expect(Object.keys(now?.meanings ?? {})).toEqual(['附件2|column|人数', '附件2|row|合计'])
    const text = await open(id)
    expect(text).toContain('和上一份空表比')
    expect(text).toContain('女 → 女性职工')
    await bindSure(id)
    const { bytes } = await demo.as(hr).bytes(paths.templateStep(id, 'filled'), {})
    expect((await unzipped(bytes)).map(({ name }) => name)).toEqual((await unzipped(next)).map(({ name }) => name))
  })

  it('is renamed and deleted, with its file', async () => {
    const id = await keep()
    const name = (name: string) => demo.as(hr).post(paths.templateStep(id, 'name'), { name })
    expect((await name('国资委年报')).status).toBe(303)
    expect(await open(id)).toContain('<h1>国资委年报</h1>')
    const refused = await name('  ')
    expect([refused.status, refused.text.includes('名称没有填。')]).toEqual([422, true])
    const removed = await demo.as(hr).post(paths.templateStep(id, 'removal'), {})
    expect([removed.status, removed.location]).toEqual([303, paths.templates()])
    expect((await demo.as(hr).get(paths.template(id))).status).toBe(404)
    expect(await demo.app.db.selectFrom('templates').select('id').where('id', '=', id).execute()).toEqual([])
    expect((await newest('template.removed')).about).toEqual({ template: id })
  })
})

it('is counted cell by cell, so that others have their turn in between', async () => {
  const id = await keep()
  await bindSure(id)
  await answer(id, title)
  const template = await kept(id)
  if (!template) throw new Error('It was kept.')
  let [turns, isDone] = [0, false]
  const others = () => {
    turns += 1
    if (!isDone) setImmediate(others)
  }
  setImmediate(others)
  await countTemplate(demo.app, demo.actor(hr), template, { day: dayOf(demo.app.now()), clock: 'effective' })
  isDone = true
  expect(turns).toBeGreaterThanOrEqual(boundsOf(template).length)
})

it('is drawn some rows at a time where it is long, those of the cell that somebody comes to', async () => {
  const rows = [
    ['项目', null, '人数'],
    ...Array.from({ length: 499 }, (_, at) => [at === 0 ? '合计' : null, `第${at}组`, '']),
  ]
  const long = new Uint8Array(await formOf([plainSheet('附件9', rows, ['A2:A500'])]))
  const id = idIn((await send(hr, long)).location)
  const places = (text: string) => [...text.matchAll(/<td id="([A-Z]+\d+)"/g)].map(([, ref]) => ref)
  const drawn = async (at: Parameters<typeof paths.template>[1], back?: string) =>
    (await demo.as(hr).get(paths.template(id, at, back))).text
  expect(places(await drawn({ sheet: 0 })).slice(-2)).toEqual(['B500', 'C500'])
  const wide = new Uint8Array(
    await formOf([
      plainSheet(
        '附件9',
        rows.map((row) => [...row, ...Array.from({ length: 12 }, () => '字')]),
        ['A2:A500'],
      ),
    ]),
  )
  await demo.as(hr).post(paths.templateStep(id, 'file'), { file: new File([wide], '宽.xlsx') })
  const first = await drawn({ sheet: 0 })
  expect([places(first).includes('B100'), places(first).includes('B101')]).toEqual([true, false])
  expect(first).toContain(paths.template(id, { sheet: 0, row: 101 }).replaceAll('&', '&amp;'))
  const second = await drawn({ sheet: 0, row: 101 })
  expect([places(second)[0], second.includes('rowspan="100"')]).toEqual(['A2', true])
  const there = await drawn({ sheet: 0 }, 'C250')
  expect(there).toMatch(/<td id="C250" class="[^"]*back"/)
  expect(places(await drawn({ sheet: 0, row: 9_999 }))).toEqual(places(first))
})

describe('a workbook that is refused', () => {
  const refused = async (bytes: Uint8Array<ArrayBuffer> | undefined, name = 'a.xlsx') => {
    const count = await templates.count(demo.app)
    const sent = bytes ? await send(hr, bytes, name) : await demo.as(hr).post(paths.templates(), {})
    expect(await templates.count(demo.app)).toBe(count)
    return [sent.status, /class="banner seal" role="alert"><div>([^<]*)/.exec(sent.text)?.[1]]
  }

  it('says why and what helps, and keeps nothing', async () => {
    expect(await refused(undefined)).toEqual([422, '还没有选文件。'])
    expect((await refused(new TextEncoder().encode('项目,人数')))[0]).toBe(422)
    const macros = new Uint8Array(
      await formOf(
        [
          plainSheet('表', [
            ['项目', '人数'],
            ['合计', ''],
          ]),
        ],
        { parts: [['xl/vbaProject.bin', 'x']] },
      ),
    )
    expect(await refused(macros)).toEqual([422, expect.stringContaining('另存为不带宏的 .xlsx')])
    expect((await refused(new Uint8Array(6 * 1024 * 1024)))[1]).toContain('超过 5 MB')
  })

  it('stays out of the place of the one that is there', async () => {
    const id = await keep()
    const sent = await demo.as(hr).post(paths.templateStep(id, 'file'), { file: new File(['x'], 'a.xlsx') })
    expect(sent.status).toBe(422)
    expect((await kept(id))?.version).toBe(1)
  })

  it('has nothing to fill in as long as nothing is bound', async () => {
    const id = await keep()
    const got = await demo.as(hr).post(paths.templateStep(id, 'filled'), {})
    expect([got.status, got.text.includes('还没有一格绑定')]).toEqual([422, true])
    expect((await demo.as(hr).post(paths.templateStep(id, 'filled'), { asOf: '2026-02-30' })).status).toBe(422)
  })
})

describe('an answer that is none', () => {
  it('changes nothing: of no heading, of no meaning, of a group that nobody may list, of a unit elsewhere', async () => {
    const id = await keep()
    const key = await keyOf(id, '0')
    for (const form of [
      { key: 'no such heading', means: 'count=people' },
      { key, means: '' },
      { key, means: 'count=people~is=pay:1' },
      { key, means: `count=people~under=${nobody}` },
      { sheet: '0', cell: 'A1', means: 'is=blank' },
    ])
      expect([form, (await answer(id, form)).status]).toEqual([form, 422])
    expect((await kept(id))?.meanings).toEqual({})
  })

  it('that was drawn before somebody else bound is a conflict, and the same one twice is one', async () => {
    const id = await keep()
    const stale = await demo.as(hr).post(paths.templateStep(id, 'meanings'), { which: 'sure', version: '0' })
    expect(stale.status).toBe(409)
    const form = { cmd_id: demo.app.newId(), which: 'sure', version: '1' }
    expect((await demo.as(hr).post(paths.templateStep(id, 'meanings'), form)).status).toBe(303)
    expect((await demo.as(hr).post(paths.templateStep(id, 'meanings'), form)).status).toBe(303)
    expect((await kept(id))?.version).toBe(2)
  })
})

describe('whoever does not make the figures of the house', () => {
  it('finds no door, and may do nothing', async () => {
    const id = await keep()
    for (const who of ['马克勤', '单国梁', '查慧敏', '任素梅', '郝一鸣', '强文思']) {
      expect((await demo.as(who).get(paths.templates())).status, who).toBe(403)
      expect((await demo.as(who).get(paths.template(id))).status, who).toBe(403)
      for (const step of ['meanings', 'file', 'name', 'removal', 'filled'] as const)
        expect((await demo.as(who).post(paths.templateStep(id, step), {})).status, `${who} ${step}`).toBe(403)
      expect((await send(who)).status, who).toBe(403)
    }
    expect((await demo.as('马克勤').get(paths.statistics())).text).not.toContain(paths.templates())
    expect(await kept(id)).toBeDefined()
  })

  it('meets what is not there as not there', async () => {
    expect((await demo.as(hr).get(paths.template(nobody))).status).toBe(404)
    for (const step of ['meanings', 'file', 'name', 'removal', 'filled'] as const)
      expect((await demo.as(hr).post(paths.templateStep(nobody, step), {})).status, step).toBe(404)
  })
})

it('a figure of a workbook says where it stands, and nothing else is read as that', () => {
  const id = nobody
  expect(readStandingPlace(`template:${id}:1:B6`)).toEqual({ template: id, sheet: 1, ref: 'B6' })
  for (const text of ['by-rank', `template:${id}:1`, 'template:x:1:B6', `template:${id}:1:B0`])
    expect(readStandingPlace(text)).toBeUndefined()
})

describe('a workbook at rest', () => {
  it('lies sealed, with nothing of it in clear, and is not believed where its row was changed', async () => {
    const id = await keep()
    await bindSure(id)
    const row = await demo.app.db.selectFrom('templates').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    for (const bytes of [row.content, row.file])
      for (const text of ['附件', '中层', 'PK\u0003\u0004']) expect(Buffer.from(bytes).includes(text), text).toBe(false)
    expect(Object.keys(row).sort()).toEqual([
      'content',
      'created_at',
      'created_by',
      'file',
      'file_version',
      'id',
      'version',
    ])
    const other = await kept(await keep())
    await demo.app.db
      .updateTable('templates')
      .set({ content: row.content })
      .where('id', '=', other?.id as TemplateId)
      .execute()
    expect(await kept(other?.id as TemplateId)).toBeUndefined()
  })

  it('asks for a fresh proof before it leaves filled in', async () => {
    const id = await keep()
    await bindSure(id)
    demo.forward(301)
    const { status, text } = await demo.as(hr).post(paths.templateStep(id, 'filled'), {})
    expect([status, text.includes('proof-secret')]).toEqual([422, true])
  })
})
