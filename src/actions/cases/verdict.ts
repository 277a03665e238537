import type { Case } from '#db/cases/cases.ts'
import type { Command as Sent } from '#db/commands.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import { blockNamed } from '#domain/cases/route.ts'
import { commandOf, type Ruling } from '#domain/cases/ruling.ts'
import type { CaseId } from '#domain/ids.ts'
import type { Act } from '#domain/log/entry.ts'
import type { App } from '#house/app.ts'
import { obey, whole } from './obeying.ts'
import { hasUnexplainedPay } from './off-scale.ts'

/** Gives a verdict on a seat; with the last one the effect happens in the same transaction. Answers the case's id. */
export const giveVerdict = (app: App, actor: Actor, id: CaseId, ruling: Ruling, sent: Sent) =>
  obey(app, actor, id, sent, {
    act: verdictActs[ruling.verdict],
    make: (by) => commandOf(ruling, by),
    unready: ruling.verdict === 'approve' ? (app, theCase) => unfitToApprove(app, theCase, ruling.run) : undefined,
  })

/** Nobody approves on a damaged dossier, nor a pay outside the table that this seat is there to set and nobody explained. */
async function unfitToApprove(app: App, theCase: Case, number: number): Promise<Reason | undefined> {
  await whole(app, theCase)
  const block = blockNamed(theCase.route, theCase.state.runs.find(({ run }) => run === number)?.block ?? '')
  if (block?.k !== 'step' || !block.edits?.includes('pay')) return undefined
  return (await hasUnexplainedPay(app, theCase)) ? { code: 'case.off-scale' } : undefined
}

const verdictActs = {
  approve: 'case.approved',
  reject: 'case.rejected',
  return: 'case.returned',
} as const satisfies Record<Ruling['verdict'], Act>
