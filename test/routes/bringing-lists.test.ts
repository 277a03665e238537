import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { doNext } from '#actions/bringing/turns.ts'
import type { BringingId, ImportId } from '#domain/ids.ts'
import { withCheck } from '#domain/people/id-number.ts'
import { paths } from '#views/paths.ts'
import { written } from '../domain/imports/person-file.ts'
import { zipNamed } from '../domain/imports/zip-file.ts'
import { type BookCell, type BookSheet, workbookOf } from '../domain/workbooks/workbook-file.ts'
import { type FormValues, people, type World, world } from '../world.ts'

/** What spreadsheets do to a name list on its way here, and what is said of it. */
let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

let serial = 0
const fresh = (birth = '19751012') => {
  serial += 1
  return withCheck(`${String(110500 + serial)}${birth}999`)
}
const book = async (...sheets: readonly BookSheet[]) => new File([await workbookOf(sheets)], '名册.xlsx')
const rowsOf = (...rows: readonly (readonly BookCell[])[]) => book({ rows })
const csv = (lines: readonly string[]) => new File([lines.join('\r\n')], '名册.csv')

async function bring(file: File, more: FormValues = {}): Promise<{ id: BringingId; page: string }> {
  const sent = await w.as('hr').post(paths.bringings(), { unit: w.units.finance, ...more, files: [file] })
  await w.app.bringer.rest()
  const id = (sent.location ?? '').split('/').at(-1) as BringingId
  return { id, page: await shown(id) }
}
const shown = async (id: BringingId) => (await w.as('hr').get(paths.bringing(id))).text
const step = async (id: BringingId, what: Parameters<typeof paths.bringingStep>[1], values: FormValues = {}) => {
  await w.as('hr').post(paths.bringingStep(id, what), values)
  await w.app.bringer.rest()
}
const rows = (id: BringingId) =>
  w.app.db
    .selectFrom('brought')
    .select(['id', 'state', 'import_id'])
    .where('bringing_id', '=', id)
    .orderBy('position')
    .execute()
const states = async (id: BringingId) => (await rows(id)).map(({ state }) => state)
/** Keeps whoever was read and answers what the roster says of them. */
async function kept(id: BringingId, name: string) {
  const staged = (await rows(id)).filter(({ state }) => state === 'staged').map(({ id }) => String(id))
  await step(id, 'keeping', { rows: staged })
  return w.app.roster.named(name)[0]?.columns
}
const kindsIn = (page: string) => [...page.matchAll(/name="kind" value="([^"]+)"/g)].map(([, kind]) => kind)

it('is offered where dossiers are listed, to whoever makes them', async () => {
  const offer = `href="${paths.bringings()}"`
  expect((await w.as('hr').get(paths.dossiers())).text).toContain(offer)
  expect((await w.as('headTech').get(paths.dossiers())).text).not.toContain(offer)
})

describe('a number', () => {
  it('of an ID card that a spreadsheet cut refuses its line, whatever it looks like now', async () => {
    const good = fresh()
    const file = await rowsOf(
      ['姓名', '身份证号'],
      ['甲一', { stored: '1.10101198510069E+17' }],
      ['甲二', { stored: '110101198510060000' }],
      ['甲三', `'${good}`],
      ['甲四', `${fresh()}\t`],
    )
    const { id, page } = await bring(file)
    expect(await states(id)).toEqual(['listed', 'failed', 'failed', 'staged', 'staged'])
    for (const row of [2, 3]) expect(page).toContain(`第 ${row} 行“身份证号”被存成了数字`)
    const text = await bring(csv(['姓名,身份证号', '甲五,1.10101E+17', '甲六,110101198510060000', `甲七,${fresh()}`]))
    expect(await states(text.id)).toEqual(['listed', 'failed', 'failed', 'staged'])
    const asked = await bring(csv(['姓名,身份证号', '甲八,110119197510129000']))
    expect(kindsIn(asked.page)).toContain('id-round')
  })

  it('of a dossier or of staff that may have lost its zeros is asked about and not guessed', async () => {
    const file = await rowsOf(
      ['姓名', '身份证号', '工号', '档案编号'],
      ['乙一', fresh(), 412, 'HX-0007'],
      ['乙二', fresh(), '0413', 7],
      ['乙三', fresh(), 1414, '0008'],
    )
    const { id, page } = await bring(file)
    expect(kindsIn(page)).toContain('zeros-lost')
    expect(page).toContain('412、0412')
    expect(page).not.toContain('413、')
    await step(id, 'answers', { kind: 'zeros-lost', answer: 'take 1' })
    expect(kindsIn(await shown(id))).not.toContain('zeros-lost')
    expect((await kept(id, '乙一'))?.who).toMatchObject({ staffNumber: '0412', number: 'HX-0007' })
    expect(w.app.roster.named('乙二')[0]?.columns.who).toMatchObject({ staffNumber: '0413', number: '0007' })
    expect(w.app.roster.named('乙三')[0]?.columns.who).toMatchObject({ staffNumber: '1414', number: '0008' })
  })

  it('in a text is asked about only beside longer ones, and not where others kept their zeros', async () => {
    const asked = await bring(csv(['姓名,身份证号,工号', `乙四,${fresh()},98`, `乙五,${fresh()},1002`]))
    expect(kindsIn(asked.page)).toContain('zeros-lost')
    const plain = await bring(csv(['姓名,身份证号,工号', `乙六,${fresh()},098`, `乙七,${fresh()},98`]))
    expect(kindsIn(plain.page)).not.toContain('zeros-lost')
  })
})

describe('a date', () => {
  it('1985.1 is a question, January or October, however the cell holds it', async () => {
    const file = await rowsOf(
      ['姓名', '身份证号', '出生年月', '参加工作时间'],
      ['丙一', fresh('19851006'), 1985.1, '2008.07'],
      ['丙二', '', { stored: '1985.0999999999999' }, 2008.1],
      ['丙三', fresh('19851006'), '1985.10', '85年10月'],
    )
    const { id, page } = await bring(file)
    expect(kindsIn(page)).toContain('january-or-october')
    expect(page).toContain('丙二')
    await step(id, 'answers', { kind: 'january-or-october', answer: 'take 1' })
    expect((await kept(id, '丙一'))?.identity.birth).toMatch(/^198510/)
  })

  it('1985.1 is January where a workbook holds it as a text, and in a text whose column kept its Octobers', async () => {
    const heads = ['姓名', '出生年月', '参加工作时间']
    const typed = await bring(await rowsOf(heads, ['戊一', '1985.1', '2008.07']))
    expect(kindsIn(typed.page)).not.toContain('january-or-october')
    const [, staged] = await rows(typed.id)
    const { text } = await w.as('hr').get(paths.import(staged?.import_id as ImportId))
    expect(text).toContain('“1985.1”按文本读作 1 月')
    expect((await kept(typed.id, '戊一'))?.identity.birth).toBe('198501')
    const sure = await bring(csv([heads.join(','), '戊二,1985.1,2008.1', '戊三,1985.10,2008.07']))
    expect(kindsIn(sure.page)).toContain('january-or-october')
    await step(sure.id, 'answers', { kind: 'january-or-october', answer: 'take 1' })
    const row = await kept(sure.id, '戊二')
    expect([row?.identity.birth, row?.identity.workStart]).toEqual(['198501', '200810'])
  })

  it('that is a count of days is worked out and said so, in every column of dates', async () => {
    const file = await rowsOf(
      ['姓名', '身份证号', '出生年月', '进入本单位时间'],
      ['丁一', fresh('19851006'), 31326, 39630],
      ['丁二', fresh('19880417'), { date: 32250 }, '2008.07'],
    )
    const { id, page } = await bring(file)
    expect(page).toContain('1985.10.06')
    expect(page).toContain('2008.07.01')
    expect(kindsIn(page)).toContain('date-serial')
    await kept(id, '丁一')
    const born = (name: string) => w.app.roster.named(name)[0]?.columns.identity.birth
    expect([born('丁一'), born('丁二')]).toEqual(['19851006', '19880417'])
    const text = await bring(csv(['姓名,身份证号,出生年月', `丁三,${fresh('19851006')},31326`]))
    expect(text.page).toContain('1985.10.06')
  })
})

describe('a workbook', () => {
  it('says in each row what is merged over several, and asks whether hidden rows and further sheets are read', async () => {
    const head = ['姓名', '身份证号', '部门']
    const file = await book(
      {
        rows: [
          ['2026年花名册'],
          head,
          ['戊一', fresh(), '技术部'],
          ['戊二', fresh(), null],
          ['戊三', fresh(), '财务部'],
        ],
        merged: ['A1:C1', 'C3:C4'],
        hidden: [5],
      },
      { name: '离退', rows: [head, ['戊四', fresh(), '财务部']] },
    )
    const { id, page } = await bring(file)
    expect(await states(id)).toEqual(['asking'])
    for (const said of ['有 1 行隐藏', '离退']) expect(page).toContain(said)
    const [list] = await rows(id)
    const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
    const told = { row: String(list?.id), version, heading: head, means: ['name', 'idNumber', 'unit'] }
    await step(id, 'columns', told)
    expect(await states(id)).toEqual(['listed', 'staged', 'staged'])
    const after = await shown(id)
    expect(after.split('技术部').length - 1).toBeGreaterThanOrEqual(2)
    expect(after).not.toContain('戊三')
    const again = await bring(file)
    const [second] = await rows(again.id)
    const next = /name="version" value="(\d+)"/.exec(again.page)?.[1] ?? ''
    await step(again.id, 'columns', { ...told, row: String(second?.id), version: next, hidden: 'yes', sheets: 'yes' })
    for (const name of ['戊三', '戊四']) expect(await shown(again.id)).toContain(name)
  })

  it('takes the value of a formula, and says where there is none', async () => {
    const { id, page } = await bring(
      await rowsOf(
        ['姓名', '身份证号', '出生年月', '民族'],
        ['己一', fresh(), { formula: 'MID(B2,7,6)', value: '197510' }, '汉族'],
        ['己二', fresh(), { formula: 'MID(B3,7,6)' }, '汉族'],
        ['己三', fresh(), '1975.10', { formula: 'VLOOKUP(A4,X:Y,2)', error: '#N/A' }],
        [{ formula: 'Sheet9!A5' }, null, null, null],
        [{ formula: 'IF(1,&quot;&quot;,1)', value: '', isText: true }, null, null, null],
      ),
    )
    expect(kindsIn(page)).toContain('formula-lost')
    for (const said of ['1975.10', '“出生年月”是公式，没有算出的值', '“民族”是公式']) expect(page).toContain(said)
    expect(page).toContain('第 5 行的姓名或身份证号是公式')
    expect(await states(id)).toEqual(['listed', 'staged', 'staged', 'staged', 'failed'])
    const text = await bring(csv(['姓名,身份证号,民族', `己四,${fresh()},#N/A`]))
    expect(kindsIn(text.page)).toContain('formula-lost')
  })

  it('of old, or a page of the web that is called one, is refused with its cure', async () => {
    const ole = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
      Buffer.alloc(600),
      Buffer.from('Workbook', 'utf16le'),
    ])
    const old = await bring(new File([ole], '名册.xls'))
    expect(await states(old.id)).toEqual(['failed'])
    expect(old.page).toContain('另存为')
    const web = await bring(new File(['<html><table><tr><td>姓名</td></tr></table>'], '名册.xls'))
    expect(await states(web.id)).toEqual(['failed'])
    const neither = await bring(new File([new Uint8Array([0xd0, 0xff, 0x00, 0x81, 0xff, 0xfe, 0x81])], '名册.csv'))
    expect(await states(neither.id)).toEqual(['failed'])
  })
})

it('a zip of Chinese Windows gives its names right and no folder that is none', async () => {
  const form = (name: string) => Buffer.from(written({ XingMing: name, ShenFenZheng: fresh() }))
  const zip = await zipNamed([
    ['沈誠舟.lrmx', form('沈誠舟')],
    ['林致远.lrmx', form('林致远甲')],
  ])
  const { id, page } = await bring(new File([zip], '一批.zip'))
  expect(await states(id)).toEqual(['staged', 'staged'])
  for (const name of ['沈誠舟.lrmx', '林致远.lrmx']) expect(page).toContain(name)
})

describe('somebody of a name on file', () => {
  it('is told apart by the number: on file with a finding, a namesake asked about, another one new', async () => {
    const { wang } = people
    const spaced = `${wang.name.slice(0, 1)}\u3000${wang.name.slice(1)}`
    const file = csv([
      '姓 名,身份证号,出生年月（必填）',
      `${wang.name},,`,
      `${wang.name},${wang.idNumber},1971.02`,
      `${spaced},${fresh()},`,
    ])
    const { id, page } = await bring(file)
    expect(await states(id)).toEqual(['listed', 'staged', 'staged', 'staged'])
    expect(page).toContain('证件号码已有档案')
    expect(page.split('档案里有同名的人').length - 1).toBe(1)
    expect(page.match(/另有 1 位同名，证件号码或出生年月不同/g)).toHaveLength(1)
    expect(kindsIn(page)).toContain('birth-differs')
    expect(page).not.toContain('\u3000')
    const before = w.app.roster.all().length
    await kept(id, wang.name)
    expect(w.app.roster.all().length).toBe(before + 1)
    expect(await states(id)).toEqual(['listed', 'staged', 'staged', 'kept'])
  })
})

it('reads in English what a word may mean, and takes the word of the table', async () => {
  const { id } = await bring(csv(['姓名,民族', '辛一,汉裔']))
  const english = async (path: string) =>
    (await w.web.request(path, { headers: { Cookie: `${await w.cookie('hr')}; language=en` } })).text()
  const page = await english(paths.bringing(id))
  expect(page).toContain('<option value="汉族">Han</option>')
})

it('goes on behind lines that are damaged, however many stand before', async () => {
  const { bringer } = w.app
  Object.assign(w.app, { bringer: { ...bringer, wake: () => {} } })
  const lines = ['姓名', ...Array.from({ length: 23 }, (_, at) => `壬${at}`)]
  const sent = await w.as('hr').post(paths.bringings(), { unit: w.units.finance, files: [csv(lines)] })
  Object.assign(w.app, { bringer })
  const id = (sent.location ?? '').split('/').at(-1) as BringingId
  expect(await doNext(w.app)).toBe(true)
  const waiting = (await rows(id)).filter(({ state }) => state === 'waiting').map(({ id }) => id)
  const { isSound } = w.app.seals
  const spy = vi.spyOn(w.app.seals, 'isSound')
  const damaged: readonly string[] = waiting.slice(0, -1)
  spy.mockImplementation((table, row) => !damaged.includes(String(row)) && isSound(table, row))
  bringer.wake()
  await bringer.rest()
  spy.mockRestore()
  expect(waiting).toHaveLength(23)
  expect((await states(id)).filter((state) => state !== 'waiting')).toEqual(['listed', 'staged'])
})

describe('contradictions', () => {
  it('planted in files and lines are found as doubts of their kinds', async () => {
    const lines = csv([
      '姓名,身份证号,性别,出生年月,参加工作时间,入党时间,政治面貌',
      `庚一,${fresh('19751012')},男,1976.10,1998.07,,群众`,
      `庚二,${fresh('19751012')},女,1975.10,1998.07,,群众`,
      `庚三,${fresh('19751012')},男,1975.10,1985.07,,群众`,
      `庚四,${fresh('19751012')},男,1975.10,1998.07,1989.07,中共党员`,
      `庚五,${fresh('19751012')},男,1975.13,1998.07,,群众`,
    ])
    const { page } = await bring(lines)
    const kinds = kindsIn(page)
    for (const kind of ['birth-differs', 'sex-differs', 'work-too-young', 'party-too-young', 'month-impossible'])
      expect(kinds, kind).toContain(kind)
    const resume = [
      '1996.09--1994.07  某大学学生',
      '2000.07--2005.03  某厂技术员',
      '2008.01--2010.01  某厂工程师',
      '2009.01--  某厂科长',
    ].join('\r\n')
    const file = new File(
      [written({ XingMing: '庚六', ShenFenZheng: fresh(), ChuShengNianYue: '197510', JianLi: resume })],
      '庚六.lrmx',
    )
    const found = kindsIn((await bring(file)).page)
    for (const kind of ['end-before-start', 'resume-gap', 'resume-overlap']) expect(found, kind).toContain(kind)
  })
})

describe('a list made to be too much', () => {
  it('is refused with what may be in one, and no page of it is longer for what it holds', async () => {
    const wide = await bring(csv(['姓名,'.repeat(201)]))
    expect(wide.page).toContain('有一张表超过 200 列')
    const long = await bring(csv(['姓名,性别', `"${'甲'.repeat(4_000_000)}",男`]))
    expect(long.page).toContain('有一格超过 32,767 个字')
    const name = await bring(csv(['姓名', '甲'.repeat(30_000)]))
    expect(await states(name.id)).toEqual(['listed', 'staged'])
    expect(name.page.length).toBeLessThan(long.page.length + 20_000)
  })

  it('lengthens no number by one that is nobody’s', async () => {
    const { page } = await bring(csv(['姓名,工号', `丁一,${'7'.repeat(31)}`, '丁二,7']))
    expect(kindsIn(page)).not.toContain('zeros-lost')
  })

  it('of people is drawn in pages, and its questions some at a time', async () => {
    const nations = Array.from({ length: 52 }, (_, at) => `族${String.fromCharCode(0x4e00 + at)}${at}`)
    const { page } = await bring(csv(['姓名,民族', ...nations.map((nation, at) => `戊${nation},${at}${nation}`)]))
    expect(new Set(kindsIn(page)).size).toBe(50)
    expect(page).toContain('另有 2 种')
    const [first, second] = await Promise.all(
      [1, 2].map(async (page) => namesIn((await w.as('hr').get(paths.imports({ page }))).text)),
    )
    expect(first).toHaveLength(50)
    expect(second?.length).toBeGreaterThan(0)
    expect(first?.filter((id) => second?.includes(id))).toEqual([])
  })
})

const namesIn = (page: string) => [...page.matchAll(/href="\/imports\/([0-9a-f-]{36})"/g)].map(([, id]) => id)
