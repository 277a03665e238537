import { describe, expect, it } from 'vitest'
import type { Inputs } from '#domain/settlement/inputs.ts'
import { settle, totalsOf } from '#domain/settlement/settle.ts'
import { but, day, leaver, month, paid, ruled, settled, yuan } from './leaver.ts'

/** What is so, the arithmetic by hand, what differs from the leaver of `leaver.ts`, and the lines that it makes. */
type Case = readonly [
  what: string,
  byHand: string,
  inputs: Partial<Inputs>,
  lines: Readonly<Record<string, string | undefined>>,
]

const table = (cases: readonly Case[]) =>
  it.each(cases)('%s: %s', (_, __, inputs, lines) => {
    const all = settled(inputs)
    expect(Object.fromEntries(Object.keys(lines).map((key) => [key, all[key]]))).toEqual(lines)
  })

const employer = { ending: 'agreed', answers: { proposedBy: 'employer' } } as const
const served = '2020-03-02 to 2026-03-01 are 6 years, to 2026-11-30 more than six months: 7 × 10,000'

describe('what each ending pays', () => {
  table([
    [
      'agreed, proposed by the employer',
      served,
      employer,
      { severance: '70000.00', double: undefined, notice: undefined },
    ],
    [
      'agreed, proposed by the person',
      'nothing',
      { ending: 'agreed', answers: { proposedBy: 'employee' } },
      { severance: '0.00' },
    ],
    ['agreed, nobody said who proposed it', 'asked', { ending: 'agreed' }, { severance: '缺 proposed-by' }],
    ['resigned', 'nothing', { ending: 'resigned' }, { severance: '0.00' }],
    ['resigned in probation', 'nothing', { ending: 'resigned-in-probation' }, { severance: '0.00' }],
    ["the employer's fault", served, { ending: 'employer-fault' }, { severance: '70000.00' }],
    ['probation failed', 'nothing', { ending: 'probation-failed' }, { severance: '0.00' }],
    ['misconduct', 'nothing', { ending: 'misconduct' }, { severance: '0.00' }],
    [
      'without fault, notice given',
      served,
      { ending: 'no-fault', answers: { noticeGiven: true } },
      { severance: '70000.00', notice: '0.00' },
    ],
    [
      'without fault and notice',
      '(11 × 10,000 + 12,345.67) ÷ 12 = 10,195.4725; × 7 = 71,368.3075; and the whole of October',
      {
        ending: 'no-fault',
        answers: { noticeGiven: false },
        months: but(leaver.months, '202610', '12345.67'),
      },
      { severance: '71368.31', notice: '12345.67' },
    ],
    [
      'without fault, nobody said whether notice was given',
      'asked',
      { ending: 'no-fault' },
      { notice: '缺 notice-given' },
    ],
    ['redundancy', served, { ending: 'redundancy' }, { severance: '70000.00' }],
    [
      'term over, not renewed',
      served,
      { ending: 'expired', answers: { refusedTerms: false } },
      { severance: '70000.00' },
    ],
    [
      'term over, equal terms refused',
      'nothing',
      { ending: 'expired', answers: { refusedTerms: true } },
      { severance: '0.00' },
    ],
    ['term over, nobody said', 'asked', { ending: 'expired' }, { severance: '缺 refused-terms' }],
    ['task done', served, { ending: 'task-done' }, { severance: '70000.00' }],
    ['employer closed', served, { ending: 'employer-closed' }, { severance: '70000.00' }],
    [
      'unlawful',
      '2 × 70,000, and no N beside it',
      { ending: 'unlawful' },
      { double: '140000.00', severance: undefined },
    ],
    ['retired', 'nothing', { ending: 'retired' }, { severance: '0.00', leave: '3678.16' }],
    ['died', 'nothing', { ending: 'died' }, { severance: '0.00' }],
    ['moved', 'nothing', { ending: 'moved' }, { severance: '0.00' }],
    ['dismissed', 'nothing', { ending: 'dismissed' }, { severance: '0.00' }],
    [
      'a kind of person to whom 劳动合同法 pays none',
      'nothing, with no month in place of notice',
      { ending: 'no-fault', rules: ruled({ severance: 'none' }) },
      { severance: '0.00', notice: undefined },
    ],
  ])
})

describe('how long somebody served', () => {
  const nine = (last: string, count: number) => paid(last, count, 9000)
  table([
    [
      'fewer than twelve months',
      'July to October (8,000 + 8,500 + 9,000 + 9,300) ÷ 4 = 8,700; 4 months and some days are half: 4,350',
      {
        ...employer,
        hired: day('2026-06-15'),
        last: day('2026-11-10'),
        months: but(but(but(nine('202610', 4), '202607', 8000), '202608', 8500), '202610', 9300),
      },
      { severance: '4350.00' },
    ],
    [
      'six months to the day',
      '2026-03-15 to 2026-09-14: 1 × 9,000',
      { ...employer, hired: day('2026-03-15'), last: day('2026-09-14'), months: nine('202608', 5) },
      { severance: '9000.00' },
    ],
    [
      'a day less than six months',
      '2026-03-15 to 2026-09-13: 0.5 × 9,000',
      { ...employer, hired: day('2026-03-15'), last: day('2026-09-13'), months: nine('202608', 5) },
      { severance: '4500.00' },
    ],
    [
      'from a day that the last month lacks',
      'six months from 2025-08-31 end with February: 1 × 9,000',
      { ...employer, hired: day('2025-08-31'), last: day('2026-02-28'), months: nine('202602', 6) },
      { severance: '9000.00' },
    ],
    [
      'the day before that month ends',
      '5 months and days: 0.5 × 9,000',
      { ...employer, hired: day('2025-08-31'), last: day('2026-02-27'), months: nine('202601', 5) },
      { severance: '4500.00' },
    ],
    [
      'a year from a leap day',
      '2024-02-29 to 2025-02-28: 1 × 9,000',
      { ...employer, hired: day('2024-02-29'), last: day('2025-02-28'), months: nine('202502', 12) },
      { severance: '9000.00' },
    ],
    [
      'a year from a leap day and a day',
      '1.5 × 9,000',
      { ...employer, hired: day('2024-02-29'), last: day('2025-03-01'), months: nine('202502', 12) },
      { severance: '13500.00' },
    ],
    [
      'a year to the day',
      '2025-12-01 to 2026-11-30: 1 × 9,000',
      { ...employer, hired: day('2025-12-01'), months: nine('202611', 12) },
      { severance: '9000.00' },
    ],
    [
      'six years to the day',
      'from 2020-03-01 six years end with February: 6 × 12,000',
      { ...employer, hired: day('2020-03-01'), last: day('2026-02-28'), months: paid('202602', 13, 12_000) },
      { severance: '72000.00' },
    ],
    [
      'six years and a day',
      '6.5 × 12,000',
      { ...employer, hired: day('2020-03-01'), last: day('2026-03-01'), months: paid('202603', 13, 12_000) },
      { severance: '78000.00' },
    ],
    [
      'six years and a day less than six months',
      '6 years, 5 months and 30 days: 6.5 × 12,000',
      { ...employer, hired: day('2020-03-01'), last: day('2026-08-30'), months: paid('202608', 13, 12_000) },
      { severance: '78000.00' },
    ],
    [
      'six years and six months to the day',
      'six months and more are a year: 7 × 12,000',
      { ...employer, hired: day('2020-03-01'), last: day('2026-08-31'), months: paid('202608', 13, 12_000) },
      { severance: '84000.00' },
    ],
    ['nobody knows since when', 'asked', { ...employer, hired: undefined }, { severance: '缺 hired' }],
  ])
})

describe('the average', () => {
  const bonus = {
    id: 'b',
    name: '年终奖',
    amount: yuan(24_000),
    from: month('202501'),
    to: month('202512'),
    isPaid: true,
  }
  table([
    [
      'last day within a month',
      'November 2025 to October 2026: (22,000 + 11 × 10,000) ÷ 12 = 11,000; × 7',
      {
        ...employer,
        last: day('2026-11-29'),
        months: but(but(paid('202611', 13, 10_000), '202611', 99_999), '202511', 22_000),
      },
      { severance: '77000.00' },
    ],
    [
      'first month in part left out',
      'February to June 10,000; 2026-01-02 to 06-30 are 5 months and days: 0.5 × 10,000',
      {
        ...employer,
        hired: day('2026-01-02'),
        last: day('2026-06-30'),
        months: but(paid('202606', 6, 10_000), '202601', 1000),
      },
      { severance: '5000.00' },
    ],
    [
      'hired on the first of a month',
      '(4,000 + 5 × 10,000) ÷ 6 = 9,000; six months: 1 × 9,000',
      {
        ...employer,
        hired: day('2026-01-01'),
        last: day('2026-06-30'),
        months: but(paid('202606', 6, 10_000), '202601', 4000),
      },
      { severance: '9000.00' },
    ],
    [
      'no whole month worked',
      'asked',
      { ...employer, hired: day('2026-11-10'), last: day('2026-11-25'), months: [] },
      { severance: '缺 whole-month', leave: '缺 whole-month' },
    ],
    [
      'a month without pay',
      'asked by its name',
      { ...employer, months: leaver.months.filter((one) => one.month !== '202604') },
      { severance: '缺 months 2026.04' },
    ],
    [
      'a yearly bonus by twelfths',
      'of 2025 December is within: (120,000 + 2,000) ÷ 12 × 7 = 71,166.666…',
      { ...employer, bonuses: [bonus] },
      { severance: '71166.67' },
    ],
    [
      'a bonus of a quarter',
      '(120,000 + 3,000) ÷ 12 × 7 = 71,750',
      { ...employer, bonuses: [{ ...bonus, amount: yuan(3000), from: month('202607'), to: month('202609') }] },
      { severance: '71750.00' },
    ],
    [
      'bonuses left out as set',
      '7 × 10,000',
      { ...employer, bonuses: [bonus], rules: ruled({ bonusInAverage: 'out' }) },
      { severance: '70000.00' },
    ],
    [
      'overtime left out as set',
      '7 × 9,400',
      {
        ...employer,
        months: paid('202611', 12, 10_000, { overtime: yuan(600) }),
        rules: ruled({ overtimeInAverage: 'out' }),
      },
      { severance: '65800.00' },
    ],
    [
      'a month on sick pay counted',
      '(11 × 10,000 + 2,000) ÷ 12 × 7 = 65,333.33…',
      { ...employer, months: but(leaver.months, '202605', 2000, { sick: true }) },
      { severance: '65333.33' },
    ],
    [
      'a month on sick pay left out',
      '110,000 ÷ 11 × 7',
      {
        ...employer,
        months: but(leaver.months, '202605', 2000, { sick: true }),
        rules: ruled({ sickMonths: 'out' }),
      },
      { severance: '70000.00' },
    ],
    [
      'rounded once, half up',
      '0.5 × 10,000.01 = 5,000.005',
      { ...employer, hired: day('2026-06-15'), months: paid('202611', 5, '10000.01'), last: day('2026-11-30') },
      { severance: '5000.01' },
    ],
    [
      'never rounded before the line',
      '120,000.06 ÷ 12 = 10,000.005; × 7 = 70,000.035',
      { ...employer, months: but(leaver.months, '202605', '10000.06') },
      { severance: '70000.04' },
    ],
  ])
})

describe('the limits of severance', () => {
  const long = { ...employer, hired: day('2012-03-02') }
  const at = (gross: string | number) => ({ months: paid('202611', 12, gross) })
  table([
    [
      'exactly three times is not above',
      '14 years and over six months: 15 × 27,000',
      { ...long, ...at(27_000) },
      { severance: '405000.00' },
    ],
    [
      'a cent above on average',
      '27,000.01 > 27,000, so twelve years at most: 12 × 27,000',
      { ...long, ...at('27000.01') },
      { severance: '324000.00' },
    ],
    ['above, with fewer than twelve years', '7 × 27,000', { ...employer, ...at(40_000) }, { severance: '189000.00' }],
    ['not above, with more than twelve years', '15 × 26,000', { ...long, ...at(26_000) }, { severance: '390000.00' }],
    ['below the minimum wage', '7 × 2,490', { ...employer, ...at(2000) }, { severance: '17430.00' }],
    [
      'twice, with both limits',
      '2 × 12 × 27,000',
      { ...long, ...at(40_000), ending: 'unlawful' },
      { double: '648000.00' },
    ],
    [
      'a month in place of notice has none',
      '7 × 27,000 and 40,000',
      { ...at(40_000), ending: 'no-fault', answers: { noticeGiven: false } },
      { severance: '189000.00', notice: '40000.00' },
    ],
    [
      'average and minimum wage that nobody set',
      'asked',
      { ...employer, rules: ruled({ localAverage: undefined, minimumWage: undefined }) },
      { severance: '缺 setting minimumWage, setting localAverage' },
    ],
  ])
})

describe('years before 2008', () => {
  const old = { ...employer, hired: day('2003-05-20') }
  table([
    [
      'apart, part of a year a whole one',
      '2003-05-20 to 2007-12-31: 4 years and part: 5 × 10,000; from 2008: 18 and eleven months: 19 × 10,000',
      old,
      { severance: '190000.00', 'severance-before-2008': '50000.00' },
    ],
    [
      'apart, parts as now',
      '2003-09-01 to 2007-12-31: 4 years 4 months: 4.5 × 10,000',
      {
        ...old,
        hired: day('2003-09-01'),
        rules: ruled({ formerParts: 'as-now', formerMost: 'unlimited', formerPay: 'capped' }),
      },
      { severance: '190000.00', 'severance-before-2008': '45000.00' },
    ],
    [
      'apart, twelve months at most',
      '1990 to 2007 are 18 years: 12 × 10,000',
      { ...old, hired: day('1990-01-01') },
      { severance: '190000.00', 'severance-before-2008': '120000.00' },
    ],
    [
      'apart, without a limit of the wage then',
      '5 × 30,000; from 2008 12 × 27,000',
      { ...old, months: paid('202611', 12, 30_000) },
      { severance: '324000.00', 'severance-before-2008': '150000.00' },
    ],
    [
      'not apart',
      '2003-05-20 to 2026-05-19 are 23 years, to 11-19 six months: 24 × 10,000',
      { ...old, rules: ruled({ before2008: 'together' }) },
      { severance: '240000.00', 'severance-before-2008': undefined },
    ],
    [
      'a term that is over',
      'from 2008 on alone: 19 × 10,000',
      { ...old, ending: 'expired', answers: { refusedTerms: false }, rules: ruled({ before2008: undefined }) },
      { severance: '190000.00', 'severance-before-2008': undefined },
    ],
    ['unlawful', 'from the hire: 2 × 24 × 10,000', { ...old, ending: 'unlawful' }, { double: '480000.00' }],
    ['not set', 'asked', { ...old, rules: ruled({ before2008: undefined }) }, { severance: '缺 setting before2008' }],
  ])
})

describe('the last month', () => {
  const backward = { rules: ruled({ lastMonth: 'backward' }) }
  const days = (due: string, worked: string) => ({ attendance: { due, worked } })
  table([
    [
      'fully attended',
      '10,000, whatever is set',
      { rules: ruled({ lastMonth: undefined, divisor: undefined }) },
      { pay: '10000.00' },
    ],
    ['forward', '10,000 ÷ 21.75 × 10 = 4,597.7011…', days('21', '10'), { pay: '4597.70' }],
    [
      'backward',
      '10,000 − 10,000 ÷ 21.75 × 11 = 4,942.5287…',
      { ...days('21', '10'), ...backward },
      { pay: '4942.53' },
    ],
    ['forward never above the month', '22 days would be 10,114.94', days('23', '22'), { pay: '10000.00' }],
    ['backward never below nothing', '10,000 − 23 × 459.77', { ...days('23', '0'), ...backward }, { pay: '0.00' }],
    ['half a day', '10,000 ÷ 21.75 × 9.5 = 4,367.816…', days('21', '9.5'), { pay: '4367.82' }],
    [
      'neither way set',
      'asked',
      { ...days('21', '10'), rules: ruled({ lastMonth: undefined }) },
      { pay: '缺 setting lastMonth' },
    ],
    [
      'days and pay unknown',
      'asked',
      { attendance: undefined, monthlyPay: undefined },
      { pay: '缺 monthly-pay, attendance' },
    ],
  ])
})

describe('a bonus by its period', () => {
  const year = {
    id: 'y',
    name: '年终奖',
    amount: yuan(12_000),
    from: month('202601'),
    to: month('202612'),
    isPaid: false,
  }
  const quarter = { ...year, id: 'q', amount: yuan(3000), from: month('202607'), to: month('202609') }
  table([
    [
      'left within it',
      '12,000 × 181 ÷ 365 = 5,950.6849…',
      { bonuses: [year], last: day('2026-06-30') },
      { 'bonus:y': '5950.68' },
    ],
    [
      'came within it',
      '2026-04-01 to 12-31 are 275 days: 12,000 × 275 ÷ 365 = 9,041.0958…',
      { bonuses: [year], hired: day('2026-04-01'), last: day('2026-12-31') },
      { 'bonus:y': '9041.10' },
    ],
    [
      'served wholly, two of them',
      'all of one, 334 of 365 days of the other',
      { bonuses: [quarter, year] },
      { 'bonus:q': '3000.00', 'bonus:y': '10980.82' },
    ],
    [
      'paid already, or for later',
      'nothing',
      {
        bonuses: [
          { ...year, isPaid: true },
          { ...quarter, from: month('202701'), to: month('202703') },
        ],
      },
      { bonus: '0.00' },
    ],
    ['nobody said', 'asked', { bonuses: undefined }, { bonus: '缺 bonuses' }],
  ])
})

describe('unused leave', () => {
  const of = (leave: Inputs['leave']) => ({ leave })
  table([
    ['five days a year', '334 ÷ 365 × 5 = 4.57…: 4 × 2 × 10,000 ÷ 21.75 = 3,678.1609…', {}, { leave: '3678.16' }],
    ['used days', '4.57 − 2: 2 × 919.5402 = 1,839.0804…', of({ used: '2' }), { leave: '1839.08' }],
    ['used too many', 'nothing, and nothing back', of({ used: '6' }), { leave: '0.00' }],
    [
      'half days taken off first',
      '4.57 − 1.5 = 3.07: 3 × 919.5402 = 2,758.6206…',
      of({ used: '1.5' }),
      { leave: '2758.62' },
    ],
    [
      'whole days made first',
      '4 − 1.5 = 2.5: 2 × 919.5402',
      { ...of({ used: '1.5' }), rules: ruled({ halfDays: 'entitlement' }) },
      { leave: '1839.08' },
    ],
    [
      'ten years reached within the year',
      '(181 × 5 + 153 × 10) ÷ 365 = 6.67: 6 × 919.5402 = 5,517.2413…',
      { hired: day('2016-07-01') },
      { leave: '5517.24' },
    ],
    [
      'twenty years reached within the year',
      '(181 × 10 + 153 × 15) ÷ 365 = 11.24: 11 × 919.5402 = 10,114.9425…',
      { hired: day('2006-07-01') },
      { leave: '10114.94' },
    ],
    [
      'years with earlier employers',
      '2008 to 2012 are 1,827 days, so as if from 2015-03-02: 334 ÷ 365 × 10 = 9.15: 9 × 919.5402 = 8,275.8620…',
      { earlier: [{ from: day('2008-01-01'), to: day('2012-12-31') }] },
      { leave: '8275.86' },
    ],
    [
      'earlier years that overlap count once',
      'the same five years twice over, the second in part beside this employment',
      {
        earlier: [
          { from: day('2008-01-01'), to: day('2011-06-30') },
          { from: day('2010-01-01'), to: day('2012-12-31') },
        ],
      },
      { leave: '8275.86' },
    ],
    [
      'came within the year after twenty years elsewhere',
      '153 ÷ 365 × 15 = 6.28: 6 × 919.5402',
      { hired: day('2026-07-01'), earlier: [{ from: day('1990-01-01'), to: day('2026-06-30') }] },
      { leave: '5517.24' },
    ],
    ['less than a year of work', 'nothing', { hired: day('2026-02-01') }, { leave: '0.00' }],
    ['the first year reached', '91 ÷ 365 × 5 = 1.24: 919.5402', { hired: day('2025-09-01') }, { leave: '919.54' }],
    [
      'without overtime',
      '9,400 ÷ 21.75 × 2 × 4 = 3,457.4712…',
      { months: paid('202611', 12, 10_000, { overtime: yuan(600) }) },
      { leave: '3457.47' },
    ],
    [
      'a base and divisor of its own',
      '8,000 ÷ 21 × 2 × 4 = 3,047.619…',
      { monthlyPay: yuan(8000), rules: ruled({ leaveBase: 'monthly-pay', leaveDivisor: '21' }) },
      { leave: '3047.62' },
    ],
    ['days brought over, paid', '4.57 + 2: 6 × 919.5402', of({ used: '0', carried: '2' }), { leave: '5517.24' }],
    [
      'days brought over, lapsed',
      'the one used was of them: 4.57 + 1 − 1: 4 × 919.5402',
      { ...of({ used: '1', carried: '2' }), rules: ruled({ carriedLeave: 'lapsed' }) },
      { leave: '3678.16' },
    ],
    ['days waived in writing', '4.57 − 1: 3 × 919.5402', of({ used: '0', waived: '1' }), { leave: '2758.62' }],
    [
      'a leap year',
      '366 ÷ 365 × 5 = 5.01: 5 × 919.5402 = 4,597.7011…',
      { last: day('2024-12-31'), months: paid('202412', 12, 10_000) },
      { leave: '4597.70' },
    ],
    ['nobody said what was used', 'asked', of(undefined), { leave: '缺 leave-used' }],
    ['nobody said what was before', 'asked', { earlier: undefined }, { leave: '缺 earlier' }],
  ])
})

describe('what is deducted', () => {
  const training = { cost: yuan(30_000), from: day('2024-01-01'), until: day('2028-12-31') }
  table([
    ['damage', 'less than 2,000', { damage: yuan(1000) }, { damage: '1000.00' }],
    ['damage of more than a fifth', '20 % of 10,000', { damage: yuan(5000) }, { damage: '2000.00' }],
    [
      'damage that would leave less than the minimum wage',
      '2,600 − 2,490 < 20 % of 2,600',
      { damage: yuan(1000), monthlyPay: yuan(2600) },
      { damage: '110.00' },
    ],
    [
      'damage of whoever is paid less than that',
      'nothing',
      { damage: yuan(1000), monthlyPay: yuan(2000) },
      { damage: '0.00' },
    ],
    [
      'damage while the pay is unknown',
      'asked',
      { damage: yuan(1000), attendance: undefined },
      { damage: '缺 attendance' },
    ],
    [
      'training that was not served out',
      '2026-12-01 to 2028-12-31 are 762 of 1,827 days: 30,000 × 762 ÷ 1,827 = 12,512.3152…',
      { training },
      { penalty: '12512.32' },
    ],
    ['a lower penalty agreed', '10,000', { training: { ...training, agreed: yuan(10_000) } }, { penalty: '10000.00' }],
    ["training, the employer's fault", 'nothing', { training, ending: 'employer-fault' }, { penalty: '0.00' }],
    ['training, probation failed', 'nothing', { training, ending: 'probation-failed' }, { penalty: '0.00' }],
    ['training served out', 'nothing', { training: { ...training, until: day('2026-11-30') } }, { penalty: '0.00' }],
    [
      'typed',
      'as typed, a nought too',
      { typed: { loan: 0, social: yuan('812.50'), tax: yuan('33.33') } },
      { loan: '0.00', social: '812.50', tax: '33.33', housing: '缺 typed' },
    ],
  ])
})

describe('the lines together', () => {
  it('are summed without what is owed after leaving, and name what is missing', () => {
    const lines = settle({
      ...leaver,
      ...employer,
      nonCompete: { months: 12, monthly: yuan(3000) },
      damage: yuan(500),
      typed: { loan: yuan(200), social: yuan(800), housing: yuan(1200), arrears: yuan(1000) },
    })
    expect(lines.find(({ key }) => key === 'non-compete')).toMatchObject({
      side: 'apart',
      amount: { cents: yuan(36_000) },
    })
    // 10,000 + 1,000 + 0 + 3,678.16 + 70,000; 500 + 200 + 800 + 1,200
    expect(totalsOf(lines)).toEqual({
      due: yuan('84678.16'),
      deducted: yuan(2700),
      net: yuan('81978.16'),
      missing: ['tax'],
    })
  })

  it('keep what was reckoned beside what finance put in, and what rests on it follows', () => {
    const lines = settle({ ...leaver, damage: yuan(5000), edited: { pay: { cents: yuan(8000), reason: '病假工资' } } })
    expect(lines.find(({ key }) => key === 'pay')).toMatchObject({
      amount: { is: 'known', cents: yuan(8000) },
      edited: { reason: '病假工资', reckoned: { is: 'known', cents: yuan(10_000) } },
    })
    expect(lines.find(({ key }) => key === 'damage')).toMatchObject({ amount: { cents: yuan(1600) } })
  })

  it('say their formula with its numbers, their law, and the settings with source and day', () => {
    const line = settle({ ...leaver, ...employer, months: paid('202611', 12, 40_000) }).find(
      ({ key }) => key === 'severance',
    )
    expect(line?.formula).toEqual({
      code: 'severance.cap',
      values: { average: '480,000.00 ÷ 12', local: '9,000.00', cap: '27,000.00', months: '7', served: '7' },
    })
    expect(line?.basis).toContainEqual({ law: 'contract', article: '47' })
    expect(line?.basis).toContainEqual({ setting: 'localAverage', source: '测试', from: '2008-01-01' })
  })
})
