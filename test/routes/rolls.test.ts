import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as exports from '#db/exports/sealed.ts'
import type { ExportId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { RollKey } from '#domain/rolls/kinds/index.ts'
import { rollKeys } from '#domain/rolls/kinds/index.ts'
import { paths } from '#views/paths.ts'
import { pdfText } from '../pdf.ts'
import { unzipped } from '../unzipped.ts'
import { type Cast, type FormValues, people, type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const bare = (text: string) => text.replace(/\s/g, '')
const reason = '劳动监察备查'

const make = (who: Cast, roll: RollKey, form: FormValues = {}) =>
  w.as(who).bytes(paths.roll(roll), { from: '', heading: '名册试样', as: 'pdf', lie: 'lying', reason, ...form })

const logged = async (act: string) =>
  (await w.app.db.selectFrom('log').select('body').orderBy('seq').execute())
    .map(({ body }) => JSON.parse(body))
    .filter((entry) => entry.act === act)

const registered = () => exports.list(w.app, { from: 0, most: 500 })

describe('the roll of staff', () => {
  it('of the names of a figure has those alone', async () => {
    const day = w.app.now().slice(0, 10)
    const rolls = async (figure: string) => (await w.as('hr').get(paths.roll('staff', `figure=${figure}`))).text
    expect(await rolls(`present.${day}.effective.who`)).toContain('<span>4 人</span>')
    expect(await rolls('present.1990-01-01.known.who')).toContain('<span>0 人</span>')
  })

  it('has what the law names of everybody on file whom HR keeps, each dossier logged, the file registered', async () => {
    const before = (await logged('dossier.exported')).length
    const { answer, bytes } = await make('hr', 'staff', { heading: '职工名册' })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const text = bare(await pdfText(bytes))
    for (const shown of [
      '职工名册',
      '身份证号码',
      '户籍地址',
      '现住址',
      '劳动合同期限',
      '第七条',
      '第1页，共1页',
      '制表人：林晓岚',
    ])
      expect(text).toContain(shown)
    for (const each of [people.wang, people.chen, people.shen, people.guyuan]) {
      expect(text).toContain(each.name)
      expect(text).toContain(each.idNumber)
    }
    // The HR lead's dossier is the deputy's, and a draft is nobody's yet.
    for (const other of [people.fang, people.zhou]) expect(text).not.toContain(other.name)
    const [entry] = await registered()
    expect(entry).toMatchObject({ what: 'roll', people: 4, reason, fetched: { people: 4, leftOut: 0 } })
    const reads = (await logged('dossier.exported')).slice(before).map(({ about }) => about.dossier)
    expect(reads.toSorted()).toEqual([w.dossiers.wang, w.dossiers.chen, w.dossiers.shen, w.dossiers.guyuan].toSorted())
    expect((await logged('export.fetched')).at(-1)?.about).toMatchObject({ what: 'roll', people: 4 })
  })

  it('is a workbook with merged headings, frozen panes, heads on every page and page numbers, every cell a text', async () => {
    const { answer, bytes } = await make('hr', 'staff', { as: 'xlsx', columns: ['post'] })
    expect(answer.headers.get('content-type')).toContain('spreadsheetml')
    const [{ data }] = (await readXlsx(Buffer.from(bytes))) as unknown as [{ data: (string | null)[][] }]
    const said = data.map((row) => row.join('|')).join('\n')
    expect(said).toContain('序号|姓名|性别|身份证号码')
    expect(said).toContain(people.wang.idNumber)
    expect(data.flat().every((cell) => cell === null || typeof cell === 'string')).toBe(true)
    const parts = new Map((await unzipped(bytes)).map(({ name, bytes }) => [name, bytes.toString('utf8')]))
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? ''
    for (const shown of [
      'ref="A1:K1"',
      'xSplit="2"',
      'ySplit="3"',
      'state="frozen"',
      'orientation="landscape"',
      'fitToWidth="1" fitToHeight="0"',
      '第 &amp;P 页，共 &amp;N 页',
    ])
      expect(sheet).toContain(shown)
    expect(sheet.match(/<pageSetup /g)?.length).toBe(1)
    expect(parts.get('xl/workbook.xml')).toContain("'名册'!$1:$3</definedName>")
    // Each element once and in the order of the format: a program that keeps to it reads no other.
    expect(parts.get('xl/workbook.xml')?.match(/<definedNames/g)?.length).toBe(1)
    const elements = [
      ...sheet.matchAll(
        /<(sheetPr|sheetViews|cols|sheetData|mergeCells|printOptions|pageMargins|pageSetup|headerFooter)\b/g,
      ),
    ]
    expect(elements.map(([, name]) => name)).toEqual([
      ...['sheetPr', 'sheetViews', 'cols', 'sheetData', 'mergeCells'],
      ...['printOptions', 'pageMargins', 'pageSetup', 'headerFooter'],
    ])
  })

  it('never names a relative or the own; the deputy has the dossiers of HR', async () => {
    const text = bare(await pdfText((await make('hr2', 'staff')).bytes))
    expect(text).toContain(people.wang.name)
    for (const other of [people.guyuan, people.fang]) expect(text).not.toContain(other.name)
    const kept = bare(await pdfText((await make('keeper', 'staff')).bytes))
    expect([kept.includes(people.fang.name), kept.includes(people.wang.name)]).toEqual([true, false])
  })

  it('asks for a reason and a heading, keeps what was typed, and opens nothing before', async () => {
    const before = [(await registered()).length, (await logged('dossier.exported')).length]
    const none = await w.as('hr').post(paths.roll('staff'), { from: '', heading: '我的名册', as: 'xlsx', reason: ' ' })
    expect([none.status, none.text.includes('请写明导出事由')]).toEqual([422, true])
    expect(none.text).toContain('value="我的名册"')
    expect(none.text).toMatch(/<option value="xlsx" selected/)
    const bad = await w.as('hr').post(paths.roll('staff'), { from: '', heading: '字'.repeat(41), as: 'pdf', reason })
    expect([bad.status, bad.text.includes('写上标题'), bad.text.includes(reason)]).toEqual([422, true, true])
    expect([(await registered()).length, (await logged('dossier.exported')).length]).toEqual(before)
  })

  it('is made once for a form that is sent twice, and the same file', async () => {
    const page = await w.as('hr').get(paths.roll('staff'))
    const mark = /name="cmd_id" value="([^"]*)"/.exec(page.text.slice(page.text.indexOf('action="/rolls/staff"')))?.[1]
    const form = { from: '', heading: '名册', as: 'pdf', lie: 'lying', reason, cmd_id: mark ?? '' }
    const before = (await registered()).length
    const [first, second] = [
      await w.as('hr').bytes(paths.roll('staff'), form),
      await w.as('hr').bytes(paths.roll('staff'), form),
    ]
    expect([first.answer.status, second.answer.status]).toEqual([200, 200])
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
    expect((await registered()).length).toBe(before + 1)
    expect((await w.as('hr').post(paths.roll('staff'), { ...form, reason: '别的' })).status).toBe(409)
  })
})

describe('a roll that opens dossiers', () => {
  it('of more people than one person takes out alone waits for a second of HR, and leaves once', async () => {
    const alone = limits.exportAlone
    Object.assign(limits, { exportAlone: 2 })
    try {
      const reads = (await logged('dossier.exported')).length
      w.clock.forward(2)
      const { answer } = await make('hr', 'phones')
      const id = (answer.location ?? '').slice('/exports/'.length) as ExportId
      expect([answer.status, (await w.as('hr').get(paths.export(id))).text.includes('待同意')]).toEqual([303, true])
      expect((await logged('dossier.exported')).length).toBe(reads)
      // What the list shows waits for nobody.
      expect((await make('hr', 'birthdays')).answer.status).toBe(200)
      const fetch = (who: Cast) => w.as(who).bytes(paths.exportFile(id), {})
      expect((await fetch('hr')).answer.status).toBe(409)
      const inbox = await w.as('hr2').get(paths.agreements())
      expect(inbox.text).toContain('导出为 名册 文件')
      const agreement = /\/agreements\/([0-9a-f-]{36})\/consent/.exec(inbox.text)?.[1]
      expect((await w.as('hr').post(`/agreements/${agreement}/consent`)).status).toBe(409)
      expect((await w.as('hr2').post(`/agreements/${agreement}/consent`)).status).toBe(303)
      expect((await fetch('hr2')).answer.status).toBe(404)
      const { answer: fetched, bytes } = await fetch('hr')
      expect([fetched.status, bare(await pdfText(bytes)).includes('联系电话')]).toEqual([200, true])
      expect((await logged('dossier.exported')).length).toBe(reads + 4)
      expect((await fetch('hr')).answer.status).toBe(409)
    } finally {
      Object.assign(limits, { exportAlone: alone })
    }
  })

  it('is a brief of one person from the page of the dossier, a page with no number, address or relative', async () => {
    const asked = `only=${w.dossiers.wang}`
    const page = await w.as('hr').get(paths.dossier(w.dossiers.wang))
    expect(page.text).toContain(`href="${paths.roll('brief', asked)}"`)
    expect((await w.as('headTech').get(paths.dossier(w.dossiers.wang))).text).not.toContain('/rolls/brief')
    const form = (await w.as('hr').get(paths.roll('brief', asked))).text
    expect([form.includes(people.wang.name), form.includes(people.chen.name)]).toEqual([true, false])
    w.clock.forward(2)
    const { answer, bytes } = await make('hr', 'brief', { from: asked, as: 'xlsx' })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const text = bare(await pdfText(bytes))
    for (const shown of ['王建国', '华北某工业大学机械系学习', '1978.06', '高级工程师', '称职', '第1页，共1页'])
      expect(text).toContain(shown)
    for (const hidden of [people.wang.idNumber, '许明舟', people.chen.name]) expect(text).not.toContain(hidden)
    expect((await registered())[0]).toMatchObject({ people: 1, dossiers: [w.dossiers.wang] })
    // Whoever may not take the person out has nobody on it.
    expect((await make('hr2', 'brief', { from: `only=${w.dossiers.guyuan}` })).answer.status).toBe(422)
  })

  it('of faces opens the photos alone', async () => {
    const before = (await logged('dossier.exported')).length
    const { answer } = await make('hr', 'team')
    expect(answer.status).toBe(200)
    const reads = (await logged('dossier.exported')).slice(before)
    expect(reads.map(({ about }) => String(about.groups).split(' ').length)).toEqual([1, 1, 1, 1])
  })

  it('is none that only counts: the page of a unit opens no dossier and needs no reason', async () => {
    const before = (await logged('dossier.exported')).length
    const { answer, bytes } = await make('hr', 'unit', { from: `unit=${w.units.tech}`, reason: '' })
    expect(answer.status).toBe(200)
    const text = bare(await pdfText(bytes))
    for (const shown of ['单位：技术部', '在册人数', '3人']) expect(text).toContain(shown)
    expect((await logged('dossier.exported')).length).toBe(before)
  })

  it('holds no more people than its kind', async () => {
    const most = limits.exportPeople
    Object.assign(limits, { exportPeople: 3 })
    try {
      expect((await w.as('hr').get(paths.roll('staff'))).text).toContain('一次最多 3 人')
      const { answer } = await make('hr', 'staff')
      expect([answer.status, answer.text.includes('没有制作') || answer.text.includes('一次最多')]).toEqual([422, true])
    } finally {
      Object.assign(limits, { exportPeople: most })
    }
  })
})

describe('every roll', () => {
  it('is offered with its people and columns, and made on paper and as a workbook', async () => {
    const { text } = await w.as('hr').get(paths.rolls('q=王'))
    for (const key of rollKeys) {
      expect(text).toContain(`href="${paths.roll(key, `q=${encodeURIComponent('王')}`)}"`)
      const page = await w.as('hr').get(paths.roll(key))
      expect(page.status, key).toBe(200)
      w.clock.forward(2)
      for (const as of ['pdf', 'xlsx']) {
        const { answer } = await make('hr', key, { as })
        // Nobody in this house has a rank of the leaders or of the middle level.
        expect(answer.status, `${key} ${as}`).toBe(key === 'leaders' || key === 'middle' ? 422 : 200)
      }
    }
  })

  it('that holds what the list shows needs no reason, opens no dossier and is registered', async () => {
    const before = (await logged('dossier.exported')).length
    const { answer, bytes } = await make('hr', 'birthdays', { reason: '', columns: ['sex', 'unit'] })
    expect(answer.status).toBe(200)
    const text = bare(await pdfText(bytes))
    expect(text).toContain('6月（1人）')
    expect((await logged('dossier.exported')).length).toBe(before)
    expect((await registered())[0]).toMatchObject({ what: 'roll', reason: '' })
  })

  it('is for HR alone, by its own form, and of a kind that there is', async () => {
    for (const who of ['headTech', 'leaderTech', 'archivist', 'finance', 'legal', 'it', 'auditor'] as const) {
      expect((await w.as(who).get(paths.rolls())).status, who).toBe(403)
      expect((await w.as(who).get(paths.roll('staff'))).status, who).toBe(403)
      expect((await make(who, 'staff')).answer.status, who).toBe(403)
    }
    expect((await w.as('hr').get('/rolls/nothing')).status).toBe(404)
    expect((await w.as('hr').post('/rolls/nothing', { heading: '名册' })).status).toBe(404)
    const before = (await registered()).length
    const foreign = await w
      .as('hr')
      .post(paths.roll('staff'), { heading: '名册', reason }, { 'Sec-Fetch-Site': 'cross-site' })
    expect([foreign.status >= 400, (await registered()).length]).toEqual([true, before])
  })

  it('stops where a row has a letter that no face has, names it, and leaves Excel alone', async () => {
    const entry = w.app.roster.entry(w.dossiers.wang)
    if (!entry) throw new Error('Nobody there.')
    const who = { ...entry.columns.who, post: '某\u{3fffd}厂厂长' }
    w.app.roster.put({ ...entry, columns: { ...entry.columns, who } })
    w.clock.forward(2)
    const form = { heading: '生日', reason: '', columns: ['post'] }
    const { answer } = await make('hr', 'birthdays', form)
    expect([answer.status, answer.text.includes('王建国'), answer.text.includes('改用 Excel')]).toEqual([
      422,
      true,
      true,
    ])
    expect((await make('hr', 'birthdays', { ...form, as: 'xlsx' })).answer.status).toBe(200)
    w.app.roster.put(entry)
  })
})
