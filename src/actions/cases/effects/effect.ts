import type { Case } from '#db/cases/cases.ts'
import type { CaseEvent } from '#domain/cases/event.ts'
import type { AccountId } from '#domain/ids.ts'
import type { Act } from '#domain/log/entry.ts'
import type { App } from '#house/app.ts'

/** What an approval brings about, in the transaction of the last verdict: if it throws, that verdict was not given. */
export type Effect = (app: App, theCase: Case, saveCase: SaveCase) => Promise<void>

/** Keeps what a command brought about; handed to an effect that moves other cases. */
export type SaveCase = (
  app: App,
  actor: { readonly account: AccountId | 'system' },
  before: Case,
  events: readonly CaseEvent[],
  act: Act,
) => Promise<void>
