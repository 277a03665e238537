import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import * as scales from '#db/pay-scales/sealed.ts'
import { isOffScale, rangeOf, scaleOn } from '#domain/pay-scales/scale.ts'
import type { Day } from '#domain/time.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type FormValues, type World, world } from '../world.ts'
import { proposer } from './proposing.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const open = async () => (await w.as('finance').get(paths.payScales())).text
const send = async (values: FormValues) =>
  w.as('finance').post(paths.payScales(), { ...drawnForm(await open(), paths.payScales()), ...values })

const rows = ['等级\t档次\t岗位工资', '主管\t1档\t7,800', '主管\t2档\t7,960', '专员\t\t5600'].join('\n')
const scale = { from: '2026-01-01', source: '薪酬委员会〔2025〕9号' }

describe('the pay scale', () => {
  it('is kept by finance alone', async () => {
    expect((await w.as('finance').get(paths.payMonths())).text).toContain(paths.payScales())
    for (const who of ['hr', 'hrLead', 'legal', 'headTech', 'archivist', 'it', 'auditor'] as const) {
      expect((await w.as(who).get(paths.payScales())).status, who).toBe(403)
      expect((await w.as(who).post(paths.payScales(), {})).status, who).toBe(403)
    }
  })

  it('checks nothing as long as there is none', () => {
    expect(isOffScale([], { from: '202605', grade: '主管', postPay: { cents: 1, currency: 'CNY' } })).toBe(false)
  })

  it('is refused where a line or the day is wrong, keeps what was typed and publishes nothing', async () => {
    const wrong = await send({ ...scale, rows: `${rows}\n主管\t2 档\t9000\n\t3档\t很多`, step: 'save' })
    expect(wrong.status).toBe(422)
    for (const text of ['这个等级、档次在表里已经有一行', '很多', scale.source]) expect(wrong.text).toContain(text)
    expect((await send({ ...scale, from: '2026-02-30', rows, step: 'save' })).status).toBe(422)
    expect((await send({ ...scale, source: ' ', rows, step: 'save' })).text).toContain('请写明依据')
    expect((await send({ ...scale, rows: '', step: 'save' })).text).toContain('表里还没有一行标准')
    expect(await scales.all(w.app)).toEqual([])
  })

  it('is published once, in force from its day, with the one before it beside', async () => {
    const drawn = { ...drawnForm(await open(), paths.payScales()), cmd_id: w.app.newId() }
    for (const _ of [1, 2])
      expect((await w.as('finance').post(paths.payScales(), { ...drawn, ...scale, rows, step: 'save' })).status).toBe(
        303,
      )
    expect((await send({ from: '2027-01-01', source: '明年', rows: '主管\t1档\t9000', step: 'save' })).status).toBe(303)
    const all = await scales.all(w.app)
    expect(all).toHaveLength(2)
    const now = scaleOn(all, '2026-11-24' as Day)
    expect(now?.rows).toContainEqual({ grade: '主管', step: '2档', cents: 796_000 })
    expect(now && [rangeOf(now, '主管', ''), rangeOf(now, '专员', '3档'), rangeOf(now, '总监', '')]).toEqual([
      { least: 780_000, most: 796_000 },
      { least: 560_000, most: 560_000 },
      undefined,
    ])
    expect(await open()).toContain('7,960.00')
    expect(await log.search(w.app.db, { act: 'pay-scale.published' }, 5)).toHaveLength(2)
  })

  it('asks for a reason where pay is proposed outside it, and for none within', async () => {
    const { draw } = proposer(w, w.dossiers.wang, 'finance')
    const pay = { from: '2026.05', grade: '主管', step: '2档' }
    const off = await draw('pay', { ...pay, postPay: '9000' })
    expect(off.status).toBe(422)
    expect(off.text).toContain('拟定的岗位工资不在工资标准表之内')
    expect((await draw('pay', { ...pay, postPay: '9000', basis: '特聘，总办会纪要〔2026〕7号' })).status).toBe(303)
    expect((await draw('pay', { ...pay, from: '2026.06', postPay: '7960' })).status).toBe(303)
  })
})
