import type { Duty } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import type { Fields, PaperRef } from '#domain/dossiers/section.ts'
import type { PersonId, UnitId } from '#domain/ids.ts'
import type { Day, Instant } from '#domain/time.ts'
import type { Content, Vouched } from './content.ts'

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

export type Outcome = 'approved' | 'rejected' | 'withdrawn'

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

/** Whether the case goes on: sent, come back, blocked, or waiting for its day. */
export const isLive = ({ status }: CaseState): boolean =>
  ['running', 'returned', 'blocked', 'scheduled'].includes(status)

/** How the case ended, if it has. */
export const outcomeOf = ({ status }: CaseState): Outcome | undefined =>
  status === 'approved' || status === 'rejected' || status === 'withdrawn' ? status : undefined

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

/** A level of the ladder: `leader/<unit>` or `head/<unit>`, or the 兜底 approver in place of the rank nobody holds. */
export type Level = `${'leader' | 'head'}/${UnitId}` | 'fallback'

/** Why somebody sits, as it was when the seat opened. Replay never asks the organisation again. */
export type Origin = (
  | { readonly from: 'duty'; readonly duty: Duty }
  | { readonly from: 'office'; readonly unit: UnitId; readonly kind: 'head' | 'leader'; readonly title: string }
  | { readonly from: 'fallback' }
) & {
  /** Of a relative of the subject, in a 企业 where nobody else may sit (docs/decisions/0039). */
  readonly kin?: true
}

/** Who would have sat and why not. A vacant level has no person. */
export type PassedOver = {
  readonly why: 'subject' | 'kin' | 'applicant' | 'editor' | 'inactive' | 'vacant' | 'seated'
  readonly person?: PersonId
  readonly level?: Level
}

/** What was given from a seat: a vote, or a task that was done. */
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

/** `START` is the applicant; a number is the run that is asked again. */
export type ReturnTo = 'START' | number

/** How a seat changed hands: its holder left, another holds the office by now, or it was passed on (转办). */
export type Handing = {
  readonly why: 'left' | 'incumbent' | 'transfer'
  readonly by: PersonId | 'system'
  readonly at: Instant
  readonly from: readonly PersonId[]
  readonly to: readonly PersonId[]
  readonly text: string
}

/** Something that somebody said, with its moment. */
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

/** Whom a case is about, by name and unit of the day: what lists say of it when the dossier itself is out of reach. */
export type About = { readonly name: string; readonly unit: string }
