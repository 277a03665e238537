import type { FilingStep } from '#domain/custody/filing.ts'
import type { ClassKey } from '#domain/materials/classes.ts'
import type { SheetKind } from '#domain/prints/sheets/index.ts'

/**
 * 形成的材料: the signed papers that cases add to the volume, each with its title and its class (docs/law/materials.md §2). A
 * kind names those of its own; they are never swapped (docs/decisions/0031).
 */
export const casePapers = {
  appointment: { title: '干部任免审批表', class: '9-2' },
  'pay-change': { title: '工资变动审批表', class: '9-1' },
  contract: { title: '劳动（聘用）合同', class: '9-2' },
  leaving: { title: '解除（终止）劳动合同证明书', class: '9-2' },
} as const satisfies Record<string, CasePaper>

export type CasePaper = { readonly title: string; readonly class: ClassKey }

export type CasePaperKey = keyof typeof casePapers

/** What an applied case means for the paper: sheets to swap, and the signed papers that it adds, in the catalogue or not yet. */
export type CaseOnPaper = {
  readonly swaps: readonly { readonly sheets: readonly SheetKind[]; readonly step: FilingStep }[]
  readonly papers: readonly (CasePaper & { readonly standing: 'loose' | 'filed' | undefined })[]
  /** Whether the viewer keeps the catalogue that they go into. */
  readonly keeps: boolean
}
