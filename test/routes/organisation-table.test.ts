import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { invite as inviteTo } from '#actions/accounts/inviting.ts'
import { appoint } from '#actions/organisation/people.ts'
import { keepTable, knownOn } from '#actions/organisation/tree-table.ts'
import { search } from '#db/log/log.ts'
import { list as listDeputies } from '#db/organisation/deputies.ts'
import { list as listPosts } from '#db/organisation/posts.ts'
import { inTransaction } from '#db/transaction.ts'
import type { UnitId } from '#domain/ids.ts'
import { meantBy } from '#domain/organisation/table/meanings.ts'
import { planOf } from '#domain/organisation/table/plan.ts'
import { rowsOf } from '#domain/organisation/table/row.ts'
import type { Day } from '#domain/time.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type FormValues, type World, world } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const day = '2026-11-24' as Day
const words = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

const table = [
  '部门名称\t上级部门\t代码\t负责人工号\t分管领导工号\t岗位\t编制\t备注',
  '设计所\t技术部\tSJ\tj001\t\t设计师\t6\t',
  '\t\t\t\t\t描图员\t\t临时',
  '质量部\t\tZL\tF002\tL002\t\t\t',
  '计量室\t质量部\t\t\t\t\t\t',
].join('\n')

const look = (text: string, more: FormValues = {}) =>
  w.as('hrLead').post(paths.treeTable(), { text, since: day, do: 'look', ...more })

const invite = (staffNumber: string, name: string) =>
  inTransaction(w.app, (app) => inviteTo(app, w.account('hrLead'), { staffNumber, name }))

const names = () => w.app.directory.openUnits().map(({ name }) => name)

describe('a table of units', () => {
  it('is looked at as the tree that it would make, and nothing of it is kept', async () => {
    const { status, text } = await look(table)
    const shown = words(text)
    expect(status).toBe(200)
    for (const part of [
      '新增 3 个机构，共 3 级',
      '设计所 新 J001',
      '计量室 新',
      '设计师、描图员',
      '保留 3 个机构、3 项职务、2 个岗位',
    ])
      expect(shown).toContain(part)
    expect(names()).toHaveLength(5)
  })

  it('is kept as it was looked at, with heads, leaders and posts, and leaves what is there alone when it comes again', async () => {
    const seen = await look(table)
    const form = drawnForm(seen.text, paths.treeTable())
    for (let time = 0; time < 2; time += 1) {
      const kept = await w.as('hrLead').post(paths.treeTable(), { ...form, do: 'keep' })
      expect([kept.status, kept.location]).toEqual([303, paths.organisation()])
    }
    expect(names().toSorted()).toEqual(
      ['华星机械有限公司', '技术部', '财务部', '人力资源部', '综合部', '设计所', '质量部', '计量室'].toSorted(),
    )
    const design = w.app.directory.openUnits().find(({ name }) => name === '设计所')
    expect(design).toMatchObject({ code: 'SJ', parent: w.units.tech, kind: 'section' })
    expect(w.app.directory.offices.filter(({ unit }) => unit === design?.id)).toMatchObject([
      { kind: 'head', person: w.person('legal'), title: '设计所负责人', rank: 3 },
    ])
    expect((await listPosts(w.app)).map(({ name, headcount }) => [name, headcount])).toEqual([
      ['设计师', 6],
      ['描图员', undefined],
    ])
    const again = await look(table)
    expect(words(again.text)).toContain('表里的都已经有了')
  })

  const unheard = '部门名称\t负责人工号\t副职工号\n质量部\tN009\tn010\n安环部\tN009\t'

  it('is kept with the numbers that have no account yet, which take their offices up when they are invited', async () => {
    const seen = await look(unheard)
    const shown = words(seen.text)
    expect(shown).toContain('质量部 新 N009 没有账号')
    expect(shown).toContain('3 项职务的工号还没有账号：N009、N010')
    const kept = await w
      .as('hrLead')
      .post(paths.treeTable(), { ...drawnForm(seen.text, paths.treeTable()), do: 'keep' })
    expect(kept.status).toBe(303)
    const unit = (name: string) => w.app.directory.openUnits().find((one) => one.name === name)?.id
    const heads = (name: string) => w.app.directory.offices.filter((office) => office.unit === unit(name))
    expect(heads('质量部')).toEqual([])
    expect(words((await w.as('hrLead').get(paths.offices())).text)).toContain('N009 机构 质量部 职务 质量部负责人')
    expect((await w.as('hrLead').get(paths.setup())).text).toContain('；3 项职务等工号开账号')
    expect(words((await look(unheard)).text)).toContain('表里的都已经有了')
    const { value } = await w.app.db
      .selectFrom('settings')
      .select('value')
      .where('key', '=', 'expected-offices')
      .executeTakeFirstOrThrow()
    expect(Buffer.from(value, 'base64').toString('latin1')).not.toContain('N009')

    await invite('n009', '唐立')
    const person = w.app.directory.offices.find((office) => office.unit === unit('质量部'))?.person
    expect(heads('质量部')).toMatchObject([{ kind: 'head', title: '质量部负责人' }])
    expect(heads('安环部')).toMatchObject([{ kind: 'head', person }])
    await invite('N010', '何畏')
    const deputies = await listDeputies(w.app)
    expect(deputies).toMatchObject([{ unit: unit('质量部'), title: '质量部副职' }])
    expect((await w.as('hrLead').get(paths.offices())).text).not.toContain('等开账号的')
    const acts = (await search(w.app.db, {}, 40)).map(({ body }) => (JSON.parse(body) as { act: string }).act)
    for (const act of ['office.expected', 'office.given', 'deputy.named']) expect(acts).toContain(act)
  })

  it('lets the HR lead wait no more, once, and nobody else', async () => {
    const seen = await look(unheard)
    await w.as('hrLead').post(paths.treeTable(), { ...drawnForm(seen.text, paths.treeTable()), do: 'keep' })
    const unit = w.app.directory.openUnits().find(({ name }) => name === '质量部')?.id ?? ''
    const which = { unit, kind: 'head', number: 'N009' }
    expect((await w.as('hr').post(paths.expectedOffices(), which)).status).toBe(403)
    const elsewhere = { 'Sec-Fetch-Site': 'cross-site' }
    expect((await w.as('hrLead').post(paths.expectedOffices(), which, elsewhere)).status).toBe(403)
    for (const wrong of [{ kind: 'chief' }, { number: 'N011' }])
      expect((await w.as('hrLead').post(paths.expectedOffices(), { ...which, ...wrong })).status).toBe(404)
    const struck = await w.as('hrLead').post(paths.expectedOffices(), which)
    expect([struck.status, struck.location]).toEqual([303, paths.offices()])
    expect((await w.as('hrLead').post(paths.expectedOffices(), which)).status).toBe(404)
    await invite('N009', '唐立')
    expect(w.app.directory.offices.filter((office) => office.unit === unit)).toEqual([])
  })

  it('waits for no head where there is one by now, and names whom the house refused', async () => {
    const seen = await look('部门名称\t负责人工号\t从哪天起\n质量部\tN009\t2026-12-24')
    await w.as('hrLead').post(paths.treeTable(), { ...drawnForm(seen.text, paths.treeTable()), do: 'keep' })
    // The unit is not there yet on the day of the invitation.
    await invite('N009', '唐立')
    w.clock.set('2026-12-25T01:00:00.000Z')
    await w.app.directory.reload()
    expect(words((await w.as('hrLead').get(paths.offices())).text)).toContain('已有账号，当时没能任职')
    const unit = w.app.directory.openUnits().find(({ name }) => name === '质量部')?.id as UnitId
    const held = { unit, person: w.person('legal'), kind: 'head', title: '部长', rank: 3 } as const
    await inTransaction(w.app, (app) => appoint(app, 'system', { ...held, from: '2026-12-25' as Day }))
    await w.app.directory.reload()
    expect((await w.as('hrLead').get(paths.offices())).text).not.toContain('等开账号的')
  })

  it('is refused whole where one line is wrong, which says so at its line and keeps what was typed', async () => {
    const wrong = table.replace('计量室\t质量部', '计量室\t质检部')
    for (const wish of ['look', 'keep']) {
      const { status, text } = await look(wrong, { do: wish })
      expect([status, names().length]).toEqual([422, 5])
      for (const part of ['行 5 机构 计量室 哪一列 上级', '没有这个上级，相近的有：质量部', '先改好上面列的行'])
        expect(words(text)).toContain(part)
      expect(text).toContain('质检部')
    }
  })

  it('is read by what somebody says of its columns', async () => {
    const odd = '甲\t乙\n设计所\t技术部'
    const seen = await look(odd)
    expect(seen.status).toBe(422)
    const told = await look(odd, { means: ['unit', 'parent'] })
    expect([told.status, words(told.text).includes('设计所 新')]).toEqual([200, true])
  })

  it.each([
    ['text', { text: '' }, '没有读到数据'],
    ['text', { text: '部门\n' }, '没有读到数据'],
    ['since', { since: '今天' }, '请填写日期'],
  ])('is refused where %s is wrong (%j)', async (field, more, says) => {
    const { status, text } = await look(table, more)
    expect([status, text.includes(`id="field-${field}-problem"`), text.includes(says)]).toEqual([422, true, true])
  })

  it('of more lines than anybody has is refused, and so is a file that is no workbook', async () => {
    const long = ['部门名称\t代码', ...Array.from({ length: 2_001 }, (_, at) => `部门${at}\tX${at}`)].join('\n')
    expect((await look(long)).text).toContain('最多 2,000 行')
    const file = new File(['no workbook'], 'tree.xlsx')
    const sent = await w.as('hrLead').post(paths.treeWorkbook(), { file })
    expect([sent.status, sent.text.includes('id="field-file-problem"')]).toEqual([422, true])
  })

  it('comes from a workbook too, which can be mended on the page', async () => {
    const rows = table.split('\n').map((line) => line.split('\t'))
    const columns = (rows[0] ?? []).map((label) => ({ label, width: 12 }))
    const sheet = { name: '机构', title: '', columns, rows: rows.slice(1), foot: [] }
    const bytes = await w.app.exportRoom.sheet(sheet)
    const file = new File([bytes as never], '组织机构.xlsx')
    const { status, text } = await w.as('hrLead').post(paths.treeWorkbook(), { file })
    expect([status, words(text).includes('新增 3 个机构')]).toEqual([200, true])
    const kept = await w.as('hrLead').post(paths.treeTable(), { ...drawnForm(text, paths.treeTable()), do: 'keep' })
    expect([kept.status, names().length]).toEqual([303, 8])
  })

  it('is kept by the program itself while the house is founded, and goes on after a break in the middle', async () => {
    const lines = [
      '部门名称\t代码\t上级部门',
      ...Array.from({ length: 40 }, (_, at) => `部门${at}\tX${at}\t${at > 9 ? `部门${at % 10}` : ''}`),
    ]
    const cells = lines.map((line) => line.split('\t'))
    const planned = async () => planOf(rowsOf(cells, meantBy(cells[0] ?? [])), await knownOn(w.app, day))
    const half = await planned()
    await keepTable(w.app, 'system', { ...half, tree: half.tree.slice(0, 20) }, day)
    const { units } = await keepTable(w.app, 'system', await planned(), day)
    expect([names().length, units]).toEqual([
      45,
      40 - half.tree.slice(0, 20).filter(({ line }) => line !== undefined).length,
    ])
  })

  it('is for nobody but the HR lead', async () => {
    for (const who of ['hr', 'headTech', 'manager', 'it', 'auditor'] as const) {
      expect((await w.as(who).get(paths.treeTable())).status).toBe(403)
      expect((await w.as(who).post(paths.treeTable(), { text: table, since: day, do: 'keep' })).status).toBe(403)
      expect((await w.as(who).post(paths.treeWorkbook(), {})).status).toBe(403)
    }
    expect(names()).toHaveLength(5)
  })
})
