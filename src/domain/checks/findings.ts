import type { Group } from '#domain/access/groups.ts'
import type { AsideStanding } from '#domain/asides/aside.ts'
import type { Contents, Finding } from '#domain/dossiers/section.ts'
import { sectionOf, sections } from '#domain/dossiers/sections/index.ts'
import { type Lacks, lackingIn } from '#domain/prints/lacking.ts'
import type { PartialDate } from '#domain/time.ts'
import { factsOf } from './facts.ts'
import type { Rule, Severity } from './rule.ts'
import { rules } from './rules/index.ts'
import { runRules } from './running.ts'

/** Something that cannot be, is doubtful or is missing, with how grave that is; `rule` where one of docs/law says so. */
export type FindingTold = Finding & {
  readonly severity: Severity
  readonly rule?: Rule
  readonly aside?: AsideStanding
}

/** What is found, by section. */
export type Findings = ReadonlyMap<string, readonly FindingTold[]>

/** Who looks, and what is known beside the contents. */
export type Looking = {
  readonly groups: ReadonlySet<Group>
  readonly today?: PartialDate
  /** The numbers of other dossiers of somebody with this name and month of birth. */
  readonly alike?: readonly string[]
  /** The characters of a text that no face at hand can print (docs/decisions/0092). */
  readonly lacks?: Lacks
}

/**
 * Asked once a page, of what its viewer may see: a rule that reads a group beyond that does not run, since its silence would
 * tell of what is hidden as much as its finding.
 */
export function findingsIn(contents: Contents, { groups, today, alike, lacks }: Looking): Findings {
  const found: FindingTold[] = [...runRules(rules.filter(mayRun(groups)), factsOf(contents, today, alike))]
  const told = Map.groupBy(found, ({ rule }) => rule?.section ?? '')
  if (!lacks) return told
  for (const { section, field, record, chars } of lackingIn(contents, sections, lacks)) {
    const one: FindingTold = { code: 'no-face', severity: 'doubt', field, record, params: { text: chars.join('、') } }
    told.set(section, [...(told.get(section) ?? []), one])
  }
  return told
}

/** How many there are to be looked at in a section: a hint stops nobody, and what two people let stand was looked at. */
export const countFindings = (findings: Findings, section: string): number =>
  findings.get(section)?.filter(({ severity, aside }) => severity !== 'hint' && aside?.state !== 'agreed').length ?? 0

const mayRun =
  (groups: ReadonlySet<Group>) =>
  (rule: Rule): boolean =>
    groupsRead(rule).every((group) => groups.has(group))

const known = new WeakMap<Rule, readonly Group[]>()

/** The groups of the fields that a rule reads. */
export function groupsRead(rule: Rule): readonly Group[] {
  const found = known.get(rule) ?? [...new Set(rule.reads.map(groupOf))]
  known.set(rule, found)
  return found
}

function groupOf(name: string): Group {
  const [section = '', key] = name.split('.')
  const field = sectionOf(section)?.fields.find((field) => field.key === key)
  if (!field) throw new Error(`No section has the field ${name}.`)
  return field.group
}
