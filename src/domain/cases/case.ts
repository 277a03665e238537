import type { Duty } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import type { Fields, PaperRef } from '#domain/dossiers/section.ts'
import type { PersonId, UnitId } from '#domain/ids.ts'
import type { Day, Instant } from '#domain/time.ts'
import type { Asked, Climb } from './condition.ts'

/** The version of the events' bodies; an upcaster for each older number keeps old histories readable. */
export const eventSchema = 1

/** A level of the ladder: `leader/<unit>` or `head/<unit>`, or the 兜底 approver in place of the rank nobody holds. */
export type Level = `${'leader' | 'head'}/${UnitId}` | 'fallback'

/** Why somebody sits, as it was when the seat opened. Replay never asks the organisation again. */
export type Origin =
  | { readonly from: 'duty'; readonly duty: Duty }
  | { readonly from: 'office'; readonly unit: UnitId; readonly kind: 'head' | 'leader'; readonly title: string }
  | { readonly from: 'fallback' }

/** Who would have sat and why not. A vacant level has no person. */
export type PassedOver = {
  readonly why: 'subject' | 'kin' | 'applicant' | 'editor' | 'inactive' | 'vacant' | 'seated'
  readonly person?: PersonId
  readonly level?: Level
}

/** What a signature vouches for: key of a value (`section/record/group`) → its revision (docs/decisions/0052). */
export type Vouched = Readonly<Record<string, number>>

/**
 * The content under decision: its revision and what it holds, group by group. It is the dossier itself, or a proposal to
 * change it; of a proposal also whose part each value is and how far up it goes, by the table as it was when the case was
 * submitted (docs/decisions/0034).
 */
export type Content = {
  readonly revision: number
  readonly fields: Readonly<Partial<Record<Group, Vouched>>>
  readonly parts?: Parts
  readonly climb?: Climb
  /** The unit that somebody would go to. */
  readonly to?: UnitId
  /** Of what sort it is, in the words of its kind: conditions of the route ask for them. */
  readonly traits?: readonly string[]
  /** The day from which it holds by itself, where no task names one. */
  readonly day?: Day
  /** 申请: what is asked for, of a kind that asks for something and changes no record. */
  readonly request?: Fields
  /** Whom a request names beside the applicant. */
  readonly people?: readonly PersonId[]
}

/** Keys of values, by who is asked about them. */
export type Parts = Readonly<Partial<Record<Asked, readonly string[]>>>

/** Whom a case is about, by name and unit of the day: what lists say of it when the dossier itself is out of reach. */
export type About = { readonly name: string; readonly unit: string }

export type Outcome = 'approved' | 'rejected' | 'withdrawn'

/** What happened, with everything looked up written into it. Texts, origins and vouched values are sealed at rest. */
export type CaseEvent = { readonly at: Instant } & (
  | {
      readonly type: 'submitted'
      readonly by: PersonId
      readonly subject: PersonId
      readonly about: About
      readonly content: number
      readonly fields: Content['fields']
      readonly parts?: Parts
      readonly climb?: Climb
      readonly to?: UnitId
      readonly traits?: readonly string[]
      readonly day?: Day
      readonly request?: Fields
      readonly people?: readonly PersonId[]
      readonly text: string
    }
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
  | {
      readonly type: 'resubmitted'
      readonly by: PersonId
      readonly about: About
      readonly content: number
      readonly fields: Content['fields']
      readonly parts?: Parts
      readonly climb?: Climb
      readonly to?: UnitId
      readonly traits?: readonly string[]
      readonly day?: Day
      readonly request?: Fields
      readonly people?: readonly PersonId[]
      /** The keys whose revision moved since the last submission. */
      readonly changed: readonly string[]
      readonly text: string
    }
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
  /** Everybody has approved and it cannot be applied, since the dossier moved meanwhile: nothing is lost, nothing half done (E11). */
  | { readonly type: 'blocked'; readonly keys: readonly string[] }
  /** A blocked case goes back to the applicant, to be drawn anew on what the dossier holds now. */
  | { readonly type: 'reopened'; readonly by: PersonId; readonly text: string; readonly voids: readonly number[] }
  /** Everything is decided, and it takes effect on a day that lies ahead (docs/decisions/0029). */
  | { readonly type: 'scheduled'; readonly day: Day }
  | { readonly type: 'ended'; readonly outcome: Outcome }
)

/** `START` is the applicant; a number is the run that is asked again. */
export type ReturnTo = 'START' | number

export type Verdict = {
  /** `done`: a task was done, and nothing was voted on. */
  readonly kind: 'approve' | 'reject' | 'return' | 'done'
  /** What was recorded by whoever did a task. */
  readonly output?: Fields
  readonly by: PersonId | 'system'
  /** 代理: in whose place it was given. */
  readonly for?: PersonId
  readonly at: Instant
  readonly content: number
  readonly vouched: Vouched
  readonly ticks: readonly Group[]
  readonly text: string
  readonly repeats?: number
  readonly carries?: number
  readonly to?: ReturnTo
  readonly signed?: Signed
}

/** Of an approval that was given on paper: the day by the paper, who registered it, and the signed sheet. */
export type Signed = { readonly day: Day; readonly by: PersonId; readonly papers: readonly PaperRef[] }

/** How a seat changed hands: its holder left, another holds the office by now, or it was passed on (转办). */
export type Handing = {
  readonly why: 'left' | 'incumbent' | 'transfer'
  readonly by: PersonId | 'system'
  readonly at: Instant
  readonly from: readonly PersonId[]
  readonly to: readonly PersonId[]
  readonly text: string
}

/** 席位: one task of one run. Several may sit on it; the first verdict wins (docs/decisions/0053). */
export type Seat = {
  readonly seat: number
  readonly candidates: readonly PersonId[]
  readonly origins: readonly Origin[]
  readonly state: 'open' | 'decided' | 'cancelled' | 'void'
  readonly openedAt: Instant
  readonly firstViewedAt?: Instant
  readonly verdict?: Verdict
  /** The chain of holders, the newest hand-over last. */
  readonly handed?: readonly Handing[]
}

/** One opening of a block. A return deletes nothing: the old run is void and a new one opens. */
export type Run = {
  readonly run: number
  readonly block: string
  readonly level?: Level
  readonly last?: true
  readonly state: 'open' | 'passed' | 'rejected' | 'returned' | 'void' | 'cancelled'
  readonly passedOver: readonly PassedOver[]
  readonly seats: readonly Seat[]
}

export type Remark = { readonly by: PersonId; readonly at: Instant; readonly text: string }

/** 申请撤销: what was asked for after a milestone, of whom, and what became of it. */
export type Asking = Remark & {
  readonly run: number
  readonly candidates: readonly PersonId[]
  readonly answer?: Answer
}

type Answer = Remark & { readonly consents: boolean; readonly for?: PersonId }

export type Comment = Remark & { readonly named: readonly PersonId[]; readonly papers: readonly PaperRef[] }

export type Submission = Remark & {
  readonly about: About
  readonly content: number
  readonly changed: readonly string[]
}

/** 事项: one request that travels. Its state is never set, only folded from its events. */
export type CaseState = {
  readonly status: 'new' | 'running' | 'returned' | 'blocked' | 'scheduled' | Outcome
  readonly applicant?: PersonId
  readonly subject?: PersonId
  readonly content: Content
  readonly submissions: readonly Submission[]
  readonly runs: readonly Run[]
  /** The branch that each condition took. */
  readonly branched: Readonly<Record<string, number>>
  /** What cannot be applied, of a blocked case. */
  readonly conflicts: readonly string[]
  /** From when it takes effect, of a case that waits for its day. */
  readonly day?: Day
  /** Ladders that have been climbed to the end, with the last run they rest on. */
  readonly climbed: Readonly<Record<string, number>>
  readonly notified: readonly string[]
  readonly copied: readonly PersonId[]
  readonly comments: readonly Comment[]
  readonly withdrawal?: Remark
  /** Every 申请撤销, the newest last. */
  readonly askings: readonly Asking[]
  /** When whoever was asked was reminded last. */
  readonly urgedAt?: Instant
  readonly endedAt?: Instant
  readonly events: number
}

export const blank: CaseState = {
  status: 'new',
  content: { revision: 0, fields: {} },
  submissions: [],
  runs: [],
  branched: {},
  conflicts: [],
  climbed: {},
  notified: [],
  copied: [],
  comments: [],
  askings: [],
  events: 0,
}

export const isLive = ({ status }: CaseState): boolean =>
  ['running', 'returned', 'blocked', 'scheduled'].includes(status)

/** How the case ended, if it has. */
export const outcomeOf = ({ status }: CaseState): Outcome | undefined =>
  status === 'approved' || status === 'rejected' || status === 'withdrawn' ? status : undefined
