import type { Group } from '#domain/access/groups.ts'
import type { Asked, Condition } from './condition.ts'

/** Which part of the procedure a block belongs to: the dossier's state follows it while the block is open. */
export type Phase = 'confirming' | 'approving'

/**
 * Who is asked. `hr` is one pooled seat of everybody who keeps the dossier, `checker` of the 复核人 that the HR lead
 * named, the HR lead where none is (docs/decisions/0098), `hr-lead`, `finance`, `legal` and `archivist` of whoever
 * holds that duty for the subject's unit; first verdict wins. `of: 'proposed'` asks HR, or legal, of the unit that
 * somebody would go to. `head` is the head of the subject's unit, of the unit that somebody would go to, or of the applicant's
 * own. Where nobody may sit, the nearest superior sits, then the 最终审批人, then whoever heads the
 * house. What nobody does for a house, `archivist` and
 * `it`, HR does. `decided` is whoever decided last at that block. `again` is everybody who approved this part of the
 * case that is taken back, each replaced by the nearest superior where that one may not sit any more.
 */
export type Who =
  | { readonly duty: 'hr' | 'checker' | 'hr-lead' | 'finance' | 'legal' | 'archivist' | 'it'; readonly of?: undefined }
  | { readonly duty: 'hr' | 'legal'; readonly of: 'proposed' }
  | { readonly head: 'subject' | 'proposed' | 'applicant' }
  | { readonly decided: string }
  | { readonly again: Asked }

/**
 * What a signature vouches for and, while its seat is open, what its holder may read: groups, or the part of a proposal of
 * which the table says that this one is asked (docs/decisions/0034).
 */
export type Decides = readonly Group[] | { readonly part: Asked }

/**
 * Whether somebody who has decided already is asked again (docs/approvals.md E1). `adjacent` looks back at the run just
 * before, `once` over all runs that count, whatever stands between (docs/decisions/0082); what was decided then must
 * cover all that this block decides, as it stands now.
 */
export type Repeat = 'off' | 'adjacent' | 'once'

/** One seat that decides. `days` is how long it may take, in days of the calendar. */
export type Step = {
  readonly k: 'step'
  readonly id: string
  readonly phase: Phase
  readonly days: number
  readonly who: Who
  readonly decides: Decides
  readonly repeat: Repeat
  /** Each group with content is ticked as seen before approving (复核, docs/decisions/0071). */
  readonly ticks: boolean
  /** 会签: everybody has a seat of his own and all must agree; by default one seat for all, and the first verdict counts. */
  readonly mode?: 'all'
  readonly carry?: true
  /** Groups of its part whose values whoever sits may set before approving (docs/approvals.md E19). */
  readonly edits?: readonly Group[]
  readonly reads?: Reads
  readonly milestone?: Milestone
}

/**
 * 逐级: from the subject's unit upward, a seat a level, one at a time: the unit's leader, the parent's head, the parent's
 * leader … until someone of the named rank has decided, or so many levels have. Vacant levels are skipped and recorded; who
 * has sat is not asked again.
 */
export type Ladder = {
  readonly k: 'ladder'
  readonly id: string
  readonly phase: Phase
  readonly days: number
  /** From which unit it climbs: the subject's, where none is said; `both` from whoever is above the old unit and the new. */
  readonly from?: 'proposed' | 'both'
  readonly until: { readonly rank: number } | { readonly levels: number }
  readonly decides: Decides
  readonly repeat: Repeat
  readonly carry?: true
  readonly reads?: Reads
}

/** The tasks whose records a seat reads beside what it decides on: by the names of their blocks. */
export type Reads = readonly string[]

/**
 * 抄送: no influence on the outcome; at most once a person in a case. `decider` is whoever decided at that block, `head` the
 * head of the subject's unit, `named` whom a request names, `duty` whoever holds it for the subject's unit.
 */
export type Notify = {
  readonly k: 'notify'
  readonly id: string
  readonly to: readonly Told[]
  /** The part of the proposal that whoever is told by duty may read. */
  readonly shows?: Asked
}

export type Told =
  | 'applicant'
  | 'named'
  | { readonly decider: string }
  | { readonly head: 'subject' }
  | { readonly duty: 'finance' | 'legal' }

/**
 * 里程碑: what was done here binds beyond the case (pay fixed, a seat allocated, a departure settled), so that the
 * applicant takes nothing back afterwards without whoever did it (docs/approvals.md E8).
 */
export type Milestone = true

export type Sequence = { readonly k: 'seq'; readonly id: string; readonly items: readonly Block[] }

/**
 * 办理: work that is recorded and not voted on. Whoever sits gives its output, or sends the case back with a reason; the
 * applicant may do it too. `output` names one of cases/outputs.
 */
export type Handle = {
  readonly k: 'handle'
  readonly id: string
  readonly phase: Phase
  readonly days: number
  readonly who: Who
  /** What whoever does it may read. */
  readonly decides: Decides
  readonly repeat: 'off'
  readonly output: string
  /**
   * What the output takes for the case until its end confirms or undoes it: the name of one of
   * actions/cases/reservations.
   */
  readonly reserves?: string
  readonly carry?: undefined
  readonly reads?: Reads
  readonly milestone?: Milestone
}

/** 并行: all branches are asked at once, and the way goes on when every one has passed. */
export type Parallel = { readonly k: 'par'; readonly id: string; readonly branches: readonly Block[] }

/** 条件: the first branch whose condition holds, else the last, which may be empty. */
export type When = {
  readonly k: 'when'
  readonly id: string
  readonly cases: readonly { readonly if: Condition; readonly go: Block }[]
  readonly otherwise: Block
}

/**
 * A route is a tree of blocks, sound by construction. Still to come is `mustAct` on a step, which will make it protected.
 *
 * `carry` on a block: whoever approved there before a return, and would be asked again about the very same content, is not
 * (docs/approvals.md E7). Without it everything is asked anew.
 */
export type Block = Sequence | Parallel | When | Leaf

export type Route = {
  /** The kind of case that it is for. */
  readonly key: string
  readonly version: number
  readonly schema: 1
  /** What the live case locks of its dossier: everything, the records that its proposal touches, or nothing. */
  readonly hold: '*' | 'proposal' | 'nothing'
  /** What the last approval brings about: the name of one of actions/cases/effects. */
  readonly effect: string
  /** A case may be approved without anybody's verdict: what is routine (docs/decisions/0034). */
  readonly fastPath?: true
  /** Where it holds, nobody refuses: the law leaves 知悉 and 退回补正 alone (docs/decisions/0030). */
  readonly noted?: Condition
  readonly body: Block
}

/** A block at which somebody is asked. */
export type Asking = Step | Ladder | Handle

/** What is no container. */
export type Leaf = Asking | Notify

/** The blocks in the order of the document, containers aside; of a condition every branch. */
export function blocksOf(block: Block): readonly Leaf[] {
  return isLeaf(block) ? [block] : partsOf(block).flatMap(blocksOf)
}

/** Whether a block asks or tells somebody itself, and holds no others. */
export const isLeaf = (block: Block): block is Leaf => block.k !== 'seq' && block.k !== 'par' && block.k !== 'when'

/** What a container holds, in order. */
export function partsOf(block: Sequence | Parallel | When): readonly Block[] {
  if (block.k === 'seq') return block.items
  return block.k === 'par' ? block.branches : branchesOf(block)
}

/** The ways that a condition may take, the last one where nothing else holds. */
export const branchesOf = ({ cases, otherwise }: When): readonly Block[] => [...cases.map(({ go }) => go), otherwise]

/** The innermost fork that a block stands in: what is in one is asked at the same time. */
export function forkAround(within: Block, id: string): string | undefined {
  if (isLeaf(within)) return undefined
  const part = partsOf(within).find((each) => leafNamed(each, id))
  return part && (forkAround(part, id) ?? (within.k === 'par' ? within.id : undefined))
}

/** Every block that asks somebody, in order. */
export const askingBlocks = (route: Route): readonly Asking[] =>
  blocksOf(route.body).filter((block) => block.k !== 'notify')

/** The block of this name that asks somebody, wherever it stands in the route. */
export function blockNamed(route: Route, id: string): Asking | undefined {
  const block = leafNamed(route.body, id)
  return block?.k === 'notify' ? undefined : block
}

/** Asked at every turn of a case: it looks on the way, and lists nothing. */
function leafNamed(within: Block, id: string): Leaf | undefined {
  if (isLeaf(within)) return within.id === id ? within : undefined
  for (const part of partsOf(within)) {
    const found = leafNamed(part, id)
    if (found) return found
  }
  return undefined
}

/** The task of this name, if it is one. */
export function taskNamed(route: Route, id: string): Handle | undefined {
  const block = blockNamed(route, id)
  return block?.k === 'handle' ? block : undefined
}

/**
 * The groups of the dossier that a seat of this block decides on; none where it decides on a part of a proposal, which is
 * read with the case, nor for a block that the route does not know.
 */
export function decidesOf(route: Route, block: string): readonly Group[] {
  const decides = blockNamed(route, block)?.decides ?? []
  return 'part' in decides ? [] : decides
}
