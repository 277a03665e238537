import type { Finding } from '#domain/dossiers/section.ts'
import type { Facts } from './facts.ts'

/**
 * 错误 cannot be true as it stands; 疑点 is seldom true and is looked at; 提示 is missing or due and stops nobody.
 */
export type Severity = 'error' | 'doubt' | 'hint'

export const severities: readonly Severity[] = ['error', 'doubt', 'hint']

/** What a rule finds: its code is the rule's key. The record is where it is mended; without one, the section. */
export type Found = Omit<Finding, 'code'>

/**
 * 核查规则: one thing that a careful clerk compares. Its sentence is the message `doubt.<key>`. It runs only for whoever may
 * see every field that it `reads`, named `section.field`, and reads no other: `test/domain/checks/rules.test.ts` holds that.
 * What it compares in other records of a list stands in the parameters of its sentence, so that a finding changes with it.
 */
export type Rule = {
  readonly key: string
  readonly severity: Severity
  /** The section on whose card it stands and where it is mended. */
  readonly section: string
  /** The page and section of docs/law that gives grounds for it. */
  readonly source: string
  readonly reads: readonly string[]
  /** The reading of an exchange file already asks this. */
  readonly asked?: true
  readonly find: (facts: Facts) => readonly Found[]
}
