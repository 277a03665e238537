import type { Fields } from '#domain/dossiers/section.ts'
import type { CaseState } from './case.ts'
import { type Route, taskNamed } from './route.ts'
import { counted, verdictsOf } from './standing.ts'

/** What a task took for the case: by which name it is kept, and what it recorded. */
export type Taken = { readonly reserves: string; readonly output: Fields }

/**
 * What a case has reserved: whatever the tasks that count recorded. A return that voids such a task gives it back, and so does
 * every end but an approval, which confirms it (docs/approvals.md §7, invariant 21).
 */
export const takenBy = (route: Route, state: CaseState): readonly Taken[] =>
  counted(state).flatMap((run) => {
    const reserves = taskNamed(route, run.block)?.reserves
    const output = verdictsOf(run).find(({ output }) => output !== undefined)?.output
    return reserves !== undefined && output ? [{ reserves, output }] : []
  })

/** What stands for something reserved among the values that cannot be applied. */
export const reservedKey = (code: string): string => `reserved/${code}`

/** What was reserved and is not to be had any more, of a case that is blocked. */
export const lostIn = ({ conflicts }: CaseState): readonly string[] =>
  conflicts.flatMap((key) => (key.startsWith('reserved/') ? [key.slice('reserved/'.length)] : []))
