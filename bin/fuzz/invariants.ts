import { isDeepStrictEqual } from 'node:util'
import { available } from '#domain/cases/available.ts'
import { type CaseState, isLive, outcomeOf, type Run, type Seat, type Verdict } from '#domain/cases/case.ts'
import type { Command } from '#domain/cases/command.ts'
import { holds as conditionHolds } from '#domain/cases/condition.ts'
import { decide } from '#domain/cases/decide.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { evolve, fold } from '#domain/cases/fold.ts'
import { askingIn, milestoneIn } from '#domain/cases/milestone.ts'
import { type Asking, type Block, blockNamed, isLeaf, partsOf, type Route, taskNamed } from '#domain/cases/route.ts'
import { barring } from '#domain/cases/seating.ts'
import { counted, effectiveDay, humanVerdict, openRuns, verdictOf, verdictsOf } from '#domain/cases/standing.ts'
import { strandedAt, waitingFor } from '#domain/cases/stranded.ts'
import { isRescue } from '#domain/cases/verbs/withdraw.ts'
import { contentNow, toTick, vouchedFor } from '#domain/cases/vouching.ts'
import { comesBefore } from '#domain/cases/way.ts'
import type { PersonId } from '#domain/ids.ts'
import { topRank } from '#domain/organisation/office.ts'
import { dayOf } from '#domain/time.ts'
import type { Flow, Step } from './flow.ts'
import { people } from './organisation.ts'
import { outcomeWhenTurned } from './turned.ts'

type Invariant = { readonly name: string; readonly holds: (flow: Flow) => boolean }

const verdicts = ['approve', 'reject', 'return', 'handle'] as const
const givesVerdict = ({ command }: Step) => verdicts.some((verdict) => verdict === command.do)

/** A task is no vote: the applicant may do it, and whoever wrote what it is about. */
const barred = (route: Route, run: Run | undefined, { command, before, facts }: Step): boolean => {
  if (!('run' in command)) return false
  const { by } = command
  const why = barring(by, before.applicant ?? by, facts)
  if (run && taskNamed(route, run.block)) return why !== undefined && why !== 'applicant'
  const block = blockNamed(route, run?.block ?? '')
  const sets = block?.k === 'step' ? (block.edits ?? []) : []
  const decided = toTick(block?.decides ?? [], contentNow(before, facts)).filter((group) => !sets.includes(group))
  return why !== undefined || decided.some((group) => facts.editors?.[group]?.has(by))
}

/** The blocks that were to be asked, found again from the content that was decided on. */
function path(block: Block, state: CaseState): readonly Asking[] {
  if (isLeaf(block)) return block.k === 'notify' ? [] : [block]
  if (block.k !== 'when') return partsOf(block).flatMap((part) => path(part, state))
  const chosen = block.cases.find((each) => conditionHolds(each.if, state.content))
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

/**
 * What must be true of every flow, numbered as in docs/approvals.md §7; 13, 18, 21 and 22 have no subject yet: nobody
 * signs on others, votes, reserves, or is late.
 */
export const invariants: readonly Invariant[] = [
  {
    name: '3 nobody is seated by a hand-over who may not sit, or sits beside already',
    holds: ({ route, steps }) =>
      steps.every(({ before, facts, made = [] }) =>
        made.every((event) => {
          if (event.type !== 'handed') return true
          const run = before.runs.find(({ run }) => run === event.run)
          const isTask = run !== undefined && taskNamed(route, run.block) !== undefined
          const beside = (run?.seats ?? []).filter(({ seat }) => seat !== event.seat)
          const sat = run?.seats.find(({ seat }) => seat === event.seat)?.candidates ?? []
          return event.candidates.every((who) => {
            if (sat.includes(who)) return true
            const why = barring(who, before.applicant ?? who, facts)
            const may = why === undefined || (isTask && why === 'applicant')
            return may && !beside.some(({ candidates }) => candidates.includes(who))
          })
        }),
      ),
  },
  {
    name: '1 the same command decides the same',
    holds: ({ route, steps }) =>
      steps.every(({ before, command, facts, made }) => {
        const again = decide(route, before, command, facts)
        return isDeepStrictEqual('events' in again ? again.events : undefined, made)
      }),
  },
  { name: '2 a case is the fold of its events', holds: ({ events, state }) => isDeepStrictEqual(fold(events), state) },
  {
    name: '3 a case that runs waits for somebody who may act, or is listed as stranded',
    holds: ({ state, facts }) => {
      const { applicant } = state
      if (state.status !== 'running' || !applicant) return true
      const waiting = waitingFor(state)
      const isAble = (who: PersonId) => [undefined, 'applicant'].includes(barring(who, applicant, facts))
      const moves = waiting.every(({ asked }) => asked.some(isAble))
      return waiting.length > 0 && moves === (strandedAt(state, facts) === undefined)
    },
  },
  {
    name: '4 and 8 what has ended or is returned or blocked has no open seat, nor has a closed run',
    holds: ({ state }) =>
      state.runs.every((run) => run.state === 'open' || run.seats.every((seat) => seat.state !== 'open')) &&
      (state.status === 'running' || openRuns(state).length === 0),
  },
  {
    name: '5 a case ends once',
    holds: ({ events, state }) => events.filter(({ type }) => type === 'ended').length === (outcomeOf(state) ? 1 : 0),
  },
  {
    name: '5 nothing is applied before its day, or to a dossier that does not take it',
    holds: ({ steps }) =>
      steps.every(({ before, facts, made = [] }) => {
        const applied = made.some((event) => event.type === 'ended' && event.outcome === 'approved')
        const day = effectiveDay(made.reduce(evolve, before))
        return !applied || ((facts.conflicts ?? []).length === 0 && (day === undefined || day <= dayOf(facts.at)))
      }),
  },
  {
    name: '6 nobody decides who is the subject, kin, the applicant, has left or wrote what is decided',
    holds: ({ route, steps }) =>
      steps
        .filter((step) => step.made && givesVerdict(step))
        .every((step) => {
          const { before, command } = step
          const run = before.runs.find(({ run }) => 'run' in command && run === command.run)
          return !barred(route, run, step)
        }),
  },
  {
    name: '23 who stands in does so in force, for somebody who sits and may, once in a run, and never for the own request',
    holds: ({ route, steps }) =>
      steps.filter(givesVerdict).every((step) => {
        const given = (step.made ?? []).find((event) => event.type === 'decided' && event.for !== undefined)
        if (given?.type !== 'decided' || !given.for) return true
        const { before, facts, command } = step
        const principal = given.for
        const run = before.runs.find(({ run }) => run === given.run)
        const seat = run?.seats.find(({ seat }) => seat === given.seat)
        const inForce = (facts.standingIn ?? []).some((one) => one.principal === principal && one.proxy === given.by)
        const spoke = run?.seats.some(({ candidates, verdict }) =>
          [...candidates, verdict?.by].some((who) => who === given.by),
        )
        const theirs = { ...step, command: { ...command, by: principal } as Command }
        const isFree = facts.organisation.usable(principal) && !barred(route, run, theirs)
        return (
          inForce &&
          (seat?.candidates.includes(principal) ?? false) &&
          !spoke &&
          isFree &&
          given.by !== before.applicant
        )
      }),
  },
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
    name: '8 after a milestone nobody takes a case back alone, unless nobody else could move it, and who consents is asked and free',
    holds: ({ route, steps }) =>
      steps.every(({ before, facts, made = [] }) => {
        const back = made.find((event) => event.type === 'withdrawn')
        if (back?.type !== 'withdrawn') return true
        if (!back.consented) return milestoneIn(route, before) === undefined || isRescue(before, facts)
        const { applicant } = before
        const asking = askingIn(before)
        return (
          applicant !== undefined &&
          back.by !== applicant &&
          (asking?.candidates.includes(back.for ?? back.by) ?? false) &&
          [back.by, back.for ?? back.by].every((who) => barring(who, applicant, facts) === undefined)
        )
      }),
  },
  {
    name: '12 one seat is open at a time, aside from forks and from steps that seat everybody',
    holds: ({ route, state }) => {
      const open = openRuns(state)
      const isAlone = (run: Run) =>
        open.every((other) => other === run || (other.block !== run.block && !comesBefore(route, run, other)))
      const isOne = ({ block, seats }: Run) => {
        const of = blockNamed(route, block)
        return seats.length === 1 || (of?.k === 'step' && of.mode === 'all')
      }
      return open.every((run) => isAlone(run) && isOne(run))
    },
  },
  {
    name: '14 a verdict once given never changes',
    holds: ({ steps, state }) =>
      steps.every(({ before }) =>
        before.runs.every((run, at) => {
          const now = state.runs[at]?.seats ?? []
          return run.seats.every((seat, place) => !seat.verdict || isDeepStrictEqual(seat.verdict, now[place]?.verdict))
        }),
      ),
  },
  {
    name: '14 a verdict from a page that is older than the content is not taken',
    holds: ({ steps }) =>
      steps.every(
        ({ command, facts, made }) => !made || !('content' in command) || command.content === facts.content.revision,
      ),
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
    name: '17 a button is shown exactly when its command would be accepted',
    holds: ({ route, state, facts }) =>
      people.every((by) => {
        const may = available(route, state, by, facts)
        const accepts = (command: Command) => 'events' in decide(route, state, command, facts)
        return (
          may.withdraw === accepts({ do: 'withdraw', by, text: '理由' }) &&
          may.reopen === accepts({ do: 'reopen', by, text: '理由' }) &&
          may.askWithdrawal === accepts({ do: 'ask-withdrawal', by, text: '理由' }) &&
          (may.answerTo !== undefined) === accepts({ do: 'decline', by, asking: state.askings.length, text: '理由' }) &&
          may.urge === accepts({ do: 'urge', by }) &&
          may.comment === accepts({ do: 'comment', by, text: '问' }) &&
          may.resubmit === accepts({ do: 'resubmit', by, content: facts.content.revision, text: '' }) &&
          openRuns(state).every((run) => isOffered(run, by, { route, state, facts }))
        )
      }),
  },
  {
    name: '19 the order of the branches of a fork, and notices beside them, change no outcome',
    holds: (flow) => outcomeWhenTurned(flow) === flow.state.status,
  },
  {
    name: '20 a case is live until it ends',
    holds: ({ state }) => isLive(state) === (state.status !== 'new' && outcomeOf(state) === undefined),
  },
  {
    name: '24 the same command is taken once',
    holds: ({ route, steps }) =>
      steps
        .filter((step) => step.made && step.command.do !== 'comment' && step.command.do !== 'view')
        .every(({ before, command, facts, made = [] }) => {
          const after = made.reduce(evolve, before)
          return 'refused' in decide(route, after, command, facts)
        }),
  },
]

/** Whether the page offers a seat to whoever sits, and of that one exactly what would be accepted. */
function isOffered(run: Run, by: PersonId, { route, state, facts }: Pick<Flow, 'route' | 'state'> & { facts: Facts }) {
  const may = available(route, state, by, facts)
  const content = facts.content.revision
  return run.seats.every(({ seat, state: is, candidates }) => {
    if (is !== 'open' || !candidates.includes(by)) return true
    const command = { do: 'reject', by, run: run.run, seat, content, text: '理由' } as const
    const accepted = 'events' in decide(route, state, command, facts)
    const isThisOne = may.seat?.run.run === run.run && may.seat.seat.seat === seat
    return may.seat !== undefined && (!isThisOne || may.reject === accepted)
  })
}
