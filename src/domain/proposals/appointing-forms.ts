import { ranks as ladders } from '#domain/codes/rank.ts'
import { serviceYears } from '#domain/codes/service-years.ts'
import type { Field, Section } from '#domain/dossiers/section.ts'
import { longestTrial } from './trial.ts'

/** The fields that every appointment is proposed with: the post, the day, the evidence, and the pay where it changes. */
const post: Field = { key: 'post', kind: 'post', group: 'career', required: true, help: true }
const full: Field = { key: 'full', kind: 'long-text', group: 'who', max: 600, help: true }
const rank: Field = { key: 'rank', kind: 'code', group: 'career', codes: ladders, help: true }
const from: Field = { key: 'from', kind: 'partial-date', group: 'career', required: true }
const ends: Field = { key: 'ends', kind: 'flag', group: 'career', help: true }
const pay: readonly Field[] = [
  { key: 'grade', kind: 'text', group: 'pay', max: 60, help: true },
  { key: 'postPay', kind: 'money', group: 'pay', with: 'grade' },
]
/** What the contract says then, or why it is not concerned. */
const contract: readonly Field[] = [
  { key: 'place', kind: 'text', group: 'contract', max: 100, help: true },
  { key: 'contractPay', kind: 'text', group: 'contract', max: 200, help: true },
  { key: 'unaffected', kind: 'text', group: 'contract', max: 200, help: true },
]
const exception: Field = { key: 'exception', kind: 'long-text', group: 'career', max: 400, help: true }
const reason: Field = { key: 'reason', kind: 'long-text', group: 'career', max: 400, help: true }
const basis: Field = { key: 'basis', kind: 'text', group: 'career', max: 200, required: true, help: true }

/** 任职试用期 in months, counted from the day of 办结. */
const trial: Field = {
  key: 'trialMonths',
  kind: 'number',
  group: 'career',
  help: true,
  rule: (value, { from }) =>
    Number(value) < 1 || Number(value) > longestTrial
      ? 'trial-length'
      : String(from ?? '').length < 6
        ? 'trial-from'
        : undefined,
}

/** 任前审核, 纪检意见 and 个人有关事项核查. */
const examined: readonly Field[] = [
  { key: 'first', kind: 'text', group: 'political-review', max: 60, help: true },
  {
    key: 'second',
    kind: 'text',
    group: 'political-review',
    max: 60,
    with: 'first',
    rule: (value, { first }) => (value === first ? 'same-examiner' : undefined),
  },
  { key: 'examinedOn', kind: 'partial-date', group: 'political-review', past: true },
  { key: 'opinion', kind: 'text', group: 'political-review', max: 100, help: true },
  { key: 'opinionOn', kind: 'partial-date', group: 'political-review', past: true, with: 'opinion' },
  { key: 'declared', kind: 'text', group: 'political-review', max: 100, help: true },
  { key: 'declaredOn', kind: 'partial-date', group: 'political-review', past: true, with: 'declared' },
]

const formOf = (key: string, fields: readonly Field[]): Section => ({ key, single: true, headline: ['post'], fields })

/**
 * 晋升任职 as HR fills it in. It has the shape of a section, so that it is typed, checked and shown as one; what it says
 * becomes records of the dossier (docs/decisions/0035).
 */
export const promoting = formOf('promoting', [
  post,
  full,
  rank,
  from,
  trial,
  ends,
  { key: 'removed', kind: 'text', group: 'career', max: 200, help: true },
  reason,
  { key: 'submitter', kind: 'text', group: 'career', max: 100, help: true },
  ...pay,
  ...contract,
  ...examined,
  exception,
  basis,
])

/** 调动: the same, with the unit that somebody goes to (docs/decisions/0037). */
export const transferring = formOf('transferring', [
  { key: 'unit', kind: 'unit', group: 'who', required: true },
  post,
  full,
  from,
  ends,
  reason,
  ...pay,
  ...contract,
  { key: 'service', kind: 'code', group: 'contract', codes: serviceYears, open: false, help: true },
  exception,
  basis,
])

/** 任免呈报: what the form says of the appointment itself, for whoever decides on it and for 任免审批表. */
export const submission: Section = {
  key: 'submission',
  single: true,
  headline: ['proposed'],
  fields: [
    { key: 'proposed', kind: 'text', group: 'career', max: 200 },
    { key: 'removed', kind: 'text', group: 'career', max: 200 },
    { key: 'offices', kind: 'text', group: 'career', max: 600 },
    { key: 'reason', kind: 'long-text', group: 'career', max: 400 },
    { key: 'submitter', kind: 'text', group: 'career', max: 100 },
    { key: 'exception', kind: 'long-text', group: 'career', max: 400 },
  ],
}

/** 合同与工龄: why the contract is not concerned, and what becomes of the years of service. */
export const terms: Section = {
  key: 'terms',
  single: true,
  headline: ['service'],
  fields: [
    { key: 'service', kind: 'code', group: 'contract', codes: serviceYears },
    { key: 'unaffected', kind: 'text', group: 'contract', max: 200 },
  ],
}

/** 任前审核与廉政核查: for HR alone; whoever decides reads that it was done (docs/decisions/0035). */
export const integrity: Section = { key: 'integrity', single: true, headline: ['examinedOn'], fields: examined }
