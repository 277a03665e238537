import type { Duty } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import type { PersonId, UnitId } from '#domain/ids.ts'
import type { Office } from '#domain/organisation/office.ts'
import type { Instant } from '#domain/time.ts'
import type { About } from './case.ts'
import type { Content } from './content.ts'

/** What the core needs of the organisation as of now. */
export type Organisation = {
  readonly parent: (unit: UnitId) => UnitId | undefined
  /** Whether the unit is only a part of a department (科室), so that the department's head answers for it. */
  readonly isSection: (unit: UnitId) => boolean
  readonly offices: readonly Office[]
  /** Whether the person can act: has an active account. */
  readonly usable: (person: PersonId) => boolean
}

/** The only door for anything impure: loaded inside the transaction, so that one cascade sees one state of the world. */
export type Facts = {
  readonly at: Instant
  readonly subject: PersonId
  readonly about: About
  readonly unit: UnitId
  /** Relatives of the subject, who do not sit (docs/decisions/0039). */
  readonly barred: (person: PersonId) => boolean
  /** In a 企业 a relative sits where nobody else may: `last`, or `now` while exactly that is asked for. */
  readonly kinSit?: 'last' | 'now'
  readonly organisation: Organisation
  /** Who holds the HR duty for this dossier: the 代管人 where the dossier is kept by the deputy. */
  readonly hr: readonly { readonly person: PersonId; readonly duty: Duty }[]
  /**
   * Who compares with the papers, in the order in which they are asked: the 复核人 that the HR lead named for this unit,
   * then the HR lead, then the 代管人, who stands in where HR is one person (docs/decisions/0292); the 代管人 alone where the
   * dossier is the deputy's (docs/decisions/0098).
   */
  readonly checkers: readonly Facts['hr'][]
  /** Who holds the other duties that decide, for the subject's unit, and the unit of each, whose leader is above them. */
  readonly holders?: Readonly<Partial<Record<'hr-lead' | 'finance' | 'legal' | 'archivist' | 'it', Holders>>>
  /** HR of the unit that somebody would go to. */
  readonly receivers?: Facts['hr']
  /** Legal of the legal entity that somebody would go to, where it is not the same. */
  readonly receivingLegal?: Facts['hr']
  /** 代理: who stands in for whom at this moment, in cases of this kind. */
  readonly standingIn?: StandingIn
  /** Everybody in the house who holds a duty, whatever unit it is for. */
  readonly bearers?: (duty: Duty) => readonly PersonId[]
  /** 流程管理员: whom a seat goes to that nobody else takes; the HR lead, then the 代管人. */
  readonly admins?: Facts['hr']
  /** HR's own unit: the leader over it is the second person where HR has only one. */
  readonly hrUnit?: UnitId
  /** Where the applicant works, as far as that is known. */
  readonly applicantUnit?: UnitId
  /** 最终审批人: who decides when nobody else may (docs/decisions/0059). */
  readonly fallback?: PersonId
  readonly content: Content
  /** Who wrote what stands in a group now. */
  readonly editors?: Readonly<Partial<Record<Group, ReadonlySet<PersonId>>>>
  /** Another case has taken the whole dossier: whoever keeps it may end this one (docs/approvals.md E21). */
  readonly preempted?: boolean
  /** Keys of the proposal that the dossier no longer takes, looked for when a verdict may be the last (E11). */
  readonly conflicts?: readonly string[]
}

export type Holders = { readonly people: Facts['hr']; readonly unit?: UnitId }

export type StandingIn = readonly { readonly principal: PersonId; readonly proxy: PersonId }[]

/** The part of the facts that says who may act in a case at all. */
export type Barriers = Pick<Facts, 'subject' | 'barred' | 'kinSit'> & {
  readonly organisation: Pick<Organisation, 'usable'>
}
