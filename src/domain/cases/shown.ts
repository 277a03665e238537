import type { Group } from '#domain/access/groups.ts'
import type { Consecutive } from '#domain/cases/consecutive.ts'
import type { Findings } from '#domain/checks/findings.ts'
import type { Contents, Fields } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import type { PostExceeded, PostStanding } from '#domain/organisation/seating-posts.ts'
import type { ProposedRecord } from '#domain/proposals/proposal.ts'
import type { Instant } from '#domain/time.ts'

/** The part of the dossier that a viewer sees on its case: nothing else was opened. */
export type SliceShown = {
  readonly dossier: DossierId
  readonly groups: ReadonlySet<Group>
  readonly contents: Contents
  readonly nothing: ReadonlySet<string>
  /** What the checks find in it, worked out once for the whole page. */
  readonly findings: Findings
  /** Of a draft: posts beyond their 编制, or of other ranks. */
  readonly exceeded: readonly PostExceeded[]
  /** Why it is shown: an open seat, a closed one as it was then, or HR who keeps the dossier. */
  readonly by: 'seat' | 'whole' | { readonly frozenAt: Instant }
}

/** A further seat of the same person, with what it decides on (docs/decisions/0039). */
export type FurtherShown = Pick<Consecutive, 'stop' | 'run' | 'seat' | 'ticks' | 'noted' | 'output'> & {
  readonly slice?: SliceShown | undefined
  readonly proposal?: ProposalShown | undefined
  /** Whether whoever sits there may set values first, once it is open by itself. */
  readonly edits: boolean
}

/** The part of a proposal that a viewer sees on its case: nothing else was opened. */
export type ProposalShown = {
  readonly records: readonly ProposedRecord[]
  /** The values that were opened whole, by their keys. */
  readonly keys: ReadonlySet<string>
  readonly groups: ReadonlySet<Group>
  readonly isWhole: boolean
  /** Why it is shown: an open seat, a closed one as it was then, the own proposal, or HR who keeps the dossier; told alone, nothing is. */
  readonly by: 'seat' | 'whole' | 'own' | 'told' | { readonly frozenAt: Instant }
  /** 现任: unit and post, for whoever may know. */
  readonly post: string
  /** Of a blocked case: what the dossier holds by now, record by record, of those that clash. */
  readonly theirs?: ReadonlyMap<string, Fields>
  /** 编制 of the post that somebody would hold. */
  readonly standing?: PostStanding
  /** Whether HR has looked at what speaks for and against it, and this viewer does not read the lines. */
  readonly isChecked?: boolean
  /** What was reserved and is not to be had any more. */
  readonly lost?: readonly string[]
}
