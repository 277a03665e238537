import type { Command as Sent } from '#db/commands.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Command } from '#domain/cases/command.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import type { CaseId, PersonId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { obey } from './obeying.ts'

/** Takes the request back, with a reason, until the last verdict; the dossier is a draft again. */
export const withdrawCase = (app: App, actor: Actor, id: CaseId, { text }: { readonly text: string }, sent: Sent) =>
  obey(app, actor, id, sent, { act: 'case.withdrawn', make: (by) => ({ do: 'withdraw', by, text: cleanText(text) }) })

/** 申请撤销: asks whoever passed the milestone whether the request may be taken back (docs/approvals.md E8). */
export const askWithdrawal = (app: App, actor: Actor, id: CaseId, { text }: { readonly text: string }, sent: Sent) =>
  obey(app, actor, id, sent, {
    act: 'case.withdrawal-asked',
    make: (by) => ({ do: 'ask-withdrawal', by, text: cleanText(text) }),
  })

/** Answers what is asked for: with the consent everything is undone, else the case goes on. */
export const answerWithdrawal = (
  app: App,
  actor: Actor,
  id: CaseId,
  { answer, asking, text }: { readonly answer: 'consent' | 'decline'; readonly asking: number; readonly text: string },
  sent: Sent,
) => {
  const make = (by: PersonId): Command => ({ do: answer, by, asking, text: cleanText(text) })
  return obey(app, actor, id, sent, { act: answer === 'consent' ? 'case.withdrawn' : 'case.withdrawal-declined', make })
}
