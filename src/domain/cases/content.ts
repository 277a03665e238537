import type { Group } from '#domain/access/groups.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { CaseId, PersonId, UnitId } from '#domain/ids.ts'
import type { Day } from '#domain/time.ts'
import type { Origin } from './case.ts'
import type { Asked, Climb } from './condition.ts'

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
  /** Of a case that takes another one back. */
  readonly revokes?: Revoked
}

/** 撤销: which case is taken back, and everybody whose approval it rested on, by the part that each approved. */
export type Revoked = {
  readonly case: CaseId
  readonly kind: string
  readonly approvers: Readonly<Partial<Record<Asked, readonly Approver[]>>>
}

/** Somebody who approved, and why that one was asked. */
export type Approver = { readonly person: PersonId; readonly origin: Origin }

/** Keys of values, by who is asked about them. */
export type Parts = Readonly<Partial<Record<Asked, readonly string[]>>>

/** What a content says beside its revision, and nothing else that stands with it in an event. */
export const withoutRevision = ({
  fields,
  parts,
  climb,
  to,
  traits,
  day,
  request,
  people,
  revokes,
}: Omit<Content, 'revision'>) => ({
  fields,
  ...(parts && { parts }),
  ...(climb && { climb }),
  ...(to && { to }),
  ...(traits && { traits }),
  ...(day && { day }),
  ...(request && { request }),
  ...(people && { people }),
  ...(revokes && { revokes }),
})
