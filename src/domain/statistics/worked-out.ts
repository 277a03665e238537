import { type Group, groups } from '#domain/access/groups.ts'
import { factsOf } from '#domain/checks/facts.ts'
import type { FindingTold } from '#domain/checks/findings.ts'
import type { Rule } from '#domain/checks/rule.ts'
import { rules } from '#domain/checks/rules/index.ts'
import { samePerson } from '#domain/checks/rules/same-person.ts'
import { runRules } from '#domain/checks/running.ts'
import type { Contents } from '#domain/dossiers/section.ts'
import { lackingIn } from '#domain/materials/lacking.ts'
import { type Entry, groupOf } from '#domain/materials/material.ts'
import type { PartialDate } from '#domain/time.ts'
import type { Countable, FindingThing, LackThing, Thing } from './thing.ts'

/** What is worked out from everything that a dossier says, and kept nowhere (docs/decisions/0295). */
export const isWorkedOut = (counted: Countable): counted is 'findings' | 'lacks' =>
  counted === 'findings' || counted === 'lacks'

/** The rules that figures count: all but the one that compares a dossier with others. */
export const countedRules: readonly Rule[] = rules.filter((rule) => rule !== samePerson)

/** A whole dossier as it stands: its records, and the papers in its catalogue. */
export type WholeDossier = { readonly contents: Contents; readonly filed: readonly Entry[] }

/** What the rules find in a dossier on a day, and which papers it lacks; `stateOf` says whether a finding was let stand. */
export function workedOutOf(
  { contents, filed }: WholeDossier,
  today: PartialDate,
  stateOf: (finding: FindingTold) => FindingThing['state'],
): readonly Thing[] {
  const found = runRules(countedRules, factsOf(contents, today))
  const findings = together(
    found.map((one) => ({ is: 'findings', rule: one.rule.key, state: stateOf(one) }) as const),
    (many, one): FindingThing => ({ ...one, many }),
  )
  const lacks = together(
    lackingIn({ groups: everyGroup, contents }, filed).map(
      (one) => ({ is: 'lacks', paper: one.key, class: groupOf(one.class) }) as const,
    ),
    (many, one): LackThing => ({ ...one, many }),
  )
  return [...findings, ...lacks]
}

const everyGroup: ReadonlySet<Group> = new Set(groups)

/** Alike ones as one, with how many they are. */
const together = <One, Made>(all: readonly One[], make: (many: number, one: One) => Made): readonly Made[] =>
  [...Map.groupBy(all, (one) => JSON.stringify(one)).values()].flatMap((same) =>
    same[0] === undefined ? [] : [make(same.length, same[0])],
  )
