import { contractKinds } from '#domain/codes/contract-kind.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { DemoPerson } from '../person.ts'
import { coded } from '../reading.ts'
import { type About, adding, changing, later, month, type Planted, type Spoil, twice } from './spoiling.ts'

const anybody = () => true
const longHere = ({ birth }: DemoPerson) => birth < '1985'

const fixed = coded(contractKinds, '固定期限劳动合同')

const contract = (rule: string, change: (fields: Fields, about: About) => Fields): Planted => ({
  rule,
  section: 'contracts',
  fits: anybody,
  spoil: changing('contracts', 0, change),
})

const contracts = (rule: string, spoil: Spoil): Planted => ({ rule, section: 'contracts', fits: longHere, spoil })

/** One of the same employer before the first one, from so many months before it for so many. */
const before =
  (from: number, length: number, more: (from: Fields[string]) => Fields = () => ({})) =>
  ({ of }: About): Fields => {
    const first = of('contracts', 0)
    const begun = later(first['from'], from)
    return {
      ...first,
      kind: fixed,
      number: `${first['number']}-${-from}`,
      signed: begun,
      from: begun,
      to: later(begun, length),
      probationEnd: undefined,
      ...more(begun),
    }
  }

/** What finance and legal enter by the door of the opening state (docs/decisions/0113). */
export const opening: readonly Planted[] = [
  contract('contract-end', ({ from }) => ({ kind: fixed, to: later(from, -2), probationEnd: undefined })),
  contract('contract-expired', (_, { year }) => ({
    kind: fixed,
    signed: month(`${year - 4}01`),
    from: month(`${year - 4}01`),
    to: month(`${year - 1}12`),
    probationEnd: undefined,
  })),
  contract('contract-signed-late', ({ from }) => ({ kind: fixed, signed: later(from, 3) })),
  contract('probation-too-long', ({ from }) => ({ kind: fixed, to: later(from, 59), probationEnd: later(from, 9) })),
  contract('probation-outside', ({ from }) => ({ probationEnd: later(from, -2) })),
  contracts('contract-overlap', adding('contracts', before(-36, 42))),
  contracts(
    'second-probation',
    adding(
      'contracts',
      before(-72, 35, (from) => ({ probationEnd: later(from, 2) })),
      before(-36, 35, (from) => ({ probationEnd: later(from, 2) })),
    ),
  ),
  contracts('third-fixed-term', adding('contracts', before(-108, 35), before(-72, 35), before(-36, 35))),
  {
    rule: 'pay-grade-differs',
    section: 'pay',
    fits: anybody,
    spoil: changing('pay', -1, () => ({ grade: '见习期' })),
  },
  {
    rule: 'pay-before-entry',
    section: 'pay',
    fits: anybody,
    spoil: changing('pay', 0, (_, { basic }) => ({ from: later(basic['workStart'], -2) })),
  },
  { rule: 'payslip-twice', section: 'payslips', fits: anybody, spoil: twice('payslips') },
  {
    rule: 'leave-overused',
    section: 'leave',
    fits: anybody,
    spoil: changing('leave', 0, ({ entitled }) => ({ used: String(Number(entitled) + 2) })),
  },
  {
    rule: 'leave-below-law',
    section: 'leave',
    fits: longHere,
    spoil: changing('leave', 0, () => ({ entitled: '5', used: '5' })),
  },
  {
    rule: 'attendance-over',
    section: 'attendance',
    fits: anybody,
    spoil: adding('attendance', ({ year }) => ({ period: month(`${year}09`), due: '22', present: '24' })),
  },
]
