import type { ListHeadings } from '#domain/bringing/list-columns.ts'
import type { AccountId, PersonId } from '#domain/ids.ts'
import type { PayHeadings } from '#domain/pay-months/headings.ts'
import type { AskingTable } from '#domain/proposals/asking.ts'
import type { RuleEntry } from '#domain/settlement/rule-book.ts'
import type { Instant, PartialDate } from '#domain/time.ts'

/** 单位类型: 国有单位 keeps formal dossiers and bars kin absolutely; 企业 keeps internal files (docs/decisions/0039 and 0043). */
export type Profile = 'state' | 'enterprise'

/** What the organisation has settled for itself; named at the first start, later by the HR lead. */
export type Settings = {
  readonly profile: Profile
  /** 兜底: who decides when the ladder has nobody or its top is the subject (docs/decisions/0059). */
  readonly fallback?: PersonId
  /** 简称: how its own people call it, where there is no room for the whole name. */
  readonly shortName?: string
  /** 第二因素 of HR, IT and the auditor: asked for unless the house settled that it is theirs to choose. */
  readonly secondFactor: 'required' | 'optional'
  /** 变更审批对照表, as far as the HR lead changed the first one. */
  readonly asking?: AskingTable
  /** 结算规则 of places and kinds of person (docs/decisions/0100). */
  readonly rules: readonly RuleEntry[]
  /** 工资月份 that are closed. */
  readonly payMonths: ReadonlyMap<PartialDate, { readonly by: AccountId; readonly at: Instant }>
  /** What the headings of the payroll's own table mean. */
  readonly payHeadings: PayHeadings
  /** What the headings of the house's own name lists mean. */
  readonly listHeadings: ListHeadings
}

/** Under which key each is stored. */
export const settingKeys = {
  profile: 'profile',
  fallback: 'fallback-approver',
  shortName: 'short-name',
  asking: 'asking',
  secondFactor: 'second-factor',
  payHeadings: 'pay-headings',
  listHeadings: 'list-headings',
} as const
