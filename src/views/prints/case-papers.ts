import type { Group } from '#domain/access/groups.ts'
import type { CasePaper } from '#domain/cases/kind.ts'
import type { ApprovalSheet } from '#domain/prints/papers/approval.ts'
import type { Approved } from './approval.ts'
import { introduction, payIntroduction } from './introduction.ts'
import { type Leaver, leaverGroups, leaverSheets } from './leaver.ts'
import { payChange } from './pay-change.ts'

/** What a paper of a case is made from: who it is about, the case, and what of the dossier it needs. */
export type CaseMaterial = Leaver &
  Pick<Approved, 'of'> & {
    /** Where somebody goes who leaves the legal entity, as far as it is known. */
    readonly to: string
  }

type Paper = {
  /** What its foot says it is for. */
  readonly purpose: string
  /** What of the dossier it needs. */
  readonly groups: readonly Group[]
  readonly sheet: (material: CaseMaterial) => ApprovalSheet
}

const leaving = (paper: keyof typeof leaverSheets): Paper => ({
  purpose: '离职',
  groups: leaverGroups,
  sheet: leaverSheets[paper],
})

/** What cases print beside their approval sheet. */
export const casePaperSheets: Readonly<Record<CasePaper, Paper>> = {
  certificate: leaving('certificate'),
  handover: leaving('handover'),
  settlement: leaving('settlement'),
  introduction: { purpose: '调动', groups: ['who', 'identity', 'career'], sheet: introduction },
  'pay-introduction': { purpose: '调动', groups: ['who', 'pay'], sheet: payIntroduction },
  'pay-change': { purpose: '工资变动', groups: ['who', 'identity', 'career'], sheet: payChange },
}
