import { forbiddenAnswers } from '#domain/codes/forbidden-answer.ts'
import { reviewAnswers } from '#domain/codes/review-answer.ts'
import { unionAnswers } from '#domain/codes/union-answer.ts'
import type { Coded, Field, Value } from '#domain/dossiers/section.ts'
import { answering } from './answering.ts'

const codeIn = (value: Value): string | undefined => (value as Coded).code

/** What is not in order is mended before it passes: whoever finds it sends the case back. */
const inOrder = (value: Value) => (codeIn(value) === '3' ? 'review-open' : undefined)

/** Art. 43: the union is told before, and its objection is studied. */
const union: readonly Field[] = [
  {
    key: 'union',
    kind: 'code',
    group: 'contract',
    codes: unionAnswers,
    open: false,
    required: true,
    rule: (value) => (codeIn(value) === '9' ? 'union-first' : undefined),
  },
  { key: 'unionTold', kind: 'partial-date', group: 'contract', past: true, required: true, with: 'union' },
]

/** Art. 42: occupational disease, work injury, medical period, pregnancy and nursing, fifteen years with less than five to go. */
const forbidden: readonly Field[] = [
  {
    key: 'forbidden',
    kind: 'code',
    group: 'contract',
    codes: forbiddenAnswers,
    open: false,
    required: true,
    help: true,
    rule: (value) => (codeIn(value) === '9' ? 'forbidden-now' : undefined),
  },
]

const review = (key: string, points: readonly string[], more: readonly Field[] = []) =>
  answering(key, { group: 'contract', codes: reviewAnswers, points, more, rule: inOrder })

const agreed = ['identity', 'basis', 'handover', 'amount', 'payday', 'insurance', 'leave', 'returned', 'nonCompete']

/** 审查要点 of each kind (docs/law/departure.md §3). */
export const reviewResignation = review('review-resignation', [
  'identity',
  'notice',
  'handover',
  'leave',
  'returned',
  'nonCompete',
  'secrecy',
  'service',
])
export const reviewAgreement = review('review-agreement', [...agreed, 'tax', 'silence', 'release', 'copies'])
export const reviewDismissal = review('review-dismissal', ['identity', 'basis', 'notice', ...agreed.slice(2)], union)
export const reviewNotice = review(
  'review-notice',
  ['identity', 'basis', 'notice', ...agreed.slice(2)],
  [...union, ...forbidden],
)
export const reviewExpiry = review('review-expiry', ['identity', 'basis', 'notice', ...agreed.slice(2)], forbidden)
export const reviewFarewell = review('review-farewell', [
  'identity',
  'basis',
  'insurance',
  'leave',
  'returned',
  'secrecy',
])
