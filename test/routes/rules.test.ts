import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import { readEntry } from '#domain/log/entry.ts'
import type { Asked } from '#domain/settlement/gathering.ts'
import type { Day } from '#domain/time.ts'
import { readSettlementInputs } from '#gate/settlement/inputs.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type FormValues, type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const wage = { subject: '杭州', value: '2,490', from: '2026-01-01', source: '浙政发〔2025〕1号' }

const send = async (key: string, values: FormValues, who: Parameters<World['as']>[0] = 'finance') => {
  const drawn = (await w.as(who).get(paths.payRule(key))).text
  return w.as(who).post(paths.payRule(key), { ...drawnForm(drawn, paths.payRule(key)), ...values })
}

const asked: Asked = { ending: 'resigned', last: '2026-11-30' as Day, answers: {}, typed: {}, edited: {} }

describe('the rules of settlement', () => {
  it('are kept by finance and the HR lead alone, who find them', async () => {
    expect((await w.as('finance').get(paths.payMonths())).text).toContain(paths.payRules())
    expect((await w.as('hrLead').get(paths.settings())).text).toContain(paths.payRules())
    expect((await w.as('hrLead').get(paths.payRules())).status).toBe(200)
    for (const who of ['hr', 'legal', 'headTech', 'auditor', 'it'] as const) {
      expect((await w.as(who).get(paths.payRules())).status).toBe(403)
      expect((await w.as(who).get(paths.payRule('divisor'))).status).toBe(403)
      expect((await w.as(who).post(paths.payRule('divisor'), {})).status).toBe(403)
      expect((await w.as(who).get(paths.pay())).status).toBe(403)
    }
    expect((await w.as('finance').get(paths.payRule('nothing'))).status).toBe(404)
  })

  it('say that they are not set until somebody takes the usual ones, once', async () => {
    const page = (await w.as('finance').get(paths.payRules())).text
    expect(page).toContain('未设定')
    const form = drawnForm(page, paths.payRules())
    expect((await w.as('finance').post(paths.payRules(), { ...form, from: '' })).status).toBe(422)
    const taken = await w.as('finance').post(paths.payRules(), { ...form, from: '2008-01-01' })
    expect([taken.status, taken.location]).toEqual([303, paths.payRules()])
    const after = (await w.as('finance').get(paths.payRules())).text
    expect(after).not.toContain('全部采用')
    expect(after).toContain('劳社部发〔2008〕3号')
    expect(w.app.directory.settings.rules.some(({ key }) => key === 'lastMonth')).toBe(false)
  })

  it('hold from a day on at a place, with their source and trace, twice pressed or not', async () => {
    const drawn = drawnForm(
      (await w.as('finance').get(paths.payRule('minimumWage'))).text,
      paths.payRule('minimumWage'),
    )
    const first = await w.as('finance').post(paths.payRule('minimumWage'), { ...drawn, ...wage })
    const again = await w.as('finance').post(paths.payRule('minimumWage'), { ...drawn, ...wage })
    expect([first.status, again.status]).toEqual([303, 303])
    expect(w.app.directory.settings.rules.filter(({ key }) => key === 'minimumWage')).toEqual([
      { key: 'minimumWage', ...wage, value: '249000' },
    ])
    expect((await w.as('finance').get(paths.payRules())).text).toContain('2,490.00 元/月')
    const [entry] = await log.search(w.app.db, { act: 'rule.set' }, 1)
    expect(readEntry(entry?.body ?? '')?.about).toEqual({
      rule: 'minimumWage',
      subject: '杭州',
      from: '2026-01-01',
      becomes: '249000',
    })
  })

  it('are refused where a part is wrong, and keep what was typed', async () => {
    const refused = await send('minimumWage', { ...wage, value: '很多' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('value="很多"')
    expect(refused.text).toContain('取值看不懂')
    expect((await send('lastMonth', { ...wage, subject: '', value: 'sideways' })).status).toBe(422)
    expect((await send('divisor', { ...wage, subject: '99', value: '21.75' })).status).toBe(422)
  })

  it('are taken away where they were a mistake, and only once', async () => {
    await send('localAverage', { ...wage, value: '9000' })
    const page = (await w.as('finance').get(paths.payRule('localAverage'))).text
    const gone = {
      ...drawnForm(page, paths.payRuleRemoval('localAverage')),
      subject: wage.subject,
      from: wage.from,
    }
    expect((await w.as('finance').post(paths.payRuleRemoval('localAverage'), gone)).status).toBe(303)
    expect(w.app.directory.settings.rules.some(({ key }) => key === 'localAverage')).toBe(false)
    const other = { ...drawnForm(page, paths.payRuleRemoval('localAverage')), subject: 'x', from: wage.from }
    expect((await w.as('hrLead').post(paths.payRuleRemoval('localAverage'), other)).status).toBe(409)
  })

  it('are what a settlement takes, read by whoever may read the pay and by nobody else', async () => {
    const inputs = await readSettlementInputs(w.app, w.actor('finance'), w.dossiers.wang, asked)
    expect(inputs?.rules.divisor).toMatchObject({ value: '21.75', source: '劳社部发〔2008〕3号' })
    expect(inputs?.rules.lastMonth).toBeUndefined()
    for (const who of ['legal', 'headTech', 'it'] as const)
      expect(await readSettlementInputs(w.app, w.actor(who), w.dossiers.wang, asked)).toBeUndefined()
    const [entry] = await log.search(w.app.db, { act: 'dossier.settlement-read' }, 1)
    expect(readEntry(entry?.body ?? '')?.about['dossier']).toBe(w.dossiers.wang)
  })
})
