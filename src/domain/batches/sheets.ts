import type { CaseState } from '#domain/cases/case.ts'
import type { CasePaper } from '#domain/cases/kind.ts'
import { sheetsOf } from '#domain/cases/kinds/index.ts'
import type { Route } from '#domain/cases/route.ts'

type Joined = { readonly route: Route; readonly state: CaseState }

/** The cases of a batch that are decided on or were approved, none of those sent back or turned down, and the sheets that every one of them prints beside its 审批单. */
export function sheetsIn<Case extends Joined>(all: readonly Case[]) {
  const cases = all.filter(({ state }) => isPrinted(state.status) && state.runs.length > 0)
  const [first, ...others] = cases.map(sheetsOf)
  const sheets: readonly CasePaper[] = (first ?? []).filter((sheet) => others.every((of) => of.includes(sheet)))
  return { cases, sheets }
}

const isPrinted = (status: CaseState['status']): boolean =>
  ['running', 'scheduled', 'blocked', 'approved'].includes(status)
