import type { Case } from '#db/cases/cases.ts'
import type { App } from '#house/app.ts'

/** What an approval brings about, in the transaction of the last verdict: if it throws, that verdict was not given. */
export type Effect = (app: App, theCase: Case) => Promise<void>
