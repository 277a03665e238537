import type { ListHeadings } from '#domain/bringing/list-columns.ts'
import type { AccountId, PersonId } from '#domain/ids.ts'
import type { PayHeadings } from '#domain/pay-months/headings.ts'
import type { AskingTable } from '#domain/proposals/asking.ts'
import type { RuleEntry } from '#domain/settlement/rule-book.ts'
import type { Instant, PartialDate } from '#domain/time.ts'

/** 单位类型: 国有单位 keeps formal dossiers and bars kin absolutely; 企业 keeps internal files (docs/decisions/0039 and 0043). */
export type Profile = 'state' | 'enterprise'

/**
 * 平时查看范围 of heads and leaders in their own units: the list of names and posts alone, or identity, career, training and
 * appraisals as well (docs/decisions/0097).
 */
export type StandingReading = 'names' | 'career'

/** What holds as long as nobody settled it otherwise. */
export const usualReading: Readonly<Record<Profile, StandingReading>> = { state: 'names', enterprise: 'career' }

/** 管理权限: everybody is managed by this house, or some are managed above and each dossier says it (docs/decisions/0094). */
export type Managed = 'here' | 'apart'

/** What the organisation has settled for itself; named at the first start, later by the HR lead. */
export type Settings = {
  readonly profile: Profile
  /** 兜底: who decides when the ladder has nobody or its top is the subject (docs/decisions/0059). */
  readonly fallback?: PersonId
  /** 简称: how its own people call it, where there is no room for the whole name. */
  readonly shortName?: string
  /** 第二因素 of HR, IT and the auditor: asked for unless the house settled that it is theirs to choose. */
  readonly secondFactor: 'required' | 'optional'
  /** Undefined until the HR lead settled it: then what is usual for the profile holds. */
  readonly standingReading?: StandingReading
  /** Undefined until the HR lead settled it: then every dossier is asked. */
  readonly managed?: Managed
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
  standingReading: 'standing-reading',
  managed: 'managed',
  payHeadings: 'pay-headings',
  listHeadings: 'list-headings',
  /** Sealed, unlike the others: which number is to lead what. */
  expectedOffices: 'expected-offices',
} as const
