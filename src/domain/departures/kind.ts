import type { Ending } from '#domain/settlement/ending.ts'

type Leaving = {
  readonly code: string
  /** Which review points legal answers (docs/law/departure.md §3). */
  readonly review: 'resignation' | 'agreement' | 'dismissal' | 'notice' | 'expiry' | 'farewell'
  readonly ending: Ending
  /** A right of the person: it is taken note of, and nobody refuses it (劳动合同法 Art. 37, 38; docs/decisions/0030). */
  readonly noted?: true
  /** Thirty days of notice, three in probation (Art. 37). */
  readonly notice?: true
  /** Whose: of civil servants alone, of everybody else alone, or of anybody. */
  readonly of?: 'civil' | 'contract'
}

/** What follows from 离职类别. */
const leavings: readonly Leaving[] = [
  { code: '10', review: 'resignation', ending: 'resigned', noted: true, notice: true, of: 'contract' },
  { code: '11', review: 'resignation', ending: 'dismissed', of: 'civil' },
  { code: '12', review: 'resignation', ending: 'employer-fault', noted: true, of: 'contract' },
  { code: '20', review: 'agreement', ending: 'agreed', of: 'contract' },
  { code: '21', review: 'agreement', ending: 'agreed', of: 'contract' },
  { code: '30', review: 'expiry', ending: 'expired', of: 'contract' },
  { code: '32', review: 'expiry', ending: 'task-done', of: 'contract' },
  { code: '33', review: 'expiry', ending: 'employer-closed', of: 'contract' },
  { code: '31', review: 'dismissal', ending: 'probation-failed', of: 'contract' },
  { code: '39', review: 'dismissal', ending: 'misconduct', of: 'contract' },
  { code: '40', review: 'notice', ending: 'no-fault', of: 'contract' },
  { code: '41', review: 'notice', ending: 'redundancy', of: 'contract' },
  { code: '50', review: 'dismissal', ending: 'dismissed' },
  { code: '51', review: 'dismissal', ending: 'dismissed' },
  { code: '60', review: 'farewell', ending: 'retired' },
  { code: '61', review: 'farewell', ending: 'died' },
  { code: '70', review: 'farewell', ending: 'moved' },
  { code: '90', review: 'farewell', ending: 'moved' },
]

/** How somebody leaves by this code of the section 离职; undefined for none. */
export const leavingBy = (code: string | undefined): Leaving | undefined => leavings.find((one) => one.code === code)
