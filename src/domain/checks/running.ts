import type { Finding } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { Facts } from './facts.ts'
import type { Rule, Severity } from './rule.ts'

/** A finding with what its rule says of it. */
export type Told = Finding & { readonly severity: Severity; readonly rule: Rule }

/** What these rules find, one after the other. In a section with one record that record is meant where none is named. */
export const runRules = (rules: readonly Rule[], facts: Facts): readonly Told[] =>
  rules.flatMap((rule) => {
    const found = rule.find(facts)
    if (found.length === 0) return []
    const [first] = facts.records(rule.section)
    return found.map((one) => ({
      ...(sectionOf(rule.section)?.single && first && { record: first.id }),
      ...one,
      code: rule.key,
      severity: rule.severity,
      rule,
    }))
  })
