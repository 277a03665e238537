import type { Group } from '#domain/access/groups.ts'
import type { Fields, PaperRef } from '#domain/dossiers/section.ts'
import type { PersonId } from '#domain/ids.ts'
import type { Day, Instant } from '#domain/time.ts'
import type { About, Handing, Level, Origin, Outcome, PassedOver, ReturnTo, Verdict } from './case.ts'
import type { Content, Vouched } from './content.ts'

/** The version of the events' bodies; an upcaster for each older number keeps old histories readable. */
export const eventSchema = 1

/** Conditions behind what was made void: they ask anew, since what is recorded there may be otherwise by then. */
type Unanswered = readonly string[]

/** What happened, with everything looked up written into it. Texts, origins and vouched values are sealed at rest. */
export type CaseEvent = { readonly at: Instant } & (
  | ({
      readonly type: 'submitted'
      readonly by: PersonId
      readonly subject: PersonId
      readonly text: string
    } & Sent)
  /** Which branch of a condition the case took. */
  | { readonly type: 'branched'; readonly block: string; readonly branch: number }
  | {
      readonly type: 'opened'
      readonly run: number
      readonly block: string
      readonly level?: Level
      /** The verdict of this seat ends its ladder: the rank is reached. */
      readonly last?: true
      /** A seat for each candidate instead of one for all. */
      readonly mode?: 'all'
      readonly candidates: readonly PersonId[]
      readonly origins: readonly Origin[]
      readonly passedOver: readonly PassedOver[]
    }
  | { readonly type: 'viewed'; readonly by: PersonId; readonly run: number; readonly seat: number }
  | {
      readonly type: 'decided'
      readonly by: PersonId | 'system'
      /** 代理: in whose place it was given. */
      readonly for?: PersonId
      readonly run: number
      readonly seat: number
      readonly verdict: Verdict['kind']
      readonly content: number
      readonly vouched: Vouched
      readonly ticks: readonly Group[]
      readonly text: string
      readonly output?: Fields
      /** An automatic verdict: the run in which the same person approved the same content (E1). */
      readonly repeats?: number
      /** The same, where it is the approval of before a return that still holds (E7). */
      readonly carries?: number
      readonly to?: ReturnTo
      /** The runs that a return makes void. */
      readonly voids?: readonly number[]
      readonly unanswered?: Unanswered
    }
  /** 纸面签批: whoever sits signed the printed approval sheet, and somebody else registered it (docs/decisions/0040). */
  | {
      readonly type: 'signed'
      readonly by: PersonId
      readonly signer: PersonId
      readonly run: number
      readonly seat: number
      /** When it was signed, by the paper. */
      readonly day: Day
      readonly content: number
      readonly vouched: Vouched
      readonly text: string
      readonly papers: readonly PaperRef[]
    }
  /** A seat goes to others for good, before its verdict; to nobody where whoever takes it sits in the run already. */
  | {
      readonly type: 'handed'
      readonly by: PersonId | 'system'
      readonly run: number
      readonly seat: number
      readonly why: Handing['why']
      readonly from: readonly PersonId[]
      readonly candidates: readonly PersonId[]
      readonly origins: readonly Origin[]
      /** Where a ladder has no such level any more: the level that is asked instead. */
      readonly level?: Level
      readonly last?: true
      readonly text: string
    }
  | {
      readonly type: 'climbed'
      readonly block: string
      readonly run: number
      readonly passedOver: readonly PassedOver[]
    }
  | { readonly type: 'copied'; readonly block: string; readonly people: readonly PersonId[] }
  | ({
      readonly type: 'resubmitted'
      readonly by: PersonId
      /** The keys whose revision moved since the last submission. */
      readonly changed: readonly string[]
      readonly text: string
    } & Sent)
  /** Whoever sits set values that the step is there to set; whoever vouched for them before is asked again (E19). */
  | {
      readonly type: 'edited'
      readonly by: PersonId
      readonly run: number
      readonly seat: number
      readonly content: number
      /** The values that were set, at the revision that they have now. */
      readonly set: Vouched
      readonly voids: readonly number[]
      readonly unanswered?: Unanswered
    }
  | { readonly type: 'urged'; readonly by: PersonId }
  /**
   * `consented`: the applicant had asked for it after a milestone, and whoever passed that one consents (E8); then `text` is
   * what that one says, and `for` in whose place it is said.
   */
  | {
      readonly type: 'withdrawn'
      readonly by: PersonId
      readonly text: string
      readonly consented?: true
      readonly for?: PersonId
    }
  /** 申请撤销, after a milestone: whom it waits for. The program says it again where nobody of those can act any more. */
  | {
      readonly type: 'withdrawal-asked'
      readonly by: PersonId | 'system'
      /** The run that passed the milestone. */
      readonly run: number
      readonly candidates: readonly PersonId[]
      readonly text: string
    }
  | { readonly type: 'withdrawal-declined'; readonly by: PersonId; readonly for?: PersonId; readonly text: string }
  | {
      readonly type: 'commented'
      readonly by: PersonId
      readonly text: string
      /** Who is called by name in the text, of those who may see the case. */
      readonly named?: readonly PersonId[]
      /** What was attached: sealed with the case, for whoever has a part in it. */
      readonly papers?: readonly PaperRef[]
    }
  /**
   * Everybody has approved and it cannot be applied, since the dossier moved meanwhile: nothing is lost, nothing half
   * done (E11).
   */
  | { readonly type: 'blocked'; readonly keys: readonly string[] }
  /** A blocked case goes back to the applicant, to be drawn anew on what the dossier holds now. */
  | { readonly type: 'reopened'; readonly by: PersonId; readonly text: string; readonly voids: readonly number[] }
  /** Everything is decided, and it takes effect on a day that lies ahead (docs/decisions/0029). */
  | { readonly type: 'scheduled'; readonly day: Day }
  | { readonly type: 'ended'; readonly outcome: Outcome }
)

/** What was sent on its way: whom it is about, and the content, whose number is its revision. */
type Sent = { readonly about: About; readonly content: number } & Omit<Content, 'revision'>
