import type { PersonId } from '#domain/ids.ts'
import { canonical } from '#domain/json.ts'
import { dayOf } from '#domain/time.ts'
import type { CaseState, Run, Verdict } from './case.ts'
import { holds } from './condition.ts'
import type { Vouched } from './content.ts'
import type { Facts } from './facts.ts'
import { rise } from './ladder.ts'
import { sumsIn } from './outputs/index.ts'
import type { Pen } from './pen.ts'
import type { Reason } from './refusal.ts'
import type { Asking, Notify, Route, When } from './route.ts'
import { type Seating, seatHead, seatStep } from './seating.ts'
import { counted, effectiveDay, humanVerdict, recordedAt, verdictOf, verdictsOf } from './standing.ts'
import { contentNow, covers, isSame, vouchedFor } from './vouching.ts'
import { ahead, type Enterable } from './way.ts'

/**
 * Moves the case on until it waits for people or ends. Each round answers a condition, opens a run, ends a ladder, notifies
 * or ends the case, so the number of rounds is bounded by the levels of the organisation and the blocks of the route.
 */
export function settle(pen: Pen, route: Route, facts: Facts): Reason | undefined {
  while (pen.state.status === 'running') {
    const next = ahead(route.body, pen.state)
    if (next === 'end') finish(pen, facts)
    else if (next.length === 0) return undefined
    else {
      const refused = enterAll(pen, next, facts)
      if (refused) return refused
    }
  }
  return undefined
}

/**
 * What can be entered now is entered together, and only then does the system approve what need not be asked again, so that
 * the order of the branches of a fork decides nothing.
 */
function enterAll(pen: Pen, blocks: readonly Enterable[], facts: Facts): Reason | undefined {
  const known = pen.state.runs.length
  for (const block of blocks) {
    const refused = enter(pen, block, { ...facts, ...contentNow(pen.state, facts) })
    if (refused) return refused
  }
  const opened = pen.state.runs.slice(known).flatMap((run) => {
    const block = blocks.find(({ id }) => id === run.block)
    return block && (block.k === 'step' || block.k === 'ladder') ? [{ run, block }] : []
  })
  const asked = opened.filter(({ run, block }) => !carry(pen, block, run, facts))
  const before = counted(pen.state)
  for (const { run, block } of asked) repeat(pen, block, before, run, facts)
  return undefined
}

function enter(pen: Pen, block: Enterable, facts: Facts): Reason | undefined {
  const { applicant } = pen.state
  if (!applicant) return { code: 'case.not-your-turn' }
  if (block.k === 'when') return branch(pen, block, facts)
  if (block.k === 'notify') {
    const people = block.to.flatMap((to) => told(to, applicant, pen.state, facts))
    pen.write({ type: 'copied', at: facts.at, block: block.id, people: [...new Set(people)] })
    return undefined
  }
  if (block.k !== 'ladder') {
    const where = block.k === 'step' && block.mode ? { mode: block.mode } : {}
    return open(pen, block, where, seatStep(block, applicant, facts, pen.state), facts)
  }

  const rung = rise(block, applicant, pen.state, facts)
  if (rung.next === 'nobody') return { code: 'case.nobody-to-ask', block: block.id }
  if (rung.next === 'seat')
    return open(pen, block, { level: rung.level, ...(rung.last && { last: true }) }, rung, facts)
  const run = counted(pen.state).findLast((run) => run.block === block.id)?.run ?? 0
  pen.write({ type: 'climbed', at: facts.at, block: block.id, run, passedOver: rung.passedOver })
  return undefined
}

/** The first branch whose condition holds, and the last one where none does. */
function branch(pen: Pen, { id, cases }: When, facts: Facts): undefined {
  const { content } = contentNow(pen.state, facts)
  const found = cases.findIndex((each) => holds(each.if, content, sumsIn(pen.state)))
  pen.write({ type: 'branched', at: facts.at, block: id, branch: found < 0 ? cases.length : found })
}

function open(
  pen: Pen,
  block: Asking,
  where: Pick<Run, 'level' | 'last'> & { readonly mode?: 'all' },
  seating: Seating,
  facts: Facts,
): Reason | undefined {
  const { candidates, passedOver } = seating
  if (candidates.length === 0) return { code: 'case.nobody-to-ask', block: block.id }
  pen.write({
    type: 'opened',
    at: facts.at,
    run: pen.state.runs.length + 1,
    block: block.id,
    ...where,
    candidates: candidates.map(({ person }) => person),
    origins: candidates.map(({ origin }) => origin),
    passedOver,
  })
  return undefined
}

/**
 * E7: what somebody approved before a return holds on where the same person would be asked again about the very same
 * content. The run that a return was aimed at is asked in earnest.
 */
function carry(pen: Pen, block: Asking, opened: Run, facts: Facts): boolean {
  const [seat, ...others] = opened.seats
  if (!block.carry || !seat || others.length > 0) return false
  const earlier = pen.state.runs.findLast(
    ({ run, block: of, level }) => run < opened.run && of === block.id && level === opened.level,
  )
  if (earlier?.state !== 'void' || isAskedAgain(pen.state, earlier)) return false
  const { run: origin, verdict } = humanVerdict(pen.state, earlier)
  const vouched = vouchedFor(block.decides, contentNow(pen.state, facts))
  if (verdict?.kind !== 'approve' || verdict.by === 'system' || !seat.candidates.includes(verdict.for ?? verdict.by))
    return false
  if (!isSame(verdict.vouched, vouched) || !hasRead(pen.state, block, { run: origin, verdict })) return false
  pen.write({ ...automatic(facts, opened.run, vouched), carries: origin })
  return true
}

/** Whether a return was aimed at this very run. */
const isAskedAgain = ({ runs }: CaseState, { run }: Run): boolean => runs.some((one) => verdictOf(one)?.to === run)

/** An approval that the system writes, of a run with one seat. */
const automatic = ({ at, content }: Facts, run: number, vouched: Vouched) =>
  ({
    type: 'decided',
    at,
    by: 'system',
    run,
    seat: 1,
    verdict: 'approve',
    content: content.revision,
    vouched,
    ticks: [],
    text: '',
  }) as const

/**
 * E1: whoever sits alone and has approved before, in person and for all that this block decides as it stands now, is not
 * asked again. The system is the author, and the event names the run it repeats. To have been one of several candidates
 * counts for nothing: only whoever gave the verdict has decided.
 */
function repeat(pen: Pen, block: Asking, before: readonly Run[], { run, seats }: Run, facts: Facts): void {
  const [seat, ...more] = seats
  const [alone, ...others] = seat?.candidates ?? []
  if (!alone || others.length + more.length > 0) return
  const vouched = vouchedFor(block.decides, contentNow(pen.state, facts))
  const origin = lookedBackOver(block, before)
    .map((run) => humanVerdict(pen.state, run))
    .findLast(
      ({ run, verdict }) =>
        isOwn(verdict, alone) && covers(verdict.vouched, vouched) && hasRead(pen.state, block, { run, verdict }),
    )
  if (origin) pen.write({ ...automatic(facts, run, vouched), repeats: origin.run })
}

/** Whether the records that this block reads beside the content stand as they stood when the verdict was given. */
const hasRead = (state: CaseState, { reads = [] }: Asking, given: { run: number; verdict: Verdict }): boolean =>
  reads.every((block) => {
    const then = state.runs
      .filter((one) => one.block === block && one.run < given.run && !wasVoid(state, one, given.run))
      .flatMap(verdictsOf)
      .findLast(({ output, at }) => output !== undefined && at <= given.verdict.at)
    return canonical({ ...then?.output }) === canonical({ ...recordedAt(state, block) })
  })

/** Whether a return had undone a run before a later one was asked: nobody reads what it recorded from then on. */
const wasVoid = ({ runs }: CaseState, one: Run, later: number): boolean =>
  one.state === 'void' &&
  runs.some(({ run, seats }) =>
    seats.some(({ verdict }) => {
      if (run >= later || verdict?.kind !== 'return' || verdict.to === undefined) return false
      const isAfter = run > one.run || verdictsOf(one).every(({ at }) => at < verdict.at)
      return isAfter && (verdict.to === 'START' || verdict.to <= one.run)
    }),
  )

/** What was given in somebody's place, or on paper, is nobody's approval in person. */
const isOwn = (verdict: Verdict | undefined, person: PersonId): verdict is Verdict =>
  verdict?.kind === 'approve' && verdict.by === person && verdict.for === undefined && !verdict.signed

function lookedBackOver({ repeat }: Asking, before: readonly Run[]): readonly Run[] {
  if (repeat === 'off') return []
  return repeat === 'adjacent' ? before.slice(-1) : before
}

/** Whom a notice goes to; of whoever decided at a block, the one who holds it by now aside. */
function told(to: Notify['to'][number], applicant: PersonId, state: CaseState, facts: Facts): readonly PersonId[] {
  if (to === 'applicant') return [applicant]
  if (to === 'named') return (contentNow(state, facts).content.people ?? []).filter(mayHear(facts))
  if ('duty' in to) return (facts.holders?.[to.duty]?.people ?? []).map(({ person }) => person).filter(mayHear(facts))
  if ('head' in to) return seatHead(applicant, facts).map(({ person }) => person)
  return counted(state)
    .filter((run) => run.block === to.decider)
    .map((run) => verdictOf(run)?.by)
    .filter((by): by is PersonId => by !== undefined && by !== 'system')
}

/** Whoever may know of the case at all. */
const mayHear =
  ({ subject, barred, organisation }: Facts) =>
  (person: PersonId): boolean =>
    organisation.usable(person) && person !== subject && !barred(person)

/** The end of the way: applied, unless its day lies ahead or the dossier moved under it. */
export function finish(pen: Pen, { at, conflicts = [] }: Facts): void {
  const day = effectiveDay(pen.state)
  if (day !== undefined && day > dayOf(at)) pen.write({ type: 'scheduled', at, day })
  else if (conflicts.length > 0) pen.write({ type: 'blocked', at, keys: conflicts })
  else pen.write({ type: 'ended', at, outcome: 'approved' })
}
