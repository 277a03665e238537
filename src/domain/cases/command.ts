import type { Duty } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import type { Fields, PaperRef } from '#domain/dossiers/section.ts'
import type { PersonId } from '#domain/ids.ts'
import type { Office } from '#domain/organisation/office.ts'
import type { Day } from '#domain/time.ts'
import type { ReturnTo } from './case.ts'

/** What the page says it drew: the seat, its run and the content revision; never the case's own revision. */
type AtSeat = {
  readonly by: PersonId
  /** In whose place the page was drawn, if so; who stands in for whom is asked again. */
  readonly for?: PersonId | undefined
  readonly run: number
  readonly seat: number
  readonly content: number
  readonly text: string
}

export type Command =
  | { readonly do: 'submit'; readonly by: PersonId; readonly text: string }
  | ({ readonly do: 'approve'; readonly ticks: readonly Group[] } & AtSeat)
  | ({ readonly do: 'reject' } & AtSeat)
  | ({ readonly do: 'return'; readonly to: ReturnTo } & AtSeat)
  /** A task is done; what it records has been read and checked as its form says. */
  | ({ readonly do: 'handle'; readonly output: Fields } & AtSeat)
  /** Values that the step is there to set were set: the facts hold them already, `changed` names them. */
  | ({ readonly do: 'edit'; readonly changed: readonly string[] } & AtSeat)
  | { readonly do: 'resubmit'; readonly by: PersonId; readonly content: number; readonly text: string }
  /** Of a blocked case: whether the dossier takes it by now, or that it is drawn anew. */
  | { readonly do: 'retry' | 'reopen'; readonly by: PersonId; readonly text: string }
  /** The day of a case that is decided has come: said by the program itself, in the name of whoever applied. */
  | { readonly do: 'apply'; readonly by: PersonId; readonly text: string }
  /**
   * Somebody who sits cannot act any more, or not by this duty: said by the program, in the transaction that made it so (E2).
   */
  | { readonly do: 'left'; readonly person: PersonId; readonly successor?: PersonId; readonly duty?: Duty }
  /** 纸面签批: somebody else registers the sheet that whoever sits has signed. */
  | ({
      readonly do: 'sign'
      readonly signer: PersonId
      readonly day?: Day | undefined
      readonly paper?: PaperRef | undefined
    } & Omit<AtSeat, 'for'>)
  /** A seat goes to whoever its rule asks by now (E2). */
  | {
      readonly do: 'hand-over'
      readonly by: PersonId
      readonly run: number
      readonly seat: number
      readonly text: string
    }
  /** An office has a new holder: said by the program, in the transaction that made it so (E2). */
  | { readonly do: 'succeeded'; readonly office: Pick<Office, 'unit' | 'kind'> }
  /** 转办: the seat moves for good. */
  | {
      readonly do: 'transfer'
      readonly by: PersonId
      readonly run: number
      readonly seat: number
      readonly to: PersonId
      readonly text: string
    }
  /** 催办: reminds whoever is asked. */
  | { readonly do: 'urge'; readonly by: PersonId }
  | { readonly do: 'withdraw' | 'ask-withdrawal'; readonly by: PersonId; readonly text: string }
  /** `asking`: which 申请撤销 the page drew, counted from one. */
  | {
      readonly do: 'consent' | 'decline'
      readonly by: PersonId
      readonly asking: number
      readonly text: string
    }
  /** `named`: who is called by name in the text. */
  | {
      readonly do: 'comment'
      readonly by: PersonId
      readonly text: string
      readonly named?: readonly PersonId[]
      readonly papers?: readonly PaperRef[]
    }
  | { readonly do: 'view'; readonly by: PersonId }
