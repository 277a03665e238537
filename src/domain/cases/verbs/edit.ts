import { seatAt } from '#domain/cases/acting.ts'
import type { CaseState, Run } from '#domain/cases/case.ts'
import type { Command } from '#domain/cases/command.ts'
import type { Facts } from '#domain/cases/facts.ts'
import type { Pen } from '#domain/cases/pen.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import { blockNamed, type Route } from '#domain/cases/route.ts'
import { counted, openRuns, verdictsOf } from '#domain/cases/standing.ts'
import { contentNow, covers, vouchedFor } from '#domain/cases/vouching.ts'
import { answeredAfter, comesBefore } from '#domain/cases/way.ts'
import { notYours, voidedBy } from './verdict.ts'

/**
 * Sets values that the step is there to set (docs/approvals.md E19). Whoever vouched for one of them before is asked again,
 * and whoever comes after on the way; where nobody before it did, the seat stays open and goes on to its verdict.
 */
export function edit(pen: Pen, route: Route, command: Command & { do: 'edit' }, facts: Facts): Reason | undefined {
  const { by, run, seat, changed } = command
  const found = seatAt(pen.state, command)
  const refused = notYours(pen.state, route, found, by, facts)
  if (refused || !found) return refused ?? { code: 'case.not-your-turn' }
  const may = editable(pen.state, route, found.run, facts)
  if (changed.length === 0 || !changed.every((key) => may.includes(key))) return { code: 'case.not-your-turn' }
  const decides = blockNamed(route, found.run.block)?.decides ?? []
  const now = vouchedFor(decides, contentNow(pen.state, facts))
  const set = Object.fromEntries(Object.entries(now).filter(([key]) => changed.includes(key)))
  if (covers(vouchedFor(decides, pen.state), set)) return { code: 'case.nothing-proposed' }
  const asked = toAskAgain(pen.state, changed)
  const undone = asked.flatMap((earlier) => voidedBy(pen.state, route, found.run, earlier.run))
  const isBefore = asked.some((earlier) => earlier.run === run || comesBefore(route, earlier, found.run))
  const voids = [...new Set([...undone, ...(isBefore ? [run] : [])])]
  const unanswered = answeredAfter(route, pen.state, voids)
  const { revision } = facts.content
  pen.write({ type: 'edited', at: facts.at, by, run, seat, content: revision, set, voids, unanswered })
  return undefined
}

/** The keys that a seat of this run may set. */
export function editable(state: CaseState, route: Route, { block: id }: Run, facts: Facts): readonly string[] {
  const block = blockNamed(route, id)
  if (block?.k !== 'step' || !block.edits) return []
  const { edits } = block
  const keys = Object.keys(vouchedFor(block.decides, contentNow(state, facts)))
  return keys.filter((key) => edits.some((group) => key.endsWith(`/${group}`)))
}

/**
 * The runs in which somebody vouched for what is set: those before it on the way, those of other branches asked at the same
 * time, and of 会签 the very one, where others have agreed already.
 */
const toAskAgain = (state: CaseState, changed: readonly string[]): readonly Run[] =>
  [...counted(state), ...openRuns(state)].filter((run) =>
    verdictsOf(run).some(({ vouched }) => changed.some((key) => key in vouched)),
  )
