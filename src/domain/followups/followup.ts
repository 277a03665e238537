import { daysAfter } from '#domain/days.ts'
import type { CaseId, DossierId, FollowUpId, PersonId, UnitId } from '#domain/ids.ts'
import type { Columns } from '#domain/roster/entry.ts'
import type { Day, Instant } from '#domain/time.ts'

/**
 * 待办任务 that is no case (docs/decisions/0055): legal records the signed contract, finance the starting pay; a contract runs
 * out; somebody's probation, or the trial of a post, ends and the head says whether it is passed; whoever did not pass is
 * let go by HR; what a case that was taken back had allocated comes back to administration, and so does what belongs to a legal
 * entity that somebody was transferred from; and HR writes down the papers of a departure that 办结 left open.
 */
export const followUpKinds = [
  'contract',
  'pay',
  'expiry',
  'probation',
  'trial',
  'let-go',
  'give-back',
  'hand-back',
  'leaving-papers',
] as const
export type FollowUpKind = (typeof followUpKinds)[number]

export type FollowUp = {
  readonly id: FollowUpId
  readonly dossier: DossierId
  readonly kind: FollowUpKind
  /** By when it is to be done; of what ends, its last day. */
  readonly day: Day
  readonly at: Instant
  /** The case that it follows from. */
  readonly case?: CaseId
  /** Of what is handed back: the unit whose administration has it to do, since the person is elsewhere by now. */
  readonly oldUnit?: UnitId
  /** Why, where somebody said so. */
  readonly reason?: string
  readonly ended?: FollowUpEnd
}

export type FollowUpEnd = {
  /** 已办, 转正, 不予转正, or that there is nothing to do any more. */
  readonly how: 'done' | 'confirmed' | 'let-go' | 'gone'
  readonly by: PersonId | 'system'
  readonly at: Instant
  readonly text: string
}

/** What the head decides on. */
export const isDecided = (kind: FollowUpKind): kind is 'probation' | 'trial' => kind === 'probation' || kind === 'trial'

/** What brings seats and equipment back. */
export const isGivenBack = (kind: FollowUpKind): kind is 'give-back' | 'hand-back' =>
  kind === 'give-back' || kind === 'hand-back'

/** What is written down on a form. */
export const isRecorded = (kind: FollowUpKind): kind is 'contract' | 'pay' | 'leaving-papers' =>
  kind === 'contract' || kind === 'pay' || kind === 'leaving-papers'

export const mostFollowUpText = 500

export type FollowUpRefusal =
  /** Somebody has done it meanwhile, or there is nothing to do any more. */
  | 'followups.ended'
  | 'followups.no-verdict'
  | 'followups.no-reason'
  /** No seat or equipment has this code. */
  | 'followups.unknown-code'
  /** Somebody has it by now, or a case has reserved it. */
  | 'followups.not-free'
  /** The page had only just come, so nobody can have read it (docs/decisions/0085). */
  | 'followups.unread'
  /** A case under way locks the record that says it. */
  | 'followups.held'

/** So many days before its day a matter opens by itself. */
const ahead = { expiry: 60, probation: 30, trial: 30 } as const

/** What was over for longer than this when the house learned of it is a finding, and no task any more. */
const mostOverdue = 90

type Term = { readonly kind: keyof typeof ahead; readonly day: Day }

/** What ends soon, as the list knows it: found again whenever somebody looks, so that no day is missed (docs/decisions/0051). */
export function endingSoon({ contract, career }: Pick<Columns, 'contract' | 'career'>, today: Day): readonly Term[] {
  const dates = { expiry: contract.to, probation: contract.probationEnd, trial: career.trialUntil }
  return (Object.keys(ahead) as (keyof typeof ahead)[]).flatMap((kind) => {
    const day = dayIn(dates[kind])
    return day && day <= daysAfter(today, ahead[kind]) && day >= daysAfter(today, -mostOverdue) ? [{ kind, day }] : []
  })
}

/** Of a month the first day is meant: early rather than late. */
const dayIn = (date: string | undefined): Day | undefined =>
  date && date.length >= 6 ? (`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6) || '01'}` as Day) : undefined

/** Whether there is still something to do, as the list knows it: a contract that was signed elsewhere is signed. */
export function isStanding(
  { kind, day }: FollowUp,
  { contract, career }: Pick<Columns, 'contract' | 'career'>,
): boolean {
  if (kind === 'contract') return contract.from === undefined
  if (kind === 'expiry') return dayIn(contract.to) === day
  if (kind === 'probation') return dayIn(contract.probationEnd) === day
  return kind === 'trial' ? dayIn(career.trialUntil) === day : true
}
