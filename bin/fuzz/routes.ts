import { askedOf, type Condition } from '#domain/cases/condition.ts'
import { newest } from '#domain/cases/kind.ts'
import { kinds } from '#domain/cases/kinds/index.ts'
import {
  type Asking,
  type Block,
  type Handle,
  isLeaf,
  type Ladder,
  partsOf,
  type Route,
  type Step,
  type When,
} from '#domain/cases/route.ts'
import { topRank } from '#domain/organisation/office.ts'
import { traits } from './organisation.ts'
import type { Random } from './random.ts'

/** The published routes, and as often one that nobody has published: every block that exists, in any order and depth. */
export const randomRoute = (random: Random): Route => (random.once(2) ? newest(random.pick(kinds)) : randomTree(random))

function randomTree(random: Random): Route {
  const names = namesFrom(0)
  const items = Array.from({ length: 1 + random.below(3) }, () => randomBlock(random, names, 3))
  const body: Block = { k: 'seq', id: names(), items: [...items, randomStep(random, names)] }
  const noted = random.once(8) && ({ noted: { is: 'noted' } } as const)
  return { key: 'update', version: 1, schema: 1, hold: 'proposal', effect: 'revise', fastPath: true, ...noted, body }
}

type Names = () => string

function namesFrom(first: number): Names {
  let last = first
  return () => {
    last += 1
    return `b${last}`
  }
}

function randomBlock(random: Random, names: Names, depth: number): Block {
  const kind = random.below(depth > 0 ? 11 : 6)
  const inner = () => randomBlock(random, names, depth - 1)
  if (kind < 3) return randomStep(random, names)
  if (kind === 3) return randomLadder(random, names)
  if (kind === 4) return { k: 'notify', id: names(), to: [random.pick(['applicant', { head: 'subject' }] as const)] }
  if (kind === 5) return randomTask(random, names)
  if (kind < 8) return { k: 'par', id: names(), branches: Array.from({ length: 2 + random.below(2) }, inner) }
  if (kind === 8) return { k: 'seq', id: names(), items: Array.from({ length: random.below(3) }, inner) }
  if (kind === 9) return randomSettling(random, names)
  const cases = Array.from({ length: 1 + random.below(2) }, () => ({ if: randomCondition(random, 2), go: inner() }))
  return { k: 'when', id: names(), cases, otherwise: random.once(2) ? inner() : { k: 'seq', id: names(), items: [] } }
}

const randomStep = (random: Random, names: Names): Step => ({
  k: 'step',
  id: names(),
  phase: 'confirming',
  days: 3,
  who: random.pick([
    { duty: 'hr' },
    { duty: 'checker' },
    { duty: 'hr-lead' },
    { duty: 'finance' },
    { duty: 'legal' },
    { duty: 'archivist' },
    { duty: 'hr', of: 'proposed' },
    { duty: 'it' },
    { head: 'subject' },
    { head: 'proposed' },
    { head: 'applicant' },
  ] as const),
  decides: { part: random.pick(askedOf) },
  repeat: random.pick(['off', 'once']),
  ticks: random.once(4),
  ...(random.once(4) && { edits: [random.pick(['pay', 'contract'] as const)] }),
  ...(random.once(3) && { mode: 'all' }),
  ...(random.once(2) && { carry: true }),
  ...(random.once(4) && { milestone: true }),
})

const randomTask = (random: Random, names: Names): Handle => ({
  k: 'handle',
  id: names(),
  phase: 'approving',
  days: 5,
  who: random.pick([{ duty: 'hr' }, { duty: 'finance' }, { duty: 'archivist' }, { head: 'subject' }] as const),
  decides: { part: random.pick(askedOf) },
  repeat: 'off',
  ...random.pick([{ output: 'closing' }, { output: 'allocating', reserves: 'resources' }] as const),
  ...(random.once(3) && { milestone: true }),
})

/** An estimate, somebody who agrees to it, the final figure, and whoever agreed once more where it rose. */
function randomSettling(random: Random, names: Names): Block {
  const from = randomTask(random, names)
  const agreed: Asking = {
    ...(random.once(2) ? randomStep(random, names) : randomLadder(random, names)),
    reads: [from.id],
  }
  const to: Handle = { ...randomTask(random, names), reads: [from.id] }
  const again: Step = { ...randomStep(random, names), who: { decided: agreed.id }, reads: [from.id, to.id] }
  const risen = { if: { rises: { from: from.id, to: to.id } }, go: again }
  const settles = ({ reserves: _, ...task }: Handle): Handle => ({ ...task, output: 'settlement' })
  const otherwise: Block = { k: 'seq', id: names(), items: [] }
  const last: Block = { k: 'when', id: names(), cases: [risen], otherwise }
  return { k: 'seq', id: names(), items: [settles(from), agreed, settles(to), last] }
}

const randomLadder = (random: Random, names: Names): Ladder => ({
  k: 'ladder',
  id: names(),
  phase: 'approving',
  days: 3,
  ...(random.once(3) && { from: random.pick(['proposed', 'both'] as const) }),
  until: random.once(2) ? { rank: topRank } : { levels: 1 + random.below(2) },
  decides: { part: 'leaders' },
  repeat: random.pick(['off', 'once']),
  ...(random.once(2) && { carry: true }),
})

function randomCondition(random: Random, depth: number): Condition {
  const kind = random.below(depth > 0 ? 6 : 3)
  const inner = () => randomCondition(random, depth - 1)
  if (kind === 0) return { asked: random.pick(askedOf) }
  if (kind === 1) return { climbs: random.pick(['none', 'one', 'all']) }
  if (kind === 2) return { is: random.pick(traits) }
  if (kind === 3) return { not: inner() }
  return kind === 4 ? { all: [inner(), inner()] } : { any: [inner(), inner()] }
}

/** The same route with the branches of every fork the other way round, and a notice at each of them. */
export function turned(route: Route): Route {
  const names = namesFrom(1000)
  return { ...route, body: turnedBlock(route.body, names) }
}

function turnedBlock(block: Block, names: Names): Block {
  switch (block.k) {
    case 'par': {
      const notice: Block = { k: 'notify', id: names(), to: ['applicant'] }
      return { ...block, branches: [notice, ...block.branches.map((each) => turnedBlock(each, names)).toReversed()] }
    }
    case 'seq':
      return { ...block, items: block.items.map((each) => turnedBlock(each, names)) }
    case 'when':
      return turnedWhen(block, names)
    default:
      return block
  }
}

const turnedWhen = (block: When, names: Names): When => ({
  ...block,
  cases: block.cases.map(({ if: condition, go }) => ({ if: condition, go: turnedBlock(go, names) })),
  otherwise: turnedBlock(block.otherwise, names),
})

/** Whether the route forks anywhere. */
export const forks = (block: Block): boolean =>
  block.k === 'par' || (!isLeaf(block) && partsOf(block).some((part) => forks(part)))
