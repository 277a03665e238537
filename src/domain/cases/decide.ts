import type { CaseState } from './case.ts'
import type { Command } from './command.ts'
import type { CaseEvent } from './event.ts'
import type { Facts } from './facts.ts'
import { type Pen, penFor } from './pen.ts'
import type { Reason } from './refusal.ts'
import type { Route } from './route.ts'
import { settle } from './settle.ts'
import { answerWithdrawal } from './verbs/answer-withdrawal.ts'
import { apply } from './verbs/apply.ts'
import { askWithdrawal } from './verbs/ask-withdrawal.ts'
import { reopen, retry } from './verbs/blocked.ts'
import { comment } from './verbs/comment.ts'
import { edit } from './verbs/edit.ts'
import { handOver } from './verbs/hand-over.ts'
import { left } from './verbs/left.ts'
import { resubmit } from './verbs/resubmit.ts'
import { sign } from './verbs/sign.ts'
import { submit } from './verbs/submit.ts'
import { succeed } from './verbs/succeed.ts'
import { transfer } from './verbs/transfer.ts'
import { urge } from './verbs/urge.ts'
import { giveVerdict } from './verbs/verdict.ts'
import { view } from './verbs/view.ts'
import { withdraw } from './verbs/withdraw.ts'

export type Decided = { readonly events: readonly CaseEvent[] } | { readonly refused: Reason }

/** All choices are made here and written into the events; nothing is looked up again when they are replayed. */
export function decide(route: Route, state: CaseState, command: Command, facts: Facts): Decided {
  const pen = penFor(state)
  const refused = obey(pen, route, command, facts) ?? settle(pen, route, facts)
  return refused ? { refused } : { events: pen.events }
}

/** The longest text of a verdict, a reason or a comment, in characters; the fields of the pages say the same. */
const mostText = 2000

function obey(pen: Pen, route: Route, command: Command, facts: Facts): Reason | undefined {
  if ('text' in command && command.text.length > mostText) return { code: 'case.text-too-long' }
  switch (command.do) {
    case 'submit':
      return submit(pen, route, command, facts)
    case 'approve':
    case 'reject':
    case 'return':
    case 'handle':
      return giveVerdict(pen, route, command, facts)
    case 'edit':
      return edit(pen, route, command, facts)
    case 'resubmit':
      return resubmit(pen, route, command, facts)
    case 'retry':
      return retry(pen, command, facts)
    case 'reopen':
      return reopen(pen, command, facts)
    case 'apply':
      return apply(pen, facts)
    case 'left':
      return left(pen, route, command, facts)
    case 'hand-over':
      return handOver(pen, route, command, facts)
    case 'succeeded':
      return succeed(pen, route, command, facts)
    case 'transfer':
      return transfer(pen, route, command, facts)
    case 'sign':
      return sign(pen, route, command, facts)
    case 'urge':
      return urge(pen, command, facts)
    case 'withdraw':
      return withdraw(pen, route, command, facts)
    case 'ask-withdrawal':
      return askWithdrawal(pen, route, command, facts)
    case 'consent':
    case 'decline':
      return answerWithdrawal(pen, command, facts)
    case 'comment':
      return comment(pen, command, facts)
    case 'view':
      return view(pen, command, facts)
  }
}
