import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Available, available, mayDecide } from '#domain/cases/available.ts'
import { blank, type CaseState, isLive, type Outcome, outcomeOf, type Run } from '#domain/cases/case.ts'
import type { Command } from '#domain/cases/command.ts'
import { decide } from '#domain/cases/decide.ts'
import type { CaseEvent } from '#domain/cases/event.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { evolve, fold } from '#domain/cases/fold.ts'
import { predict } from '#domain/cases/predict.ts'
import { askingBlocks, decidesOf } from '#domain/cases/route.ts'
import { barring } from '#domain/cases/seating.ts'
import { counted, humanVerdict, openRuns, verdictOf } from '#domain/cases/standing.ts'
import { rescuers, strandedAt, waitingFor } from '#domain/cases/stranded.ts'
import { returnTargets } from '#domain/cases/verbs/verdict.ts'
import { vouchedFor } from '#domain/cases/vouching.ts'
import type { PaperRef } from '#domain/dossiers/section.ts'
import type { BlobId, PersonId } from '#domain/ids.ts'
import type { Office } from '#domain/organisation/office.ts'
import { dayOf, type Instant } from '#domain/time.ts'
import { rounds } from '../../thorough.ts'
import { content, facts, person, unit } from './house.ts'
import { trial } from './trial-route.ts'

const paper: PaperRef = { blob: 'sheet' as BlobId, name: '审批单.pdf', type: 'application/pdf', bytes: 1 }
const people = ['ann', 'ben', 'cy', 'dee', 'eve', 'flo', 'gus'].map(person)
const units = ['u0', 'u1', 'u2', 'u3'].map(unit)
const anyone = fc.constantFrom(...people)

/** Organisations of any shape, circles included: parents, offices of any rank, leavers, kin, HR of any size, no 兜底. */
const worlds: fc.Arbitrary<Facts> = fc
  .record({
    parent: fc.dictionary(fc.constantFrom(...units), fc.constantFrom(...units)),
    offices: fc.array(
      fc.record<Office>({
        unit: fc.constantFrom(...units),
        person: anyone,
        kind: fc.constantFrom('head', 'leader'),
        title: fc.constant(''),
        rank: fc.constantFrom(1, 1, 2, 3),
      }),
      { maxLength: 9 },
    ),
    inactive: fc.subarray(people, { maxLength: 2 }),
    kin: fc.subarray(people, { maxLength: 2 }),
    subject: fc.oneof(anyone, fc.constant(person('zoe'))),
    unit: fc.constantFrom(...units),
    hr: fc.array(fc.record({ person: anyone, duty: fc.constantFrom('hr', 'hr-lead') }), { maxLength: 3 }),
    fallback: fc.option(anyone, { nil: undefined, freq: 9 }),
    hrUnit: fc.option(fc.constantFrom(...units), { nil: undefined }),
    editors: fc.dictionary(fc.constantFrom('career', 'family', 'identity'), fc.uniqueArray(anyone, { maxLength: 2 }), {
      maxKeys: 2,
    }),
  })
  .map(({ fallback, hrUnit, editors, ...world }) => {
    const wrote = Object.fromEntries(Object.entries(editors).map(([group, people]) => [group, new Set(people)]))
    const { fallback: _, hrUnit: __, ...made } = facts({ ...world, editors: wrote })
    return { ...made, ...(fallback && { fallback }), ...(hrUnit && { hrUnit }) }
  })

type Move = { readonly who: PersonId; readonly what: number; readonly where: number; readonly edit: boolean }

const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({ who: anyone, what: fc.nat(40), where: fc.nat(9), edit: fc.boolean() }),
  { maxLength: 40 },
)

/** Somebody leaves, turns out to be a relative, or comes back, before the move of that number. */
type Fate = { readonly who: PersonId; readonly when: number; readonly is: 'gone' | 'kin' | 'free' }

const fates: fc.Arbitrary<Fate[]> = fc.array(
  fc.record({ who: anyone, when: fc.nat(20), is: fc.constantFrom('gone', 'gone', 'kin', 'kin', 'free') }),
  { maxLength: 8 },
)

const struck = (world: Facts, { who, is }: Fate): Facts => ({
  ...world,
  barred: (person) => (person === who ? is === 'kin' : world.barred(person)),
  organisation: {
    ...world.organisation,
    usable: (person) => (person === who ? is !== 'gone' : world.organisation.usable(person)),
  },
})

/** The same world when everybody for whom the case waits is struck at once: chance alone seldom strikes a lone applicant. */
const lost = (state: CaseState, world: Facts, is: Fate['is']): Facts =>
  waitingFor(state)
    .flatMap(({ asked }) => asked)
    .reduce((world, who) => struck(world, { who, when: 0, is }), world)

/** A command of any kind, mostly from whoever may give it, sometimes from anybody, sometimes on a seat long closed. */
function commandOf(move: Move, state: CaseState, facts: Facts): Command {
  const { who, what } = move
  const applicant = state.applicant ?? who
  if (state.status === 'new') return { do: 'submit', by: who, text: '' }
  if (what >= 36) return { do: 'comment', by: who, text: '问' }
  if (what === 33 && move.where % 2 === 0) {
    const { run, by } = seatFor(move, state)
    return { do: 'transfer', by, run: run?.run ?? 0, seat: 1, to: who, text: '出差' }
  }
  if (what === 34) return { do: 'urge', by: applicant }
  if (what === 35) return { do: 'hand-over', by: applicant, run: openRuns(state)[0]?.run ?? 0, seat: 1, text: '' }
  if (what >= 34) return { do: 'view', by: seatFor(move, state).by }
  if (what >= 32) return { do: 'withdraw', by: what === 32 ? who : applicant, text: '撤' }
  if (state.status === 'returned') return { do: 'resubmit', by: applicant, content: facts.content.revision, text: '' }
  return verdictCommand(move, state, facts)
}

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]

function seatFor({ who, what, where }: Move, state: CaseState) {
  const run = what % 10 === 9 ? pick(state.runs, where) : openRuns(state)[0]
  const sitting = run?.seats[0]?.candidates ?? []
  return { run, by: what % 7 === 0 ? who : (pick(sitting, where) ?? who) }
}

/** Mostly a legal target, sometimes any number. */
const targetOf = ({ what, where }: Move, state: CaseState, run: Run | undefined) =>
  what % 4 === 0 || !run ? where : (pick(returnTargets(state, trial, run), where) ?? 'START')

function verdictCommand(move: Move, state: CaseState, facts: Facts): Command {
  const { what } = move
  const { run, by } = seatFor(move, state)
  const text = what % 5 === 0 ? '' : '意见'
  const at = { by, run: run?.run ?? 0, seat: 1, content: facts.content.revision, text }
  if (what >= 31) return { do: 'reject', ...at }
  if (what >= 21) return { do: 'return', to: targetOf(move, state, run), ...at }
  return { do: 'approve', ticks: what % 11 === 0 ? [] : decidesOf(trial, run?.block ?? ''), ...at }
}

type Step = {
  readonly before: CaseState
  readonly command: Command
  readonly events: readonly CaseEvent[] | undefined
  readonly facts: Facts
}

type Flow = {
  readonly steps: readonly Step[]
  readonly events: readonly CaseEvent[]
  readonly state: CaseState
  readonly facts: Facts
}

/** Plays the moves; between returns and resubmissions the applicant edits, and the content moves on. */
function flow(start: Facts, list: readonly Move[], struckBy: readonly Fate[] = []): Flow {
  let [state, world] = [blank, start]
  const [steps, events]: [Step[], CaseEvent[]] = [[], []]
  list.forEach((move, index) => {
    world = { ...world, at: new Date(Date.UTC(2026, 10, 24) + index * 60_000).toISOString() as Instant }
    const fates = struckBy.filter(({ when }) => when === index)
    world = fates.reduce(struck, world)
    if (move.edit && state.status === 'returned') world = edited(world)
    for (const command of [...fates.flatMap(leaving(move)), commandOf(move, state, world)]) {
      const decided = decide(trial, state, command, world)
      const made = 'events' in decided ? decided.events : undefined
      steps.push({ before: state, command, events: made, facts: world })
      events.push(...(made ?? []))
      state = (made ?? []).reduce(evolve, state)
    }
  })
  return { steps, events, state, facts: world }
}

/** Whoever leaves hands the seats on, as the program says; sometimes nobody says it. */
const leaving =
  ({ who: successor, edit }: Move) =>
  ({ who, when, is }: Fate): readonly Command[] =>
    is === 'gone' && when % 3 !== 0 ? [{ do: 'left', person: who, ...(edit && { successor }) }] : []

const edited = (world: Facts): Facts => ({
  ...world,
  content: {
    revision: world.content.revision + 1,
    fields: { ...content.fields, career: { 'resume/r/career': world.content.revision } },
  },
})

const flows = fc.tuple(worlds, moves).map(([world, list]) => flow(world, list))

const holds = (name: string, property: (flow: Flow) => void) =>
  it(name, () => {
    fc.assert(
      fc.property(flows, (flow) => {
        property(flow)
      }),
      { numRuns: rounds(400) },
    )
  })

const humans = (state: CaseState) =>
  state.runs.flatMap((run) =>
    run.seats.flatMap(({ verdict }) => (verdict && verdict.by !== 'system' ? [{ run, verdict, by: verdict.by }] : [])),
  )

describe('whatever people do, a case', () => {
  holds('1: decides the same from the same state, command and facts', ({ steps }) => {
    for (const { before, command, events, facts } of steps) {
      const again = decide(trial, before, command, facts)
      expect('events' in again ? again.events : undefined).toEqual(events)
    }
  })

  holds('2: is the fold of its events', ({ events, state }) => expect(fold(events)).toEqual(state))

  holds(
    '3: while it runs, waits for somebody who is active, not the subject, no kin and not the applicant',
    ({ state, facts }) => {
      if (state.status !== 'running') return
      const sitting = openRuns(state).flatMap(({ seats }) => seats.flatMap(({ candidates }) => candidates))
      expect(sitting.length).toBeGreaterThan(0)
      for (const who of sitting) expect(barring(who, state.applicant ?? who, facts)).toBeUndefined()
    },
  )

  holds(
    '4 and 8: has no open seat outside an open run, and none at all once it has ended or is returned',
    ({ state }) => {
      for (const run of state.runs)
        if (run.state !== 'open') expect(run.seats.map((seat) => seat.state)).not.toContain('open')
      if (state.status !== 'running') expect(openRuns(state)).toEqual([])
    },
  )

  holds('5: ends once, approved exactly when nothing is left to ask', ({ events, state }) => {
    expect(events.filter(({ type }) => type === 'ended')).toHaveLength(outcomeOf(state) ? 1 : 0)
  })

  holds('6: is never decided by the subject, kin, the applicant or somebody who left', ({ state, facts }) => {
    for (const { by } of humans(state)) expect(barring(by, state.applicant ?? by, facts)).toBeUndefined()
  })

  holds(
    '7: counts at most one run a step and one a level of the ladder, and seats nobody twice in one of them',
    ({ state }) => {
      const places = counted(state).map(({ block, level = '' }) => block + level)
      expect(new Set(places).size).toBe(places.length)
      for (const { seats } of state.runs)
        for (const { candidates } of seats) expect(new Set(candidates).size).toBe(candidates.length)
      const climbers = counted(state)
        .filter(({ block }) => block === 'leaders')
        .map((run) => humanVerdict(state, run).verdict?.by)
      expect(new Set(climbers).size).toBe(climbers.length)
    },
  )

  holds('9: passes a step only by an approval', ({ state }) => {
    for (const run of counted(state)) expect(verdictOf(run)?.kind).toBe('approve')
  })

  holds('10: is approved only when every step on its path has passed', ({ state }) => {
    if (state.status !== 'approved') return
    const passed = new Set(counted(state).map(({ block }) => block))
    expect(askingBlocks(trial).every(({ id }) => passed.has(id))).toBe(true)
    expect(state.climbed['leaders']).toBe(counted(state).at(-1)?.run)
  })

  holds(
    '11 and 16: is never passed by the system alone, and an automatic verdict repeats a person’s own',
    ({ state }) => {
      if (state.status === 'approved') expect(counted(state).some((run) => verdictOf(run)?.by !== 'system')).toBe(true)
      for (const run of counted(state)) {
        const verdict = verdictOf(run)
        if (verdict?.by !== 'system') continue
        const origin = counted(state).find(({ run }) => run === verdict.repeats)
        expect(origin && verdictOf(origin)?.by).toBe(run.seats[0]?.candidates[0])
      }
    },
  )

  holds(
    '10: is approved only when somebody of the rank that ends the ladder decided, or the one named for want of one',
    (flow) => {
      const { state, facts } = flow
      if (state.status !== 'approved') return
      const deciders = counted(state)
        .filter(({ block }) => block === 'leaders')
        .map((run) => humanVerdict(state, run).verdict?.by)
      const isOfTheRank = (who: PersonId | 'system' | undefined) =>
        who === facts.fallback || facts.organisation.offices.some(({ person, rank }) => person === who && rank === 1)
      expect(deciders.some(isOfTheRank)).toBe(true)
    },
  )

  holds(
    '6: is never asked of somebody who wrote what the seat decides on, whichever seat it is',
    ({ state, facts }) => {
      for (const { block, seats } of state.runs)
        for (const who of seats.flatMap(({ candidates }) => candidates))
          for (const group of decidesOf(trial, block)) expect(facts.editors?.[group]?.has(who) ?? false).toBe(false)
    },
  )

  holds('12: opens one seat at a time', ({ state }) => {
    expect(state.runs.filter((run) => run.state === 'open').length).toBeLessThanOrEqual(1)
  })

  holds('14: only grows its history: a verdict once given never changes', ({ steps }) => {
    for (const { before, events } of steps) {
      const after = (events ?? []).reduce(evolve, before)
      before.runs.forEach((run, at) => {
        const verdict = verdictOf(run)
        if (verdict) expect(verdictOf(after.runs[at] ?? run)).toEqual(verdict)
      })
    }
  })

  holds('15: is approved only on verdicts that saw the final content of what they vouch for', ({ state, facts }) => {
    if (state.status !== 'approved') return
    for (const run of counted(state))
      expect(verdictOf(run)?.vouched).toEqual(vouchedFor(decidesOf(trial, run.block), facts))
  })

  holds('20: is live exactly until it ends', ({ state }) => {
    const outcomes: readonly Outcome[] = ['approved', 'rejected', 'withdrawn']
    expect(isLive(state)).toBe(state.status !== 'new' && !outcomes.some((outcome) => outcome === state.status))
  })

  holds('17: shows a button exactly when the command behind it would be accepted', ({ state, facts }) => {
    for (const who of people) {
      const may = available(trial, state, who, facts)
      expect(acceptedOf(state, who, facts, may)).toEqual(may)
      expect(mayDecide(trial, state, who, facts)).toBe(may.approve || may.reject || may.returnTo.length > 0)
    }
  })

  holds('24: accepts the same verdict once', ({ steps }) => {
    for (const { before, command, events, facts } of steps) {
      if (!events || !['approve', 'reject', 'return', 'submit', 'withdraw', 'resubmit'].includes(command.do)) continue
      expect(decide(trial, events.reduce(evolve, before), command, facts)).toHaveProperty('refused')
    }
  })

  it('3: finds somebody who may move it on or take it back, or is listed with its cure, whoever leaves or becomes kin', () => {
    const met = { seat: 0, applicant: 0, moving: 0 }
    const reached = fc.tuple(worlds, moves, fates).map((given) => flow(...given))
    fc.assert(
      fc.property(reached, ({ steps, state, facts }) => {
        const passed = steps.map(({ before, facts }) => [before, facts] as const)
        for (const [at, world] of [...passed, [state, facts] as const])
          for (const now of isLive(at) ? [world, lost(at, world, 'gone'), lost(at, world, 'kin')] : [])
            met[strandedAt(at, now)?.place ?? 'moving'] += progressOf(at, now)
      }),
      { numRuns: rounds(400) },
    )
    expect(Math.min(...Object.values(met))).toBeGreaterThan(0)
  })

  it('runs as predicted, or shorter, whoever of several approves, while the organisation stays as it is', () => {
    const met = { alone: 0, pooled: 0 }
    fc.assert(
      fc.property(worlds, anyone, fc.array(fc.nat(5), { minLength: 9, maxLength: 9 }), (world, applicant, choices) => {
        const prediction = predict(trial, blank, world, applicant)
        const decided = decide(trial, blank, { do: 'submit', by: applicant, text: '' }, world)
        if ('refused' in decided) return
        expect(prediction.blocked).toBeUndefined()
        const state = approvedBy(choices, fold(decided.events), world)
        const foretold = new Map(prediction.legs.map(({ block, level = '', people }) => [block + level, people]))
        for (const { block, level = '', seats } of state.runs)
          expect(foretold.get(block + level)).toEqual(expect.arrayContaining([...(seats[0]?.candidates ?? [])]))
        const isPooled = prediction.legs.some(({ people }) => people.length > 1)
        met[isPooled ? 'pooled' : 'alone'] += 1
        if (isPooled) return
        expect(state.runs).toHaveLength(prediction.legs.length)
        expect(prediction.copies).toEqual(state.copied)
      }),
      { numRuns: rounds(400) },
    )
    expect(Math.min(...Object.values(met))).toBeGreaterThan(0)
  })
})

/** Everybody approves, of several the one chosen, until the case is approved. */
function approvedBy(choices: readonly number[], submitted: CaseState, world: Facts): CaseState {
  let state = submitted
  for (let [run] = openRuns(state); run; [run] = openRuns(state)) {
    const by = pick(run.seats[0]?.candidates ?? [], choices[run.run % 9] ?? 0)
    if (!by) throw new Error('nobody')
    const at = { by, run: run.run, seat: 1, content: 7, text: '', ticks: decidesOf(trial, run.block) }
    const next = decide(trial, state, { do: 'approve', ...at }, world)
    if ('refused' in next) throw new Error(next.refused.code)
    state = next.events.reduce(evolve, state)
  }
  expect(state.status).toBe('approved')
  return state
}

/**
 * Invariant 3, asked of the rule itself: somebody may decide, or has the case back and may mend or withdraw it; else it is
 * stranded, and found by exactly those who may withdraw it. Answers 1, for the count of what was met.
 */
function progressOf(state: CaseState, facts: Facts): 1 {
  const { applicant = person('nobody'), status } = state
  const withdrawing = people.filter((who) => available(trial, state, who, facts).withdraw)
  const moving = people.filter((who) =>
    status === 'returned' ? who === applicant && withdrawing.includes(who) : mayDecide(trial, state, who, facts),
  )
  const nobody = strandedAt(state, facts)
  expect(nobody === undefined).toBe(moving.length > 0)
  if (nobody) expect([...rescuers(applicant, facts)].sort()).toEqual(withdrawing)
  for (const { why } of nobody?.asked ?? []) expect(['inactive', 'kin']).toContain(why)
  for (const who of [...moving, ...withdrawing])
    expect([undefined, 'applicant']).toContain(barring(who, applicant, facts))
  return 1
}

/** The oracle of property 17: asks the rule for every command on every seat, without looking at what is shown. */
function acceptedOf(state: CaseState, by: PersonId, facts: Facts, may: Available): Available {
  const { seat, ticks, noted, handOver, transferTo } = may
  const accepts = (command: Command) => 'events' in decide(trial, state, command, facts)
  const [text, content] = ['理由', facts.content.revision]
  const everywhere = state.runs.map(({ run }) => ({ by, run, seat: 1, content, text }))
  const targets = ['START', ...state.runs.map(({ run }) => run)] as const
  return {
    ...(seat && { seat }),
    ticks,
    noted,
    approve: everywhere.some((at) => accepts({ do: 'approve', ticks: decidesOf(trial, seat?.run.block ?? ''), ...at })),
    reject: everywhere.some((at) => accepts({ do: 'reject', ...at })),
    edits: [],
    returnTo: targets.filter((to) => everywhere.some((at) => accepts({ do: 'return', to, ...at }))),
    transferTo: [
      ...transferTo.filter((to) => everywhere.some((at) => accepts({ do: 'transfer', to, ...at }))),
      ...people.filter(
        (to) => !transferTo.includes(to) && everywhere.some((at) => accepts({ do: 'transfer', to, ...at })),
      ),
    ],
    sign: state.runs.flatMap(({ run, seats }) =>
      [...new Set([...(seats[0]?.candidates ?? []), ...people])]
        .map((signer) => ({ run, seat: 1, signer }))
        .filter((at) => accepts({ do: 'sign', by, ...at, content, text, day: dayOf(facts.at), paper })),
    ),
    resubmit: accepts({ do: 'resubmit', by, content, text }),
    reopen: accepts({ do: 'reopen', by, text }),
    withdraw: accepts({ do: 'withdraw', by, text }),
    askWithdrawal: accepts({ do: 'ask-withdrawal', by, text }),
    ...(accepts({ do: 'consent', by, asking: state.askings.length, text }) && { answerTo: state.askings.length }),
    urge: accepts({ do: 'urge', by }),
    comment: accepts({ do: 'comment', by, text }),
    handOver: state.runs
      .filter(({ run }) => accepts({ do: 'hand-over', by, run, seat: 1, text }))
      .map(({ run }) => handOver.find((one) => one.run === run) ?? { run, seat: 0, from: [], to: [] }),
  }
}
