import type { Case } from '#db/cases/cases.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { AccountId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

export type By = AccountId | 'system'

/** What the output of a task takes for its case, in the transaction of the act that takes, confirms or undoes it. */
export type Reservation = {
  /** What of it this case may not have: unknown, or somebody else's. */
  readonly missing: (app: App, theCase: Case, output: Fields) => Promise<readonly string[]>
  /** The case has reserved what these outputs say, as far as it is to be had, and nothing else; none undoes it. */
  readonly hold: (app: App, theCase: Case, outputs: readonly Fields[], by: By) => Promise<void>
  /** What was reserved is theirs. */
  readonly confirm: (app: App, theCase: Case, outputs: readonly Fields[], by: By) => Promise<void>
}
