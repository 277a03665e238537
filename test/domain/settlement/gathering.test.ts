import { describe, expect, it } from 'vitest'
import type { Fields } from '#domain/dossiers/section.ts'
import type { RecordId } from '#domain/ids.ts'
import { type Asked, inputsFrom } from '#domain/settlement/gathering.ts'
import type { RuleEntry } from '#domain/settlement/rule-book.ts'
import { settle } from '#domain/settlement/settle.ts'
import { day, yuan } from './leaver.ts'

const record = (fields: Fields, at: number) => ({ id: `r${at}` as RecordId, fields })
const money = (amount: number, currency = 'CNY') => ({ cents: yuan(amount), currency })

const asked: Asked = { ending: 'resigned', last: day('2026-11-30'), answers: {}, typed: {}, edited: {} }

const kept = (contents: Readonly<Record<string, readonly Fields[]>>, nothing: readonly string[] = []) => ({
  contents: Object.fromEntries(Object.entries(contents).map(([key, list]) => [key, list.map(record)])),
  nothing: new Set(nothing),
})

const entry = { entered: '20200302', kind: { code: '30', text: '企业管理人员' }, place: '杭州市' }
const inputs = (contents: Readonly<Record<string, readonly Fields[]>>, nothing: readonly string[] = [], more = {}) =>
  inputsFrom(kept({ entry: [entry], ...contents }, nothing), rules, { ...asked, ...more })

const rules: readonly RuleEntry[] = [
  { key: 'minimumWage', subject: '杭州', from: day('2025-01-01'), value: '226000', source: '旧' },
  { key: 'minimumWage', subject: '杭州', from: day('2026-01-01'), value: '249000', source: '浙政发〔2025〕1号' },
  { key: 'minimumWage', subject: '杭州', from: day('2027-01-01'), value: '260000', source: '以后' },
  { key: 'minimumWage', subject: '上海', from: day('2026-01-01'), value: '274000', source: '上海' },
  { key: 'divisor', subject: '', from: day('2008-01-01'), value: '21.75', source: '通行' },
  { key: 'divisor', subject: '20', from: day('2008-01-01'), value: '21', source: '事业' },
]

describe('what a dossier says for a settlement', () => {
  it('is the day of entry, the pay in force on the last day, and the months paid', () => {
    expect(
      inputs({
        pay: [
          { from: '202401', total: money(9000) },
          { from: '20260701', postPay: money(9000), allowances: money(1000) },
          { from: '202612', total: money(12_000) },
        ],
        payslips: [
          { month: '202610', gross: money(10_000), overtime: money(500) },
          { month: '202611', gross: money(800, 'USD') },
        ],
        attendance: [
          { period: '202610', due: '23', present: '20', sick: '3' },
          { period: '202611', due: '21', present: '21' },
        ],
      }),
    ).toMatchObject({
      hired: '2020-03-02',
      monthlyPay: yuan(10_000),
      months: [{ month: '202610', gross: yuan(10_000), overtime: yuan(500), sick: true }],
      attendance: { due: '21', worked: '21' },
    })
  })

  it('is left out where it is not kept, and asked for by the lines', () => {
    const none = inputsFrom(kept({}), [], asked)
    expect(none).toMatchObject({ months: [], rules: {} })
    expect([none.hired, none.monthlyPay, none.attendance, none.bonuses, none.earlier, none.leave]).toEqual(
      Array(6).fill(undefined),
    )
    const amounts = new Map(settle(none).map(({ key, amount }) => [key, amount.is]))
    expect([amounts.get('pay'), amounts.get('leave'), amounts.get('tax')]).toEqual(['missing', 'missing', 'missing'])
  })

  it('is an answer too where nothing was declared', () => {
    expect(inputs({}, ['bonuses', 'earlier-service'])).toMatchObject({ bonuses: [], earlier: [] })
  })

  it('is no earlier service where somebody began to work here', () => {
    expect(inputs({ basic: [{ workStart: '202003' }] }).earlier).toEqual([])
    expect(inputs({ basic: [{ workStart: '201507' }] }).earlier).toBeUndefined()
  })

  it('is earlier service by whole months, and unknown where a line knows none', () => {
    const line = { from: '201507', to: '202002' }
    expect(inputs({ 'earlier-service': [line] }).earlier).toEqual([{ from: '2015-07-01', to: '2020-02-29' }])
    expect(inputs({ 'earlier-service': [line, { from: '2010', to: '201401' }] }).earlier).toBeUndefined()
  })

  it('is a bonus with its months, paid or not by the last day', () => {
    const bonus = { kind: { code: '1', text: '年终奖' }, amount: money(12_000) }
    const read = inputs({
      bonuses: [
        { ...bonus, date: '202602', from: '202501', to: '202512' },
        { ...bonus, date: '202702', from: '202601', to: '202612' },
        { ...bonus, date: '2020' },
      ],
    })
    expect(read.bonuses?.map(({ isPaid, from }) => [from, isPaid])).toEqual([
      ['202501', true],
      ['202601', false],
    ])
    expect(read.unclearBonuses).toBeUndefined()
  })

  it('asks for the months of a bonus that names none', () => {
    const read = inputs({ bonuses: [{ date: '202602', amount: money(12_000) }] })
    expect(settle(read).find(({ key }) => key === 'bonus')?.amount).toEqual({
      is: 'missing',
      of: [{ what: 'bonus-months', names: '2026.02' }],
    })
  })

  it('is the annual leave of the year of the last day alone', () => {
    const annual = { kind: { code: '1', text: '年休假' } }
    expect(
      inputs({
        leave: [
          { ...annual, year: '2025', used: '9' },
          { year: '2026', kind: { code: '2', text: '病假' }, used: '30' },
          { ...annual, year: '2026', used: '2.5', carried: '1' },
        ],
      }).leave,
    ).toEqual({ used: '2.5', carried: '1' })
  })

  it('gives way to what finance typed', () => {
    expect(inputs({}, [], { byHand: { hired: day('2019-01-01'), place: '上海' } })).toMatchObject({
      hired: '2019-01-01',
      rules: { minimumWage: { value: 274_000 } },
    })
  })

  it('takes the rules in force on the last day at the place of work, and of the kind before those for all', () => {
    expect(inputs({}).rules).toEqual({
      minimumWage: { value: 249_000, source: '浙政发〔2025〕1号', from: '2026-01-01' },
      divisor: { value: '21.75', source: '通行', from: '2008-01-01' },
    })
    const teacher = { ...entry, kind: { code: '20', text: '事业单位管理人员' }, place: '昆明' }
    expect(inputs({ entry: [teacher] }).rules).toEqual({
      divisor: { value: '21', source: '事业', from: '2008-01-01' },
    })
  })
})
