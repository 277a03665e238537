import type { Group } from '#domain/access/groups.ts'

/** Which part of the procedure a block belongs to: the dossier's state follows it while the block is open. */
export type Phase = 'confirming' | 'approving'

/**
 * Who is asked. `hr` is one pooled seat of everybody who keeps the dossier, `checker` of the 复核人 that the HR lead named,
 * the HR lead where none is (docs/decisions/0098); first verdict wins. `head` is the head of the subject's unit. Where
 * nobody may sit, the nearest superior sits, then the 最终审批人.
 */
export type Who = { readonly duty: 'hr' | 'checker' } | { readonly head: 'subject' }

/**
 * Whether somebody who has decided already is asked again (docs/approvals.md E1). `adjacent` looks back at the run just
 * before, `once` over all runs that count, whatever stands between (docs/decisions/0082); what was decided then must
 * cover all that this block decides, as it stands now.
 */
export type Repeat = 'off' | 'adjacent' | 'once'

/**
 * One seat that decides. `days` is how long it may take, in days of the calendar. `decides` is what its signature
 * vouches for and, while it is open, what its holder may read.
 */
export type Step = {
  readonly k: 'step'
  readonly id: string
  readonly phase: Phase
  readonly days: number
  readonly who: Who
  readonly decides: readonly Group[]
  readonly repeat: Repeat
  /** Each group with content is ticked as seen before approving (复核, docs/decisions/0071). */
  readonly ticks: boolean
}

/**
 * 逐级: from the subject's unit upward, a seat a level, one at a time: the unit's leader, the parent's head, the parent's
 * leader … until someone of the named rank has decided. Vacant levels are skipped and recorded; who has sat is not asked again.
 */
export type Ladder = {
  readonly k: 'ladder'
  readonly id: string
  readonly phase: Phase
  readonly days: number
  readonly until: { readonly rank: number }
  readonly decides: readonly Group[]
  readonly repeat: Repeat
}

/** 抄送: no influence on the outcome; at most once a person in a case. `decider` is whoever decided at that block. */
export type Notify = {
  readonly k: 'notify'
  readonly id: string
  readonly to: readonly ('applicant' | { readonly decider: string })[]
}

export type Sequence = { readonly k: 'seq'; readonly id: string; readonly items: readonly Block[] }

/**
 * A route is a tree of blocks, sound by construction. The members still to come stand beside these: `par` (branches with a
 * join), `when` (ordered conditions with an otherwise), `handle` (work with an output, no vote), `reserve` (with its undo);
 * `mustAct` on a step will make it protected, and modes other than first-verdict-wins will give a run several seats.
 */
export type Block = Sequence | Step | Ladder | Notify

export type Route = {
  /** The kind of case that it is for. */
  readonly key: string
  readonly version: number
  readonly schema: 1
  /** What the live case locks of its dossier: everything. */
  readonly hold: '*'
  /** What the last approval brings about: the name of one of actions/cases/effects. */
  readonly effect: string
  readonly body: Block
}

/** A block at which somebody is asked. */
export type Asking = Step | Ladder

/** The blocks in the order of the document, containers aside. */
export const blocksOf = (block: Block): readonly Exclude<Block, Sequence>[] =>
  block.k === 'seq' ? block.items.flatMap(blocksOf) : [block]

export const askingBlocks = (route: Route): readonly Asking[] =>
  blocksOf(route.body).filter((block) => block.k === 'step' || block.k === 'ladder')

export const blockNamed = (route: Route, id: string): Asking | undefined =>
  askingBlocks(route).find((block) => block.id === id)

/** What a seat of this block decides on; nothing for a block that the route does not know. */
export const decidesOf = (route: Route, block: string): readonly Group[] => blockNamed(route, block)?.decides ?? []
