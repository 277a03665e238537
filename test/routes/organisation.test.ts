import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { carryOutClosings } from '#actions/organisation/closing.ts'
import { find } from '#db/cases/cases.ts'
import { openRuns } from '#domain/cases/standing.ts'
import type { CaseId, CommandId, UnitId } from '#domain/ids.ts'
import type { Day } from '#domain/time.ts'
import { fallDue } from '#house/falling.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type Cast, type FormValues, type World, world } from '../world.ts'
import { onFile, submitAppointment } from './appointing.ts'
import { proposer } from './proposing.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const today = '2026-11-24'
const words = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const read = async (path: string, who: Cast = 'hrLead') => words((await w.as(who).get(path)).text)

/** Sends a form of the unit's page as it was drawn, with what is typed over it. */
async function send(unit: UnitId, action: string, typed: FormValues) {
  const { text } = await w.as('hrLead').get(paths.unit(unit))
  return w.as('hrLead').post(action, { ...drawnForm(text, action), ...typed })
}

async function add(name: string, more: FormValues = {}): Promise<UnitId> {
  const { text } = await w.as('hrLead').get(paths.newUnit())
  const form = { ...drawnForm(text, paths.units()), name, code: name, ...more }
  const done = await w.as('hrLead').post(paths.units(), form)
  expect([done.status, done.text.match(/class="problem"[^>]*>([^<]*)/)?.[1]]).toEqual([303, undefined])
  return [...w.app.directory.unitHistory.founded].find((one) => one.name === name)?.id as UnitId
}

const acts = async () => {
  const rows = await w.app.db.selectFrom('log').select('act').where('act', 'like', 'unit.%').orderBy('seq').execute()
  return rows.map(({ act }) => act)
}

const unitOf = (who: keyof World['dossiers']) => w.app.roster.entry(w.dossiers[who])?.subject.unit

const askedIn = async (id: CaseId) =>
  openRuns((await find(w.app, id))?.state as never).flatMap(({ seats }) =>
    seats.flatMap(({ candidates }) => candidates),
  )

describe('the tree of the organisation', () => {
  it('shows whoever lists people who heads and leads what, and HR how many belong to it', async () => {
    const shown = await read(paths.organisation())
    for (const part of ['华星机械有限公司 冯远', '技术部 沈诚 赵国华 部门 tech 4']) expect(shown).toContain(part)
    expect(await read(paths.organisation(), 'headTech')).toContain('技术部 沈诚 赵国华 部门 tech 财务部')
    for (const who of ['it', 'auditor'] as const) expect((await w.as(who).get(paths.organisation())).status).toBe(403)
    expect(await read(paths.home(), 'headTech')).toContain('机构岗位')
  })

  it('gains a unit from a day on, once however often the form is sent', async () => {
    const form = { parent: w.units.tech, name: '设计所', code: 'sj', kind: 'section', series: '', since: '2026-11-01' }
    const twice = { ...form, cmd_id: w.app.newId<CommandId>() }
    for (let time = 0; time < 2; time += 1)
      expect((await w.as('hrLead').post(paths.units(), twice)).location).toBe(paths.organisation())
    expect(await read(paths.organisation())).toContain('设计所 科室班组 sj')
    expect(await read(paths.organisation({ asOf: '2026-10-31' }))).not.toContain('设计所')
    expect((await acts()).filter((act) => act === 'unit.added')).toHaveLength(5)
  })

  it.each([
    ['name', { name: '' }, '请填写名称'],
    ['name', { name: '财务部' }, '同一上级下已有同名机构'],
    ['code', { code: 'tech' }, '这个机构代码已被使用'],
    ['parent', { parent: '' }, '请选择上级机构'],
    ['series', { series: 'HX' }, '另一个法人单位已用'],
    ['since', { since: '2026-02-31' }, '请填写日期'],
  ])(
    'gains none where the field %s is wrong (%j), which says so and keeps what was typed',
    async (field, more, says) => {
      const form = { parent: w.units.company, name: '质量部', code: 'zl', kind: 'department', series: '', since: today }
      const { status, text } = await w.as('hrLead').post(paths.units(), { ...form, ...more })
      expect([status, text.includes(`id="field-${field}-problem"`), text.includes(says)]).toEqual([422, true, true])
      expect(w.app.directory.openUnits()).toHaveLength(5)
    },
  )

  it('is changed by nobody but the HR lead, and there is no unit that is not there', async () => {
    const id = w.units.tech
    const doors = [paths.unitName(id), paths.unitParent(id), paths.unitMerger(id), paths.unitClosing(id), paths.units()]
    for (const who of ['hr', 'headTech', 'manager', 'it', 'auditor'] as const) {
      expect((await w.as(who).get(paths.newUnit())).status).toBe(403)
      for (const door of doors) expect((await w.as(who).post(door, { value: 'x', since: today })).status).toBe(403)
    }
    const nobodys = '00000000-0000-7000-8000-00000000dead' as UnitId
    expect((await w.as('hrLead').get(paths.unit(nobodys))).status).toBe(404)
    expect((await w.as('hrLead').post(paths.unitName(nobodys), {})).status).toBe(404)
    const foreign = { 'Sec-Fetch-Site': 'cross-site' }
    expect((await w.as('hrLead').post(paths.unitName(id), {}, foreign)).status).toBe(403)
  })
})

describe('a unit', () => {
  it('bears its new name from the day of the change on, and the old one on the days before, in lists and dossiers too', async () => {
    const done = await send(w.units.tech, paths.unitName(w.units.tech), { value: '研发中心', since: '2026-11-20' })
    expect([done.status, done.location]).toEqual([303, paths.unit(w.units.tech)])
    expect(await read(paths.organisation())).toContain('研发中心 沈诚')
    expect(await read(paths.organisation({ asOf: '2026-11-19' }))).toContain('技术部 沈诚')
    expect(await read(paths.unit(w.units.tech, { asOf: '2026-11-19' }))).toContain('2026.11.20 更名为研发中心')
    expect(await read(paths.dossierList(''))).toContain('研发中心')
    expect(await acts()).toContain('unit.renamed')
    w.clock.set('2026-11-26T01:00:00.000Z')
    await send(w.units.finance, paths.unitName(w.units.finance), { value: '计财部', since: '2026-11-26' })
    const past = await read(paths.dossierList('asOf=2026-11-25'))
    expect([past.includes('研发中心'), past.includes('计财部')]).toEqual([true, false])
    expect(past).toContain('财务部')
    expect(await read(`${paths.dossier(w.dossiers.chen)}?asOf=2026-11-25`)).not.toContain('计财部')
    expect(await read(paths.dossier(w.dossiers.chen))).toContain('计财部')
  })

  it('takes a name that is announced at midnight, without anybody doing anything', async () => {
    await send(w.units.tech, paths.unitName(w.units.tech), { value: '研发中心', since: '2026-12-01' })
    expect(await read(paths.unit(w.units.tech))).toContain('2026.12.01 更名为研发中心')
    expect(w.app.directory.unitName(w.units.tech)).toBe('技术部')
    expect(await read(paths.organisation({ asOf: '2026-12-01' }))).toContain('研发中心')
    w.clock.set('2026-11-30T16:00:00.000Z')
    expect(w.app.directory.unitName(w.units.tech)).toBe('研发中心')
  })

  it('keeps everything as it is where what was announced is taken back', async () => {
    await send(w.units.tech, paths.unitName(w.units.tech), { value: '研发中心', since: '2026-12-01' })
    const back = paths.unitWithdrawal(w.units.tech, 1)
    expect((await send(w.units.tech, back, {})).status).toBe(303)
    w.clock.set('2026-12-02T01:00:00.000Z')
    expect(w.app.directory.unitName(w.units.tech)).toBe('技术部')
    expect((await w.as('hrLead').post(back, { version: '2' })).status).toBe(409)
    expect(await read(paths.unit(w.units.tech))).toContain('已取消')
  })

  it('is not changed by a page that was drawn before another change, and the page keeps what was typed', async () => {
    const { text } = await w.as('hrLead').get(paths.unit(w.units.tech))
    const form = drawnForm(text, paths.unitName(w.units.tech))
    await send(w.units.tech, paths.unitName(w.units.tech), { value: '研发中心' })
    const late = await w.as('hrLead').post(paths.unitName(w.units.tech), { ...form, value: '科技部' })
    expect([late.status, late.text.includes('value="科技部"')]).toEqual([409, true])
    expect(words(late.text)).toContain('这个机构刚被改动过')
    expect(w.app.directory.unitName(w.units.tech)).toBe('研发中心')
  })

  it('stands under its new parent with everything below, and climbs by its leaders from then on', async () => {
    const below = await add('设计所', { parent: w.units.tech, kind: 'section', since: '2026-01-01' })
    expect((await send(w.units.tech, paths.unitParent(w.units.tech), { value: w.units.office })).status).toBe(303)
    expect(w.app.directory.above(below).map(({ id }) => id)).toEqual([w.units.tech, w.units.office, w.units.company])
    const yesterday = w.app.directory.treeOn('2026-11-23' as Day)
    expect(yesterday.above(below).map(({ id }) => id)).toEqual([w.units.tech, w.units.company])
  })

  it.each([
    ['parent', 'below', '这样会绕成圈'],
    ['parent', 'company', '和现在一样'],
    ['merger', 'below', '不能并入自己或自己的下级机构'],
  ] as const)('is refused a %s that is %s, at its field', async (form, to, says) => {
    const below = await add('设计所', { parent: w.units.tech, since: '2026-01-01' })
    const value = to === 'below' ? below : w.units[to]
    const action = form === 'parent' ? paths.unitParent(w.units.tech) : paths.unitMerger(w.units.tech)
    const { status, text } = await send(w.units.tech, action, { value })
    expect([status, text.includes(says), text.includes(`id="${form}-value-problem"`)]).toEqual([422, true, true])
  })

  it('does not go to another legal entity with its people, who go one by one', async () => {
    const other = await add('华星销售公司', { kind: 'company', series: 'HS', since: '2026-01-01' })
    for (const action of [paths.unitParent(w.units.tech), paths.unitMerger(w.units.tech)]) {
      const { status, text } = await send(w.units.tech, action, { value: other })
      expect([status, text.includes('两边不是同一法人单位')]).toEqual([422, true])
    }
    const empty = await add('市场部', { since: '2026-01-01' })
    expect((await send(empty, paths.unitParent(empty), { value: other })).status).toBe(303)
  })
})

describe('the top of the tree', () => {
  it('can be renamed, and not moved, merged or closed', async () => {
    const { company, tech } = w.units
    expect((await send(company, paths.unitName(company), { value: '华星重工有限公司' })).status).toBe(303)
    const posted = { version: '1', since: today }
    for (const [door, value] of [
      [paths.unitParent(company), tech],
      [paths.unitMerger(company), tech],
      [paths.unitClosing(company), ''],
    ] as const) {
      const { status, text } = await w.as('hrLead').post(door, { ...posted, value })
      expect([status, text.includes('这是最上一级的单位')]).toEqual([422, true])
    }
  })
})

describe('a unit that is to be closed', () => {
  it('is refused while people, units or transfers hang on it, each listed with its cure', async () => {
    await add('设计所', { parent: w.units.tech, since: '2026-01-01' })
    const { status, text } = await send(w.units.tech, paths.unitClosing(w.units.tech), {})
    expect([status, text.includes('id="closing-since-problem"')]).toEqual([422, true])
    const said = words(text)
    for (const part of ['人员 4 人：先办调动', '设计所 下级机构：先移到别处']) expect(said).toContain(part)
    expect(text).toContain(paths.dossierList(`unit=${w.units.tech}`))
    expect(w.app.directory.openUnits()).toHaveLength(6)
  })

  it('is closed at once where nothing hangs on it: nothing is placed in it, and its name stays readable', async () => {
    const empty = await add('市场部', { since: '2026-01-01' })
    expect((await send(empty, paths.unitClosing(empty), { since: '2026-11-20' })).status).toBe(303)
    expect(w.app.directory.openUnits().some(({ id }) => id === empty)).toBe(false)
    const shown = await read(paths.organisation())
    expect([shown.includes('市场部'), shown.includes('另有 1 个已撤销的机构')]).toEqual([false, true])
    expect(await read(paths.organisation({ closed: 1 }))).toContain('市场部 已撤销')
    expect(await read(paths.organisation({ asOf: '2026-11-19' }))).toContain('市场部')
    expect(await acts()).toEqual(expect.arrayContaining(['unit.closing', 'unit.closed']))
    expect(
      (await w.as('hrLead').post(paths.unitName(empty), { value: '营销部', since: today, version: '2' })).status,
    ).toBe(422)
  })

  it('waits beyond its day for what hangs on it, and is closed when that is gone', async () => {
    const { tech, finance } = w.units
    expect((await send(tech, paths.unitClosing(tech), { since: '2026-12-01' })).status).toBe(303)
    w.clock.set('2026-12-01T01:00:00.000Z')
    await fallDue(w.app)
    expect(w.app.directory.openUnits().some(({ id }) => id === tech)).toBe(true)
    expect(await read(paths.unit(tech))).toContain('到期未成')
    expect((await send(tech, paths.unitWithdrawal(tech, 1), {})).status).toBe(303)
    expect((await send(tech, paths.unitMerger(tech), { value: finance })).status).toBe(303)
    expect(unitOf('wang')).toBe(finance)
  })
})

describe('a merger', () => {
  it('moves everybody, closes the unit, ends its offices, and what waited for its head waits for the new one', async () => {
    const { tech, finance } = w.units
    const { draw, submit } = proposer(w, w.dossiers.wang)
    await draw('titles', { title: '正高级工程师' })
    const id = await submit()
    expect(await askedIn(id)).toEqual([w.person('headTech')])
    expect((await send(tech, paths.unitMerger(tech), { value: finance })).status).toBe(303)
    for (const who of ['wang', 'shen', 'guyuan', 'zhou'] as const) expect(unitOf(who)).toBe(finance)
    expect(w.app.directory.units.get(tech)).toMatchObject({ closedOn: today, mergedInto: finance })
    expect(w.app.directory.offices.filter(({ unit }) => unit === tech)).toEqual([])
    expect(await askedIn(id)).toEqual([w.person('headFinance')])
    expect(await read(paths.unit(tech))).toContain('已并入财务部')
    expect(await acts()).toEqual(expect.arrayContaining(['unit.merging', 'unit.merged']))
    expect(await read(`${paths.dossierList('')}?asOf=2026-11-23`)).not.toContain('王建国 财务部')
  })

  it('that was broken off between the closing of the unit and its cases hands them on when things fall due again', async () => {
    const { tech, finance } = w.units
    const { draw, submit } = proposer(w, w.dossiers.wang)
    await draw('titles', { title: '正高级工程师' })
    const id = await submit()
    expect((await send(tech, paths.unitMerger(tech), { value: finance, since: '2026-12-01' })).status).toBe(303)
    w.clock.set('2026-12-01T01:00:00.000Z')
    const now = () => {
      if (w.app.directory.units.get(tech)?.closedOn) throw new Error('killed')
      return w.app.now()
    }
    await expect(carryOutClosings({ ...w.app, now })).rejects.toThrow('killed')
    expect(await askedIn(id)).toEqual([w.person('headTech')])
    await fallDue(w.app)
    expect(await askedIn(id)).toEqual([w.person('headFinance')])
  })

  it('that several carry out at the same time moves nobody twice', async () => {
    const { tech, finance } = w.units
    expect((await send(tech, paths.unitMerger(tech), { value: finance, since: '2026-12-01' })).status).toBe(303)
    w.clock.set('2026-12-01T01:00:00.000Z')
    await Promise.all([carryOutClosings(w.app), carryOutClosings(w.app), fallDue(w.app)])
    const { count } = await w.app.db
      .selectFrom('revisions')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('dossier_id', '=', w.dossiers.wang)
      .where('known_since', '>=', '2026-12-01T01' as never)
      .executeTakeFirstOrThrow()
    expect([count, unitOf('wang')]).toEqual([1, finance])
    expect((await acts()).filter((act) => act === 'unit.merged')).toHaveLength(1)
  })

  it('is held up by a transfer under way, which is listed', async () => {
    const { tech, office } = w.units
    const id = await submitAppointment(w, 'transfer', await onFile(w, '章程'))
    const { status, text } = await send(tech, paths.unitMerger(tech), { value: office })
    expect([status, text.includes('还有人员、下级机构或在办的审批')]).toEqual([422, true])
    expect(text).toContain(paths.case(id))
  })
})
