import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterOpeningState } from '#actions/opening/entering.ts'
import { commandOf } from '#db/commands.ts'
import { pay } from '#domain/dossiers/sections/pay.ts'
import { Forbidden } from '#domain/errors.ts'
import type { CommandId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { paths } from '#views/paths.ts'
import { type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const numberOf = () => w.app.roster.entry(w.dossiers.wang)?.columns.who.number ?? ''
const rows = (...lines: string[]) => ['档案编号\t姓名\t执行时间\t岗位等级\t岗位工资\t津贴补贴', ...lines].join('\n')
const send = (step: string, text: string, who: 'finance' | 'legal' | 'hr' | 'archivist' = 'finance') =>
  w.as(who).post(paths.opening('pay'), { rows: text, step })
const kept = async () => {
  const { text } = await w.as('finance').get(paths.dossier(w.dossiers.wang))
  return text
}

describe('the opening state of existing people', () => {
  it('is offered to finance for pay and to legal for contracts, and to nobody else', async () => {
    expect((await w.as('finance').get(paths.openings())).location).toBe(paths.opening('pay-standards'))
    expect((await w.as('legal').get(paths.openings())).location).toBe(paths.opening('contracts'))
    expect((await w.as('finance').get(paths.payRules())).text).toContain('初始登记')
    for (const who of ['hr', 'hrLead', 'archivist', 'headTech', 'it', 'auditor'] as const)
      expect((await w.as(who).get(paths.opening('pay'))).status, who).toBe(403)
    expect((await w.as('legal').get(paths.opening('pay'))).status).toBe(403)
    expect((await w.as('finance').get(paths.opening('family'))).status).toBe(404)
  })

  it('says of each line what is wrong with it, keeps what was pasted, and writes nothing', async () => {
    const text = rows(
      `${numberOf()}\t王建国\t2026.01\t八级\t12,345.6\t800`,
      `${numberOf()}\t李四\t2026.13\t八级\t一万\t`,
      'HX-9999\t无此人\t2026.01\t\t\t',
      '\t周契\t2026.01\t\t1.234\t',
    )
    const { status, text: page } = await send('save', text)
    expect(status).toBe(422)
    for (const said of ['编号与姓名不是同一个人', '没有这样一位在册人员', '金额只写数字', '金额最多到分', '12,345.6'])
      expect(page).toContain(said)
    expect(await kept()).not.toContain('12,345.60')
  })

  it('says that nothing was filled in', async () => {
    const { status, text } = await send('save', rows('\t\t\t\t\t'))
    expect([status, text.includes('还没有填写任何内容')]).toEqual([422, true])
  })

  it('looks through without writing, then writes once, with a trace of its own, whoever sends it again', async () => {
    const text = rows(`${numberOf()}\t王建国\t2026.01\t八级\t12,345.6\t800`, `\t王建国\t2025.01\t七级\t11000\t`)
    const checked = await send('check', text)
    expect([checked.status, checked.text.includes('2 行都可以保存')]).toEqual([200, true])
    expect(await kept()).not.toContain('12,345.60')
    expect((await send('save', text)).status).toBe(303)
    const page = await kept()
    for (const shown of ['12,345.60', '13,145.60', '岗位工资与津贴补贴之和', '2025.01']) expect(page).toContain(shown)
    expect((await send('save', text)).status).toBe(303)
    expect((await kept()).match(/12,345\.60/g)).toHaveLength(1)
    const traces = await w.app.db.selectFrom('log').select('act').where('act', '=', 'dossier.opening-entered').execute()
    expect(traces).toHaveLength(1)
  })

  it('writes the lines that are right and keeps the others, where that is asked for', async () => {
    const { text } = await send(
      'save-right',
      rows(`${numberOf()}\t\t2024.01\t六级\t10000\t`, 'HX-9999\t\t2024.01\t\t\t'),
    )
    expect([text.includes('HX-9999'), text.includes('2024.01\t六级')]).toEqual([true, false])
    expect(await kept()).toContain('2024.01')
  })

  it('does not reach a draft, nor the own dossier, whatever is sent', async () => {
    const command = commandOf(w.app.newId<CommandId>(), ['forged'])
    const records = [{ dossier: w.dossiers.zhou, fields: { grade: '一级' } }]
    await expect(enterOpeningState(w.app, w.actor('finance'), { section: pay, records }, command)).rejects.toThrow()
  })

  it('takes earlier service and leave of people on file from HR, and nothing else of pay or career', async () => {
    expect((await w.as('hr').get(paths.openings())).location).toBe(paths.opening('earlier-service'))
    const grid = await w.as('hr').get(paths.peopleGrid('training'))
    expect(grid.text).toContain(`href="${paths.openings()}"`)
    const typed = `档案编号\t姓名\t起始\t截止\t工作单位\n${numberOf()}\t王建国\t1998.07\t2003.05\t江州轴承厂`
    const bad = await w
      .as('hr')
      .post(paths.opening('earlier-service'), { rows: typed.replace('1998.07', '明年'), step: 'save' })
    expect([bad.status, bad.text.includes('江州轴承厂')]).toEqual([422, true])
    const { status, text } = await w.as('hr').post(paths.opening('earlier-service'), { rows: typed, step: 'save' })
    expect([status, status === 303 ? '' : text]).toEqual([303, ''])
    const leave = `档案编号\t姓名\t年度\t已休天数\n${numberOf()}\t王建国\t2025\t3`
    expect((await w.as('hr').post(paths.opening('leave'), { rows: leave, step: 'check' })).status).toBe(200)
    const { contents } = (await openForWork(w.app, 'compare', w.dossiers.wang, { silent: true })).opened
    expect(contents['earlier-service']?.at(-1)?.fields).toMatchObject({ employer: '江州轴承厂', from: '199807' })
    for (const section of ['pay', 'contracts', 'bonuses'])
      expect((await w.as('hr').post(paths.opening(section), { rows: typed, step: 'save' })).status, section).toBe(403)
    for (const who of ['finance', 'legal', 'archivist', 'headTech'] as const)
      expect((await w.as(who).get(paths.opening('earlier-service'))).status, who).toBe(403)
    const forged = { section: pay, records: [{ dossier: w.dossiers.wang, fields: { from: '202601' } }] } as never
    const command = commandOf(w.app.newId<CommandId>(), [])
    await expect(enterOpeningState(w.app, w.actor('hr'), forged, command)).rejects.toThrow(Forbidden)
  })
})

describe('a batch that was cut off', () => {
  it('goes on where it stopped when it is sent again, and writes nothing twice', async () => {
    const records = Array.from({ length: 30 }, (_, at) => ({
      dossier: w.dossiers.wang,
      fields: { from: `${1980 + at}01`, grade: `断点${at}` },
    }))
    const command = commandOf(w.app.newId<CommandId>(), ['batch'])
    const forged = [...records.slice(0, 16), { dossier: w.dossiers.zhou, fields: { grade: '断' } }]
    await expect(
      enterOpeningState(w.app, w.actor('finance'), { section: pay, records: forged as typeof records }, command),
    ).rejects.toThrow()
    const again = await enterOpeningState(
      w.app,
      w.actor('finance'),
      { section: pay, records: records as never },
      command,
    )
    expect(again).toEqual({ ok: true, value: { added: 30, same: 0 } })
    const twice = await enterOpeningState(
      w.app,
      w.actor('finance'),
      { section: pay, records: records as never },
      command,
    )
    expect(twice).toEqual(again)
    const { contents } = (await openForWork(w.app, 'compare', w.dossiers.wang, { silent: true })).opened
    const grades = (contents['pay'] ?? [])
      .map(({ fields }) => String(fields['grade']))
      .filter((it) => it.startsWith('断点'))
    expect([grades.length, new Set(grades).size]).toEqual([30, 30])
  })
})
