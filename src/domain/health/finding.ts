import type { About, Check, State } from './check.ts'
import { type CheckKey, checks } from './checks/index.ts'
import type { Measures } from './measures.ts'

/** What a check found: its colour, and which of its sentences says so. */
export type Finding = {
  readonly check: CheckKey
  readonly say: string
  readonly state: State
  readonly about: About
}

/** 体检: judges what was measured. Where something could not be looked at, its check says nothing. */
export const examined = (measures: Measures): readonly Finding[] =>
  checks.flatMap((check) => {
    const said = (check as Check<CheckKey>).judge(measures)
    const state = said && (check.says as Readonly<Record<string, State>>)[said.say]
    return said && state ? [{ check: check.key, say: said.say, state, about: said.about ?? {} }] : []
  })

/** What is to be done first, then what to look at, then the rest; the order of the checks within each. */
export const worstFirst = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((one, other) => ranks[other.state] - ranks[one.state])

const ranks: Readonly<Record<State, number>> = { good: 0, look: 1, act: 2 }

/** What `doctor` ends with: 0 all in order, 1 something to look at, 2 something to do now. */
export const exitFor = (findings: readonly Pick<Finding, 'state'>[]): 0 | 1 | 2 =>
  Math.max(0, ...findings.map(({ state }) => ranks[state])) as 0 | 1 | 2
