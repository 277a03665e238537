import { contractKinds } from '#domain/codes/contract-kind.ts'
import type { Day } from '#domain/time.ts'
import type { Measure } from '../measure.ts'
import { hasCome, isOver } from '../month.ts'
import type { Person } from '../person.ts'
import { dueBandOf, dueBands } from './due.ts'

/** 劳动合同 and 聘用合同: what makes somebody one of the staff (docs/law/contracts.md §1). */
const employing = ['1', '2', '3', '5']

type Contract = NonNullable<Person['facts']['contracts']>[number]

const hasBegun = ({ kind, from }: Contract, day: Day) => employing.includes(kind ?? '') && (!from || hasCome(from, day))

/** The last contract that had begun and that nobody had ended: it may have run out. */
const heldOn = ({ facts: { contracts } }: Person, day: Day) =>
  contracts?.findLast((one) => hasBegun(one, day) && (!one.ended || !isOver(one.ended, day)))

const isNone = { code: 'none', name: '没有合同', en: 'No contract' }

/** 合同种类. */
export const contractKind: Measure = {
  name: '合同种类',
  en: 'Kind of contract',
  group: 'contract',
  means: {
    name: '截止日履行中的劳动合同或聘用合同；期满没有续签也没有终止的单列',
    en: 'The contract in force on the day; one that ran out without being renewed or ended stands by itself',
  },
  values: [
    ...contractKinds.codes.filter(({ code }) => employing.includes(code)),
    { code: 'over', name: '期满未续', en: 'Run out' },
    isNone,
  ],
  of: (person, day) => {
    const held = heldOn(person, day)
    return held?.to && dueBandOf(held.to, day) === 'over' ? 'over' : (held?.kind ?? 'none')
  },
}

/** 合同到期. */
export const contractDue: Measure = {
  name: '合同到期',
  en: 'Contract ends',
  group: 'contract',
  means: {
    name: '履行中的合同，从截止日算到期满那一天的天数',
    en: 'Days from the cut-off date to the last day of the contract in force',
  },
  values: [...dueBands, { code: 'open', name: '没有终止日期', en: 'No end' }, isNone],
  of: (person, day) => {
    const held = heldOn(person, day)
    return held ? (held.to ? dueBandOf(held.to, day) : 'open') : 'none'
  },
}

/** 第几次固定期限: after the second one an open-ended contract is offered (劳动合同法 Art. 14). */
export const contractTerms: Measure = {
  name: '签订固定期限合同次数',
  en: 'Fixed terms signed',
  group: 'contract',
  means: {
    name: '截止日以前开始的固定期限劳动合同份数',
    en: 'How many labour contracts of a fixed term had begun by the day',
  },
  values: [
    { code: '0', name: '没有', en: 'None' },
    { code: '1', name: '一次', en: 'One' },
    { code: '2', name: '两次', en: 'Two' },
    { code: '3', name: '三次以上', en: 'Three and more' },
  ],
  of: ({ facts: { contracts = [] } }, day) => {
    let terms = 0
    for (const one of contracts) if (one.kind === '1' && hasBegun(one, day)) terms += 1
    return String(Math.min(3, terms))
  },
}

/** 合同试用期到期, until somebody is confirmed. */
export const probationDue: Measure = {
  name: '合同试用期到期',
  en: 'Probation ends',
  group: 'contract',
  means: {
    name: '履行中的合同约定了试用期、还没有转正的，到试用期满那一天的天数',
    en: 'Days to the end of the probation of the contract in force, of whoever is not confirmed',
  },
  values: [...dueBands, { code: 'none', name: '不在试用期', en: 'Not on probation' }],
  of: (person, day) => {
    const trial = heldOn(person, day)?.trial
    return trial ? dueBandOf(trial, day) : 'none'
  },
}
