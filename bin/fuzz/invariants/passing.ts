import { isDeepStrictEqual } from 'node:util'
import type { CaseState, Run, Seat, Verdict } from '#domain/cases/case.ts'
import { holds as conditionHolds } from '#domain/cases/condition.ts'
import type { CaseEvent } from '#domain/cases/event.ts'
import { sumsIn } from '#domain/cases/outputs/index.ts'
import { type Asking, type Block, blockNamed, isLeaf, partsOf, taskNamed } from '#domain/cases/route.ts'
import { counted, humanVerdict, recordedAt, verdictOf, verdictsOf } from '#domain/cases/standing.ts'
import { vouchedFor } from '#domain/cases/vouching.ts'
import type { PersonId } from '#domain/ids.ts'
import { topRank } from '#domain/organisation/office.ts'
import { type Invariant, voidsOf } from './invariant.ts'

/** The blocks that were to be asked, found again from the content that was decided on and from what was recorded. */
function path(block: Block, state: CaseState): readonly Asking[] {
  if (isLeaf(block)) return block.k === 'notify' ? [] : [block]
  if (block.k !== 'when') return partsOf(block).flatMap((part) => path(part, state))
  const chosen = block.cases.find((each) => conditionHolds(each.if, state.content, sumsIn(state)))
  return path(chosen?.go ?? block.otherwise, state)
}

/** Whose seat a verdict was given on: the person's own, or that of whoever was stood in for. */
const seatedFor = (verdict: Verdict | undefined) => verdict?.for ?? verdict?.by

const isPerson = (by: PersonId | 'system' | undefined): by is PersonId => by !== undefined && by !== 'system'

/** Whether a person gave this approval, or the system repeats one that a person gave about the very same values. */
function restsOnAPerson(state: CaseState, run: Run): boolean {
  const verdict = verdictOf(run)
  if (verdict?.by !== 'system') return true
  const { verdict: origin } = humanVerdict(state, run)
  const alone = run.seats.length === 1 && run.seats[0]?.candidates
  if (verdict.repeats !== undefined && origin?.for) return false
  const isTheirs = alone && isPerson(origin?.by) && alone.includes(origin.for ?? origin.by)
  return (
    (isTheirs ?? false) &&
    origin?.kind === 'approve' &&
    Object.entries(verdict.vouched).every(([key, revision]) => origin.vouched[key] === revision)
  )
}

type Records = ReadonlyMap<string, unknown>

/** What each block had recorded when each verdict was given, by the events alone. */
function readWith(events: readonly CaseEvent[]): ReadonlyMap<string, Records> {
  const [opened, recorded, read] = [new Map<number, string>(), new Map<number, unknown>(), new Map<string, Records>()]
  for (const event of events) {
    if (event.type === 'opened') opened.set(event.run, event.block)
    for (const run of voidsOf(event)) recorded.delete(run)
    if (event.type !== 'decided' && event.type !== 'signed') continue
    read.set(
      `${event.run}/${event.seat}`,
      new Map([...recorded].map(([run, output]) => [opened.get(run) ?? '', output])),
    )
    if (event.type === 'decided' && event.output) recorded.set(event.run, event.output)
  }
  return read
}

/** What lets a case go on, and end: 7, 9, 10, 11, 15 and 16. */
export const passing: readonly Invariant[] = [
  {
    name: '7 a step counts once, and a level of the ladder once',
    holds: ({ state }) => {
      const places = counted(state).map(({ block, level = '' }) => `${block} ${level}`)
      const seated = state.runs.map(({ seats }) => seats.flatMap(({ candidates }) => candidates))
      return new Set(places).size === places.length && seated.every((each) => new Set(each).size === each.length)
    },
  },
  {
    name: '9 a step passes by an approval alone, by that of everybody where everybody has a seat, and a task by being done',
    holds: ({ route, state }) =>
      counted(state).every((run) => {
        const kind = taskNamed(route, run.block) ? 'done' : 'approve'
        const merged = ({ state, handed = [] }: Seat) => state === 'cancelled' && handed.length > 0
        return run.seats.every((seat) => seat.verdict?.kind === kind || merged(seat))
      }),
  },
  {
    name: '10 what is approved has passed every step of its path, and no other',
    holds: ({ route, state }) => {
      if (state.status !== 'approved') return true
      const passed = new Set(counted(state).map(({ block }) => block))
      const asked = new Set(path(route.body, state).map(({ id }) => id))
      return isDeepStrictEqual([...passed].toSorted(), [...asked].toSorted())
    },
  },
  {
    name: '10 what is approved was decided by somebody of the rank that ends the ladder, or named for want of one, or handed the seat of such a one',
    holds: ({ route, state, facts }) => {
      const isOfTheRank = (who: PersonId | 'system' | undefined) =>
        who === facts.fallback ||
        facts.organisation.offices.some(({ person, rank }) => person === who && rank <= topRank)
      const ladders = path(route.body, state).filter((block) => block.k === 'ladder' && 'rank' in block.until)
      const wasHanded = ({ last, seats }: Run) => last === true && seats.some(({ handed = [] }) => handed.length > 0)
      const climbed = ({ id }: Asking) => counted(state).filter(({ block }) => block === id)
      return (
        state.status !== 'approved' ||
        ladders.every((each) =>
          climbed(each).some((run) => isOfTheRank(seatedFor(humanVerdict(state, run).verdict)) || wasHanded(run)),
        )
      )
    },
  },
  {
    name: '11 and 16 what the system approves repeats a person’s own approval of the same values',
    holds: ({ route, state }) =>
      counted(state).every((run) => restsOnAPerson(state, run)) &&
      (state.status !== 'approved' ||
        path(route.body, state).length === 0 ||
        counted(state).some((run) => isPerson(humanVerdict(state, run).verdict?.by))),
  },
  {
    name: '15 what is approved was vouched for as it was submitted last',
    holds: ({ route, state }) =>
      state.status !== 'approved' ||
      counted(state).every((run) => {
        const wanted = vouchedFor(blockNamed(route, run.block)?.decides ?? [], state)
        return verdictsOf(run).every(({ vouched }) => isDeepStrictEqual(vouched, wanted))
      }),
  },
  {
    name: '15 what is approved was decided by people who read the records that they are to read, as they stand',
    holds: ({ route, state, events }) => {
      if (state.status !== 'approved') return true
      const read = readWith(events)
      return counted(state).every((run) => {
        const { run: origin, verdict } = humanVerdict(state, run)
        const seat = state.runs.find((one) => one.run === origin)?.seats.find((one) => one.verdict === verdict)?.seat
        const then = read.get(`${origin}/${seat}`)
        return (blockNamed(route, run.block)?.reads ?? []).every((name) =>
          isDeepStrictEqual(then?.get(name), recordedAt(state, name)),
        )
      })
    },
  },
]
