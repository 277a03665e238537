/**
 * 审批单 and the other sheets of a case, such as 离职结算单: what was asked, what becomes of what, and every opinion that
 * counts, with who gave it and when. Printed of a case; a material and no finding aid, so that it never goes stale
 * (docs/decisions/0031).
 */
export type ApprovalSheet = {
  readonly is: 'approval'
  readonly title: string
  readonly name: string
  /** What the page calls whoever it is about, where 姓名 would be taken for somebody else's. */
  readonly of?: string
  /** Of the dossier. */
  readonly number: string
  /** A form of its own, row by row, in the place of all below it. */
  readonly form?: readonly ApprovalForm[]
  readonly facts: readonly ApprovalFact[]
  readonly changes: readonly ApprovalChange[]
  readonly opinions: readonly ApprovalOpinion[]
  /** Lines in columns, as of a settlement or a hand-over; the widths are shares of the page. */
  readonly tables?: readonly ApprovalTable[]
  /** Who signs it, a line each; whoever prints it where nobody is named. */
  readonly signers?: readonly string[]
  /** What the sheet leaves out, and why. */
  readonly remarks: readonly string[]
}

/** One row of a form: cells with their widths in mm, a heading or words; at least so high. */
export type ApprovalForm = {
  readonly cells: readonly { readonly words: string; readonly width: number; readonly head?: boolean }[]
  readonly height?: number
}

export type ApprovalTable = {
  readonly shares: readonly number[]
  /** The column of amounts, which end at its right. */
  readonly amounts?: number
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export type ApprovalFact = { readonly label: string; readonly words: string }

/** One record: what it is called, the paper it rests on, and each field that differs, old beside new. */
export type ApprovalChange = {
  readonly record: string
  readonly basis: string
  readonly fields: readonly { readonly label: string; readonly was: string; readonly now: string }[]
}

export type ApprovalOpinion = {
  readonly step: string
  readonly person: string
  readonly office: string
  readonly words: string
  readonly at: string
}
