import type { Group } from '#domain/access/groups.ts'
import type { Problems } from '#domain/dossiers/form.ts'
import type { CaseId, PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { Outcome } from './case.ts'

/** Why a command is not accepted; each code has a sentence `refusal.<code>` in the catalogue. */
export type Reason =
  /** `by`: who withdrew or rejected; nobody alone brings about an approval. */
  | {
      readonly code: 'case.closed'
      readonly outcome: Outcome
      readonly at: Instant
      readonly by?: PersonId | undefined
    }
  | { readonly code: 'case.not-your-turn' }
  | { readonly code: 'case.already-decided'; readonly by: PersonId | 'system'; readonly at: Instant }
  /** The page was drawn before the content changed, or before the case was returned. */
  | { readonly code: 'case.stale' }
  | { readonly code: 'case.reason-missing' }
  | { readonly code: 'case.text-missing' }
  | { readonly code: 'case.text-too-long' }
  | { readonly code: 'case.ticks-missing'; readonly groups: readonly Group[] }
  | { readonly code: 'case.not-a-target' }
  /** The law gives nobody the right to say no. */
  | { readonly code: 'case.only-noted' }
  /** Cases on the same dossier that are still under way are ended or taken back first. */
  | { readonly code: 'case.others-live' }
  /** Whom the seat was to go to may not sit there, or does already. */
  | { readonly code: 'case.not-a-recipient' }
  /** Whose signature it would be does not sit there, or may not. */
  | { readonly code: 'case.not-a-signer' }
  /** Of a signed sheet: no paper, no day, a day to come, or one on which nobody was asked yet. */
  | { readonly code: 'case.sheet-missing' }
  | { readonly code: 'case.signing-day-missing' }
  | { readonly code: 'case.signed-ahead' }
  | { readonly code: 'case.signed-early' }
  /** Whoever stood in for somebody does so no more. */
  | { readonly code: 'case.stand-in-over' }
  /** Whoever is asked was reminded a short while ago. */
  | { readonly code: 'case.urged-lately'; readonly again: Instant }
  /** The applicant takes nothing back alone once a milestone was passed (E8). */
  | { readonly code: 'case.milestone-passed' }
  /** It was asked for already, and the answer is awaited. */
  | { readonly code: 'case.withdrawal-asked' }
  /** Nobody may sit at this block and no 兜底 approver helps; the cure is to name one. */
  | { readonly code: 'case.nobody-to-ask'; readonly block: string }
  | { readonly code: 'case.own' }
  /** The task at this block would take what is not free. */
  | { readonly code: 'case.not-free'; readonly stop: string; readonly items: readonly string[] }
  /** What the task at this block may not go without in this very case, by its fields. */
  | { readonly code: 'case.task-lacking'; readonly stop: string; readonly fields: Problems }
  /** A pay that is set is outside the table in force, and nobody said why. */
  | { readonly code: 'case.off-scale' }
  /** The dossier still does not take what was approved. */
  | { readonly code: 'case.still-blocked' }
  /** What was ticked with it is not this person's turn yet: what stands before it was left out (docs/decisions/0039). */
  | { readonly code: 'case.not-reached' }
  /** The page had only just come, so nobody can have read it. */
  | { readonly code: 'case.unread' }
  /** The dossier lacks what no reason excuses, or the reason is missing. */
  | { readonly code: 'case.lacking' }
  | { readonly code: 'case.unexplained' }
  /** There is nothing that would change. */
  | { readonly code: 'case.nothing-proposed' }
  /** The dossier changed since a value was drawn: it is to be drawn anew first. */
  | { readonly code: 'case.outdated' }
  /** What it brought about is not taken back, or was already; or somebody changed since what would go back. */
  | { readonly code: 'case.final' }
  | { readonly code: 'case.revoked' }
  | { readonly code: 'case.moved-since' }

export type Refusal = Reason['code']

/** Why a request is not taken: a rule of the core, a dossier in another case, or one that is not ready. */
export type SubmitReason =
  | Reason
  /** `by`: the case that holds it. */
  | { readonly code: 'case.held'; readonly by?: CaseId }
  /** Cases under way on the dossier: whether to wait for them or to end them is for whoever asks to say. */
  | { readonly code: 'case.others' }
  /** It names nobody or no unit yet. */
  | { readonly code: 'case.incomplete' }
  /** Somebody went on with the draft after the page was drawn from this content. */
  | { readonly code: 'case.content-changed'; readonly content: number }
