import type { Duty } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import type { Problems } from '#domain/dossiers/form.ts'
import type { Contents, Fields, Section } from '#domain/dossiers/section.ts'
import type { Filling } from '#domain/proposals/appointing.ts'
import type { DrawnLine } from '#domain/proposals/drawn-line.ts'
import type { ProposedChange, ProposedRecord } from '#domain/proposals/proposal.ts'
import { type Scope, scopesOf } from '#domain/proposals/scopes.ts'
import type { Asked } from './condition.ts'
import type { Content } from './content.ts'
import type { CasePaperKey } from './papers.ts'
import type { Applied } from './revoking.ts'
import type { Route } from './route.ts'

/**
 * A version that cases have begun on, with the SHA-256 of its canonical JSON: it never changes again
 * (docs/approvals.md E5).
 */
export type Published = { readonly route: Route; readonly hash: string }

/**
 * 事项类型: what people ask for. The way and the effect stand in its routes, since a case keeps those it began with; the
 * rest is asked when a case is submitted. What holds for kinds that are still to come (a proposal of its own, a hold of
 * some fields only) gets its member here with the first of them.
 */
export type Kind = {
  readonly key: string
  /**
   * What it is about: a draft, whose own state follows the case, or an archived dossier, which stays as it is until the
   * effect.
   */
  readonly of: 'draft' | 'archived'
  /** What is decided on: the dossier as it stands, a proposal to change it, or a request that changes no record of it. */
  readonly content: 'dossier' | 'proposal' | 'request'
  /** Of a kind on a proposal: who draws it, of which sections (all that may be proposed, where none are named). */
  readonly draws?: Draws
  /** Of a kind on a proposal: whose part each value is; by default the table of docs/decisions/0034 says it. */
  readonly divide?: (changes: readonly ProposedChange[], where: Where) => Division
  /** The only fields that a seat needs of its part, where that is not all of them: the others never leave for it. */
  readonly shows?: Readonly<Partial<Record<Asked, readonly string[]>>>
  /** The signed papers that it adds to the volume once it is applied. */
  readonly papers?: readonly CasePaperKey[]
  /** What a case of this kind prints beside its approval sheet. */
  readonly sheets?: readonly CasePaper[]
  /** What it prints besides, by what it is about. */
  readonly sheetsOf?: (content: Pick<Content, 'parts' | 'traits'>) => readonly CasePaper[]
  /** Who reads why it was asked for: whoever reads this of what is proposed. By default everybody who sees the case. */
  readonly grounds?: { readonly section: string; readonly group: Group }
  /** Whether the dossier must be complete, or say why it is not. */
  readonly complete: boolean
  /**
   * What it brought about is not taken back by another case: the message `case.final.<key>` says why, and what to do
   * instead.
   */
  readonly final?: true
  /** Every published version of its route, the newest last. */
  readonly versions: readonly Published[]
}

/** What the organisation says of a proposal when it is divided: who has to be asked depends on it. */
export type Where = {
  /** Whether it leads from one legal entity to another (docs/decisions/0037). */
  readonly crosses: boolean
  /** Whether that one has legal people of its own. */
  readonly hasOwnLegal: boolean
  /** Whether the person is managed by the superior, whose decision it is (docs/decisions/0094). */
  readonly isManagedAbove: boolean
  /** What is proposed, word by word. */
  readonly records: readonly ProposedRecord[]
  /** The case that it takes back. */
  readonly revoked?: Applied | undefined
}

/** What a kind says of a proposal when it is submitted. */
export type Division = Pick<Content, 'parts' | 'climb' | 'to' | 'traits' | 'day' | 'revokes'>

/** 离职证明, 离职交接表, 离职结算单, 工资变动审批表, 行政介绍信, 工资介绍信: each is one function in views/prints. */
export const casePapers = [
  'certificate',
  'handover',
  'settlement',
  'pay-change',
  'introduction',
  'pay-introduction',
] as const
export type CasePaper = (typeof casePapers)[number]

export type Draws = {
  readonly by: readonly Duty[]
  readonly sections?: readonly string[]
  /** It is drawn on a form of its own, and not record by record. */
  readonly form?: DrawnForm
  /** What the right to propose is asked for. */
  readonly groups: readonly Group[]
}

/** A form of its own, in the shape of a section, and the records that what it says would change. */
export type DrawnForm = {
  readonly section: Section
  /** The fields that each way of filling it in asks for, where it has several; the first where the address names none. */
  readonly ways?: Readonly<Record<string, readonly string[]>>
  readonly records: (filling: Filling) => readonly ProposedRecord[]
  /** What was typed, read back from the records: then the form may be filled in again while it is drawn. */
  readonly typed?: (records: readonly ProposedRecord[]) => Fields
  /** What it begins with. */
  readonly begin?: (contents: Contents, way: string) => Fields
  /** The fields that are answered by ticking what the dossier or the organisation holds, a line each of what was ticked. */
  readonly ticks?: (contents: Contents, offices: readonly string[]) => Readonly<Record<string, readonly string[]>>
  /** Where free posts are offered to be picked: in the own unit, or in the others. */
  readonly offers?: 'own-unit' | 'other-units'
  /** What is wrong beyond the fields themselves, by the field: nothing is drawn then. */
  readonly problems?: (filling: Filling) => Problems
  /** What stands beside it; what speaks for and against an appointment, where nothing else is said. */
  readonly lines?: (filling: Filling) => readonly DrawnLine[]
  /** Whether it may be drawn while the effect of a punishment runs, in a house that is bound by it. */
  readonly whilePunished?: true
}

/** What a case of this kind locks of its dossier: everything, or the records that its proposal touches. */
export const scopesHeld = (kind: Kind, touched: Parameters<typeof scopesOf>[0]): readonly Scope[] =>
  newest(kind).hold === '*' ? ['*'] : scopesOf(touched)

/** The version on which a new case begins. */
export function newest({ key, versions }: Kind): Route {
  const last = versions.at(-1)
  if (!last) throw new Error(`No version of the route ${key} is published.`)
  return last.route
}
