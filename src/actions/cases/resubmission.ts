import type { Case } from '#db/cases/cases.ts'
import type { Command as Sent } from '#db/commands.ts'
import * as proposals from '#db/proposals/proposals.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Command } from '#domain/cases/command.ts'
import { kindOf } from '#domain/cases/kinds/index.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import type { CaseId, PersonId } from '#domain/ids.ts'
import { conflictsOf } from '#gate/proposals/conflicts.ts'
import { valuesOf } from '#gate/proposals/reader.ts'
import type { App } from '#house/app.ts'
import { obey, whole } from './obeying.ts'
import { whatLacks } from './readiness.ts'

/** Sends a returned case on its way again; every seat is asked anew (docs/decisions/0028). */
export const resubmit = (
  app: App,
  actor: Actor,
  id: CaseId,
  { content, text }: { readonly content: number; readonly text: string },
  sent: Sent,
) => {
  const make = (by: PersonId): Command => ({ do: 'resubmit', by, content, text: cleanText(text) })
  const unready = async (app: App, theCase: Case) =>
    (await whatLacks(app, kindOf(theCase.route), theCase.dossier, text)) ?? (await whyNotProposed(app, theCase))
  return obey(app, actor, id, sent, { act: 'case.resubmitted', make, unready })
}

/** What came back may have been emptied meanwhile, or the dossier may have moved under it. */
async function whyNotProposed(app: App, { id }: Case): Promise<Reason | undefined> {
  const proposal = await proposals.ofCase(app.db, id)
  if (!proposal) return undefined
  if ((await valuesOf(app, proposal)).length === 0) return { code: 'case.nothing-proposed' }
  return (await conflictsOf(app, proposal)).length > 0 ? { code: 'case.outdated' } : undefined
}

/** Applies a blocked case after all, where what stood in its way is gone (docs/approvals.md E11). */
export const retryCase = (app: App, actor: Actor, id: CaseId, sent: Sent) =>
  obey(app, actor, id, sent, { act: 'case.retried', make: (by) => ({ do: 'retry', by, text: '' }), unready: whole })

/** Takes a blocked case back to its applicant, to be drawn anew on what the dossier holds now. */
export const reopenCase = (app: App, actor: Actor, id: CaseId, { text }: { readonly text: string }, sent: Sent) =>
  obey(app, actor, id, sent, { act: 'case.reopened', make: (by) => ({ do: 'reopen', by, text: cleanText(text) }) })
