import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as revisions from '#db/dossiers/sealed.ts'
import * as log from '#db/log/log.ts'
import { readEntry } from '#domain/log/entry.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type FormValues, type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const month = '202611'
const address = paths.payMonth(month)
const open = async (of = month) => (await w.as('finance').get(paths.payMonth(of))).text
const send = async (values: FormValues, of = month) =>
  w.as('finance').post(paths.payMonth(of), { ...drawnForm(await open(of), paths.payMonth(of)), ...values })

const head = '工号或档案编号\t姓名\t应发工资\t其中加班工资\t奖金：金额\t奖金：奖金种类\t奖金：所属期起\t奖金：所属期止'
const wang = (gross: string, more = '') => `HX-0001\t王建国\t${gross}${more}`
const chen = (gross: string) => `HX-0002\t陈雨桐\t${gross}`
const table = (...rows: readonly string[]) => [head, ...rows].join('\n')

const kept = async (section: string) =>
  (await openForWork(w.app, 'compare', w.dossiers.wang, { silent: true })).opened.contents[section] ?? []
const yuan = (amount: number) => ({ cents: amount * 100, currency: 'CNY' })

describe('monthly pay', () => {
  it('is kept by finance alone, from its own place', async () => {
    expect((await w.as('finance').get(paths.pay())).location).toBe(paths.payMonths())
    expect((await w.as('finance').get(paths.payMonths())).text).toContain(address)
    for (const who of ['hr', 'hrLead', 'legal', 'headTech', 'archivist', 'it', 'auditor'] as const) {
      expect((await w.as(who).get(paths.payMonths())).status, who).toBe(403)
      expect((await w.as(who).get(address)).status, who).toBe(403)
      expect((await w.as(who).post(address, {})).status, who).toBe(403)
      expect((await w.as(who).post(paths.payMonthClosing(month), {})).status, who).toBe(403)
    }
    for (const nobodys of ['202613', '209901', '2026', 'x'])
      expect((await w.as('finance').get(paths.payMonth(nobodys))).status).toBe(404)
  })

  it('has a line ready for everybody who is not paid yet', async () => {
    const page = await open()
    expect(page).toContain('HX-0001\t王建国')
    expect(page).toContain('还有 5 人本月未录入')
  })

  it('says of each line what is wrong, keeps what was pasted and writes nothing', async () => {
    const refused = await send({
      rows: table(wang('多少'), chen('100'), chen('200'), 'HX-9999\t某某\t1', wang('1', '\t\t500\t年终奖')),
      step: 'save',
    })
    expect(refused.status).toBe(422)
    for (const text of ['没有这样一位在册人员', '这个人在表里已经有一行', '多少']) expect(refused.text).toContain(text)
    expect(await kept('payslips')).toEqual([])
  })

  it('saves nothing where the lines do not come to the total of the payroll', async () => {
    const refused = await send({ rows: table(wang('10000'), chen('9000')), control: '19000.01', step: 'save' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('工资表合计 19,000.01，各行之和 19,000.00，相差 −0.01')
    expect(refused.text).toContain('value="19000.01"')
    expect(await kept('payslips')).toEqual([])
    expect(refused.text).toMatch(/<p class="problem" id="[\w-]*control-problem">没有保存：工资表合计/)
    expect((await send({ rows: table(wang('10000')), control: '一万', step: 'save' })).status).toBe(422)
  })

  it('says that nothing was filled in', async () => {
    for (const step of ['save', 'check']) {
      const { status, text } = await send({ rows: table(), step })
      expect([status, text.includes('还没有填写任何内容')]).toEqual([422, true])
    }
  })

  it('is written into the payslip and bonus of each person, once however often it is sent', async () => {
    const rows = table(wang('10000', '\t500\t24000\t年终奖\t2025.01\t2025.12'), chen('9000'))
    const drawn = { ...drawnForm(await open(), address), cmd_id: w.app.newId() }
    for (const _ of [1, 2]) {
      const done = await w.as('finance').post(address, { ...drawn, rows, control: '19,000', step: 'save' })
      expect([done.status, done.location]).toEqual([303, address])
    }
    expect((await send({ rows, step: 'save' })).status).toBe(303)
    expect((await kept('payslips')).map(({ fields }) => fields)).toMatchObject([
      { month, gross: yuan(10_000), overtime: yuan(500) },
    ])
    expect((await kept('bonuses')).map(({ fields }) => fields)).toMatchObject([
      { date: month, amount: yuan(24_000), from: '202501', to: '202512' },
    ])
    const [entry] = await log.search(w.app.db, { act: 'dossier.pay-entered' }, 10)
    expect(Object.keys(readEntry(entry?.body ?? '')?.about ?? {})).toEqual(['dossier', 'section'])
    expect(await log.search(w.app.db, { act: 'dossier.pay-entered' }, 10)).toHaveLength(2)
  })

  it('changes the payslip of the month where another amount comes, with what it replaced in the history', async () => {
    expect((await send({ rows: table(wang('10500')), step: 'save' })).status).toBe(303)
    const [payslip, ...others] = await kept('payslips')
    expect(others).toEqual([])
    expect(payslip?.fields).toMatchObject({ gross: yuan(10_500), overtime: yuan(500) })
    const all = await revisions.open(w.app, w.dossiers.wang, ['pay'], { all: true })
    const own = all.filter(({ record }) => record === payslip?.id)
    expect(own.map(({ kind, fields }) => [kind, fields['gross']])).toEqual([
      ['add', yuan(10_000)],
      ['change', yuan(10_500)],
    ])
  })

  it('shows who is paid otherwise than last month, with lines not saved yet among them', async () => {
    await send({ rows: table(wang('10000'), chen('9000')), step: 'save' }, '202610')
    const page = await open()
    expect(page).toContain('1 人增加，0 人减少，0 人上月没有，0 人本月没有')
    expect(page).toContain('+500.00')
    const checked = await send({ rows: table(chen('8000')), step: 'check' })
    expect(checked.text).toContain('−1,000.00')
    expect(checked.text).toContain('含正在录入、尚未保存的行')
  })

  it('asks once what a heading of the payroll means, and reads by it from then on', async () => {
    const rows = '员工编码\t员工姓名\t应发数\t部门\nHX-0002\t陈雨桐\t9100\t财务'
    const asked = await send({ rows: `${rows}`, step: 'check' })
    const named = '工号\t姓名\t应发数\t部门\nHX-0002\t陈雨桐\t9100\t财务'
    const half = await send({ rows: named, step: 'check' })
    expect(half.text).toContain('这些列是什么')
    const told = {
      ...drawnForm(half.text, paths.payMonthColumns(month)),
      heading: ['应发数', '部门'],
      means: ['gross', 'none'],
    }
    const again = await w.as('finance').post(paths.payMonthColumns(month), told)
    expect(again.status).toBe(200)
    expect(again.text).not.toContain('这些列是什么')
    expect(again.text).toContain('9,100.00')
    expect((await send({ rows: named, step: 'save' })).status).toBe(303)
    expect(asked.status).toBe(422)
  })

  it('reads a workbook by the number of the staff, and looks it through before anything is written', async () => {
    const columns = ['工号', '姓名', '应发数'].map((label) => ({ label, width: 12 }))
    const bytes = await w.app.exportRoom.sheet({
      name: '工资',
      title: '',
      columns,
      rows: [['HX-0002', '陈雨桐', '9200.50']],
      foot: [],
    })
    const form = drawnForm(await open(), paths.payMonthWorkbook(month))
    const file = new File([new Uint8Array(bytes)], '工资表.xlsx')
    const read = await w.as('finance').post(paths.payMonthWorkbook(month), { ...form, file })
    expect(read.status).toBe(200)
    expect(read.text).toContain('9200.50')
    expect(read.text).toContain('各行应发之和 9,200.50，共 1 行')
    const none = { ...form, file: new File(['x'], 'x.xlsx') }
    expect((await w.as('finance').post(paths.payMonthWorkbook(month), none)).status).toBe(422)
  })

  it('takes nothing more once the month is closed, until it is opened again', async () => {
    const page = await open()
    const entering = drawnForm(page, address)
    const closing = drawnForm(page, paths.payMonthClosing(month))
    expect((await w.as('finance').post(paths.payMonthClosing(month), closing)).location).toBe(address)
    const late = await w.as('finance').post(address, { ...entering, rows: table(wang('1')), step: 'save' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('本月已经结账，没有写入')
    expect((await kept('payslips')).find(({ fields }) => fields['month'] === month)?.fields['gross']).toEqual(
      yuan(10_500),
    )
    const closed = await open()
    expect(closed).toContain('反结账')
    expect(closed).not.toContain('name="rows"')
    const opening = drawnForm(closed, paths.payMonthReopening(month))
    expect((await w.as('finance').post(paths.payMonthReopening(month), opening)).status).toBe(303)
    expect((await open()).includes('name="rows"')).toBe(true)
    expect(await log.search(w.app.db, { act: 'pay-month.reopened' }, 5)).toHaveLength(1)
  })
})
