import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as sealed from '#db/materials/sealed.ts'
import { materialGroups } from '#domain/access/groups.ts'
import type { DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { type BookSheet, workbookOf } from '../domain/workbooks/workbook-file.ts'
import { type Cast, type FormValues, type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

/** hr2 keeps the catalogue. */
const clerk = 'hr2' as const
const head = ['姓名', '类号', '材料名称', '制成时间', '页数', '份数', '备注']
const titles = async (dossier: DossierId) =>
  (await sealed.openNewest(w.app, dossier, new Set(materialGroups))).map(({ entry }) => entry.title)
const send = async (sheets: readonly BookSheet[], who: Cast = clerk) =>
  w.as(who).post(paths.materialWorkbook(), { file: new File([await workbookOf(sheets)], '目录.xlsx') })
const shown = async () => (await w.as(clerk).get(paths.materialWorkbook())).text
const idIn = (text: string) => /name="workbook" value="([^"]+)"/.exec(text)?.[1] ?? ''
const enter = async (form: FormValues = {}) =>
  w.as(clerk).post(paths.materialWorkbookEntries(), { workbook: idIn(await shown()), ...form })
/** What the page of columns sends, as it was drawn, with what somebody changes in it. */
const say = async (changes: FormValues) => {
  const text = await shown()
  const columns = [...text.matchAll(/<select name="(column-\d+)"[\s\S]*?<\/select>/g)].map(
    ([drawn, name]) => [name, /value="([^"]*)" selected/.exec(drawn)?.[1] ?? ''] as const,
  )
  const form = {
    workbook: idIn(text),
    head: /name="head"[^>]*value="(\d+)"|value="(\d+)"[^>]*name="head"/.exec(text)?.[1] ?? '1',
  }
  return w.as(clerk).post(paths.materialWorkbookColumns(), { ...form, ...Object.fromEntries(columns), ...changes })
}

describe('a workbook with the papers of many people', () => {
  it('is found from the loose papers, and files each row with its person', async () => {
    expect((await w.as(clerk).get(paths.looseMaterials())).text).toContain(paths.materialWorkbook())
    const sent = await send([
      {
        rows: [
          ['某公司干部人事档案材料登记'],
          head,
          ['王建国', '1', '干部履历表（工作簿）', '1998.07', 8, 1, '复印件'],
          ['陈雨桐', '4-1', '毕业生登记表（工作簿）', { date: 36341 }, 6, 1, null],
        ],
      },
    ])
    expect([sent.status, sent.location]).toEqual([303, paths.materialWorkbook()])
    expect(await shown()).toContain('可以归入 2 份，2 人')
    expect((await enter()).location).toBe(paths.materialWorkbook())
    expect(await titles(w.dossiers.wang)).toContain('干部履历表（工作簿）')
    expect(await titles(w.dossiers.chen)).toContain('毕业生登记表（工作簿）')
    expect(await shown()).toContain('这张表已归入 2 份')
  })

  it('says of each row that stays why, with its number, and files the others', async () => {
    await send([
      {
        rows: [
          head,
          ['王建国', '4', '证书甲', '1999', 2, 1],
          ['无此人', '7', '表彰甲', '1999', 2, 1],
          ['顾远', '7', '表彰乙', '1999', 2, 1],
          [null, '7', '表彰丙', '1999', 2, 1],
          ['王建国', '7', '表彰丁', 1999.1, 2, 1],
          ['王建国', '7', '表彰戊', 1999.12, 'x', 1],
          ['王建国', '7', '表彰己', 1999.12, 2, 1],
        ],
      },
    ])
    const text = await shown()
    for (const reason of [
      '四类、九类要写到小类',
      '没有写是谁的',
      '分不清 1 月还是 10 月',
      '要写数目',
      '6 行有问题，不归入',
      '可以归入 1 份，1 人',
    ])
      expect(text, reason).toContain(reason)
    expect(text.match(/没有这个人，或不归您管/g)).toHaveLength(2)
    await enter()
    const now = await titles(w.dossiers.wang)
    expect(now).toContain('表彰己')
    expect(now.filter((title) => /证书甲|表彰[甲乙丙丁戊]/.test(title))).toEqual([])
    const grid = await w.as(clerk).get(paths.materialEntryForMany('workbook'))
    for (const kept of ['证书甲', '表彰丁', '表彰戊']) expect(grid.text).toContain(kept)
  })

  it('tells what is in the catalogue already or twice in the sheet, and files it only when asked', async () => {
    const row = ['王建国', '10', '派遣证（重）', '1996', 1, 1]
    const before = (await titles(w.dossiers.wang)).length
    await send([{ rows: [head, row, row] }])
    expect(await shown()).toContain('与表里前面的一行相同')
    await enter()
    await send([{ rows: [head, row, row] }])
    const text = await shown()
    expect(text).toContain('目录里已经有了')
    expect(text).toContain('可以归入 0 份')
    expect(await titles(w.dossiers.wang)).toHaveLength(before + 1)
    await enter({ twins: 'take' })
    expect(await titles(w.dossiers.wang)).toHaveLength(before + 3)
  })

  it('files once, however often the form is sent', async () => {
    const before = (await titles(w.dossiers.wang)).length
    await send([{ rows: [head, ['王建国', '10', '介绍信（一次）', '1997', 1, 1]] }])
    const form = { workbook: idIn(await shown()), cmd_id: '00000000-0000-7000-8000-00000000bbbb' }
    await w.as(clerk).post(paths.materialWorkbookEntries(), form)
    await w.as(clerk).post(paths.materialWorkbookEntries(), form)
    expect(await titles(w.dossiers.wang)).toHaveLength(before + 1)
  })

  it('asks once about hidden rows and further sheets, and reads what was said', async () => {
    const row = (title: string) => ['王建国', '10', title, '1997', 1, 1]
    await send([
      { name: '甲', rows: [head, row('见信'), row('隐信')], hidden: [3] },
      { name: '乙', rows: [head, row('乙信')] },
    ])
    const text = await shown()
    expect(text).toContain('有 1 行隐藏着或被筛掉了')
    expect(text).toContain('工作簿里有 2 张表')
    const early = await enter()
    expect([early.status, early.text.includes('先说隐藏的行读不读')]).toEqual([422, true])
    await say({ hidden: 'leave' })
    await enter()
    expect(await titles(w.dossiers.wang)).toContain('见信')
    expect(await titles(w.dossiers.wang)).not.toContain('隐信')
    await say({ sheet: '1' })
    await enter()
    expect(await titles(w.dossiers.wang)).toContain('乙信')
  })

  it('lets columns of any name be matched, over headings of two lines and cells merged downward', async () => {
    await send([
      {
        rows: [
          ['何人', '哪类', '什么', '材料制成时间', null, '几页'],
          [null, null, null, '年', '月', null],
          ['王建国', '10', '两行甲', 1997, 10, 3],
          [null, '10', '两行乙', 1998, 1, 3],
        ],
        merged: ['A1:A2', 'A3:A4'],
      },
    ])
    expect(await shown()).toContain('至少要对上')
    await say({
      head: '2',
      'column-0': 'name',
      'column-1': 'class',
      'column-2': 'title',
      'column-3': 'year',
      'column-4': 'month',
      'column-5': 'pages',
    })
    expect(await shown()).toContain('可以归入 2 份，1 人')
    await enter()
    const now = await sealed.openNewest(w.app, w.dossiers.wang, new Set(materialGroups))
    expect(now.find(({ entry }) => entry.title === '两行甲')?.entry.date).toBe('199710')
    expect(now.find(({ entry }) => entry.title === '两行乙')?.entry.date).toBe('199801')
  })

  it('refuses what is none with the cure, and keeps nothing', async () => {
    await w.as(clerk).post(paths.materialWorkbookDiscarding(), {})
    const answer = await w
      .as(clerk)
      .post(paths.materialWorkbook(), { file: new File(['姓名,材料名称\n王建国,自传'], '目录.csv') })
    expect([answer.status, answer.text.includes('另存为 .xlsx')]).toEqual([422, true])
    expect((await w.as(clerk).post(paths.materialWorkbook(), {})).text).toContain('还没有选文件')
    expect(await shown()).not.toContain('各列是什么')
  })

  it('is gone for a page that speaks of an earlier one', async () => {
    await send([{ rows: [head, ['王建国', '10', '旧页', '1997', 1, 1]] }])
    const old = idIn(await shown())
    await send([{ rows: [head, ['王建国', '10', '新页', '1997', 1, 1]] }])
    const answer = await w.as(clerk).post(paths.materialWorkbookEntries(), { workbook: old })
    expect([answer.status, answer.text.includes('已经不在手边')]).toEqual([422, true])
    expect(await titles(w.dossiers.wang)).not.toContain('新页')
  })

  it('offers a blank table that is read back as it is', async () => {
    const answer = await w.as(clerk).get(paths.materialWorkbookTemplate())
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('spreadsheetml')
  })

  it('is nobody else’s to read', async () => {
    for (const who of ['hr', 'hrLead', 'archivist', 'finance', 'headTech', 'it', 'auditor'] as const) {
      expect((await w.as(who).get(paths.materialWorkbook())).status, who).toBe(403)
      expect((await send([{ rows: [head] }], who)).status, who).toBe(403)
    }
  })
})

describe('whose a row is', () => {
  const columns = ['档案编号', '工号', '身份证号', '姓名', '类号', '材料名称', '制成时间', '页数']
  const row = (title: string, ...whose: readonly (string | { stored: string } | null)[]) => [
    ...whose,
    '10',
    title,
    '1997',
    1,
  ]
  const reasonsFor = async (...rows: BookSheet['rows']) => {
    await send([{ rows: [columns, ...rows] }])
    return shown()
  }

  it('is told by an ID number, however it was typed, and never by one that lost its digits', async () => {
    const text = await reasonsFor(
      row('凭证件', null, null, '１１０１０１ 197806129970', '王建国'),
      row('丢尾数', null, null, { stored: '1.10101197806129E+17' }, null),
    )
    expect(text).toContain('末几位已经丢了')
    expect(text).toContain('可以归入 1 份，1 人')
    await enter()
    expect(await titles(w.dossiers.wang)).toContain('凭证件')
  })

  it('is refused where number and name are of two people', async () => {
    const text = await reasonsFor(row('两个人', null, null, '110101197806129970', '陈雨桐'))
    expect(text).toContain('编号和姓名不是同一个人')
  })

  it('is asked where several have the name, and remembered for the whole workbook', async () => {
    const namesake = w.app.roster.entry(w.dossiers.chen)
    const wang = w.app.roster.entry(w.dossiers.wang)
    if (!namesake || !wang) throw new Error('Nobody there.')
    const { columns: own } = namesake
    w.app.roster.put({ ...namesake, columns: { ...own, who: { ...own.who, name: '王建国' } } })
    try {
      const text = await reasonsFor(
        row('重名甲', null, null, null, '王建国'),
        row('重名乙', null, null, null, '王建国'),
      )
      expect(text).toContain('叫王建国的有 2 人')
      expect(text).toContain('有重名的')
      await say({ meant: w.dossiers.chen })
      expect(await shown()).toContain('可以归入 2 份，1 人')
      await enter()
      expect(await titles(w.dossiers.chen)).toContain('重名乙')
      expect(await titles(w.dossiers.wang)).not.toContain('重名甲')
    } finally {
      w.app.roster.put(namesake)
    }
  })
})
