import type { Case } from '#db/cases/cases.ts'
import type { Command as Sent } from '#db/commands.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { FurtherApproval } from '#domain/cases/consecutive.ts'
import type { CaseEvent } from '#domain/cases/event.ts'
import { evolve } from '#domain/cases/fold.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import { blockNamed } from '#domain/cases/route.ts'
import { commandOf, type Ruling } from '#domain/cases/ruling.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import type { CaseId } from '#domain/ids.ts'
import type { Act } from '#domain/log/entry.ts'
import type { App } from '#house/app.ts'
import { obey, whole } from './obeying.ts'
import { hasUnexplainedPay } from './off-scale.ts'

/**
 * Gives a verdict on a seat, and with an approval those on further seats of the same person, each in its own; with the last
 * one the effect happens in the same transaction. Answers the case's id.
 */
export const giveVerdict = (app: App, actor: Actor, id: CaseId, ruling: Ruling, sent: Sent) =>
  obey(app, actor, id, sent, {
    act: verdictActs[ruling.verdict],
    make: (by) => commandOf(ruling, by),
    further: ruling.further?.map((one): FurtherApproval => ({ ...one, text: cleanText(one.text) })),
    unready: ruling.verdict === 'approve' ? unfitToApprove : undefined,
  })

/** Nobody approves on a damaged dossier, nor a pay outside the table that a seat is there to set and nobody explained. */
async function unfitToApprove(app: App, theCase: Case, made: readonly CaseEvent[]): Promise<Reason | undefined> {
  await whole(app, theCase)
  const { runs } = made.reduce(evolve, theCase.state)
  const setsPay = made.some((event) => {
    if (event.type !== 'decided' || event.by === 'system') return false
    const block = blockNamed(theCase.route, runs.find(({ run }) => run === event.run)?.block ?? '')
    return block?.k === 'step' && block.edits?.includes('pay')
  })
  return setsPay && (await hasUnexplainedPay(app, theCase)) ? { code: 'case.off-scale' } : undefined
}

const verdictActs = {
  approve: 'case.approved',
  reject: 'case.rejected',
  return: 'case.returned',
} as const satisfies Record<Ruling['verdict'], Act>
