import type { CaseState, Run } from './case.ts'
import { type Block, isLeaf, type Leaf, partsOf, type Route, type When } from './route.ts'
import { counted } from './standing.ts'

/** What can be entered now: a block that asks or tells, or a condition that is still to be answered. */
export type Enterable = Leaf | When

/**
 * Where a case stands on its way: everything that can be entered now, which is nothing while it waits for people, or that
 * the way is at its end. Worked out from the whole state each time, so that a join cannot fire before every branch has been
 * entered and passed.
 */
export function ahead(block: Block, state: CaseState): Ahead {
  switch (block.k) {
    case 'seq':
      return first(block.items, state)
    case 'par':
      return everyOne(block.branches.map((branch) => ahead(branch, state)))
    case 'when': {
      const chosen = partsOf(block)[state.branched[block.id] ?? -1]
      return chosen ? ahead(chosen, state) : [block]
    }
    default:
      return isDone(block, state) ? 'end' : isOpen(block, state) ? [] : [block]
  }
}

type Ahead = readonly Enterable[] | 'end'

function first(items: readonly Block[], state: CaseState): Ahead {
  for (const item of items) {
    const next = ahead(item, state)
    if (next !== 'end') return next
  }
  return 'end'
}

const everyOne = (branches: readonly Ahead[]): Ahead =>
  branches.every((branch) => branch === 'end') ? 'end' : branches.flatMap((branch) => (branch === 'end' ? [] : branch))

const isOpen = ({ id }: Leaf, { runs }: CaseState): boolean =>
  runs.some((run) => run.state === 'open' && run.block === id)

function isDone(block: Leaf, state: CaseState): boolean {
  if (block.k === 'notify') return state.notified.includes(block.id)
  const runs = counted(state).filter((run) => run.block === block.id)
  return block.k !== 'ladder' ? runs.length > 0 : runs.length > 0 && state.climbed[block.id] === runs.at(-1)?.run
}

/**
 * Whether a run stands before another on the way: of a ladder the lower level, else the block that comes first in a
 * sequence. What stands in two branches of one fork is neither before nor after (docs/approvals.md E20).
 */
export const comesBefore = (route: Route, one: Run, other: Run): boolean =>
  one.block === other.block ? one.run < other.run : precedes(route.body, one.block, other.block)

function precedes(block: Block, one: string, other: string): boolean {
  if (isLeaf(block)) return false
  const parts = partsOf(block)
  const at = (id: string) => parts.findIndex((part) => contains(part, id))
  const [first, second] = [at(one), at(other)]
  const common = parts[first]
  if (common === undefined || second < 0) return false
  return first === second ? precedes(common, one, other) : block.k === 'seq' && first < second
}

const contains = (block: Block, id: string): boolean =>
  block.id === id || (!isLeaf(block) && partsOf(block).some((part) => contains(part, id)))

/** The conditions that were answered and stand behind one of these runs. */
export const answeredAfter = (route: Route, { branched, runs }: CaseState, numbers: readonly number[]): string[] => {
  const blocks = new Set(runs.filter(({ run }) => numbers.includes(run)).map(({ block }) => block))
  return Object.keys(branched).filter((condition) => [...blocks].some((id) => precedes(route.body, id, condition)))
}
