import type { PersonId } from '#domain/ids.ts'
import {
  type Asking,
  blank,
  type CaseState,
  type Comment,
  type Run,
  type Seat,
  type Signed,
  type Submission,
  type Verdict,
} from './case.ts'
import { type Content, withoutRevision } from './content.ts'
import type { CaseEvent } from './event.ts'

/** Applies what happened; total and never refusing, so that old histories survive new rules. */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  return { ...apply(state, event), events: state.events + 1 }
}

/** The state of a case after everything that happened to it. */
export const fold = (events: readonly CaseEvent[]): CaseState => events.reduce(evolve, blank)

function apply(state: CaseState, event: CaseEvent): CaseState {
  switch (event.type) {
    case 'submitted':
      return {
        ...state,
        status: 'running',
        applicant: event.by,
        subject: event.subject,
        content: contentOf(event),
        submissions: [submission(event, [])],
      }
    case 'resubmitted':
      return {
        ...state,
        status: 'running',
        content: contentOf(event),
        branched: {},
        conflicts: [],
        submissions: [...state.submissions, submission(event, event.changed)],
      }
    case 'branched':
      return { ...state, branched: { ...state.branched, [event.block]: event.branch } }
    case 'opened':
      return { ...state, runs: [...state.runs, opened(event)] }
    case 'viewed':
      return withSeat(state, event, (seat) => ({ ...seat, firstViewedAt: seat.firstViewedAt ?? event.at }))
    case 'decided':
      return decided(state, event)
    case 'signed':
      return signed(state, event)
    case 'handed':
      return handed(state, event)
    case 'climbed':
      return { ...state, climbed: { ...state.climbed, [event.block]: event.run } }
    case 'copied':
      return {
        ...state,
        notified: [...state.notified, event.block],
        copied: [...new Set([...state.copied, ...event.people])],
      }
    case 'commented':
      return { ...state, comments: [...state.comments, comment(event)] }
    case 'edited':
      return {
        ...state,
        content: revised(state.content, event),
        runs: voided(state.runs, event.voids),
        branched: without(state.branched, event.unanswered),
      }
    case 'urged':
      return { ...state, urgedAt: event.at }
    case 'withdrawn':
      return withdrawn(state, event)
    case 'withdrawal-asked':
      return { ...state, askings: [...state.askings, asking(state, event)] }
    case 'withdrawal-declined':
      return answered(state, event, false)
    case 'blocked':
      return { ...state, status: 'blocked', conflicts: event.keys }
    case 'scheduled':
      return { ...state, status: 'scheduled', day: event.day }
    case 'reopened':
      return { ...state, status: 'returned', runs: voided(state.runs, event.voids) }
    case 'ended':
      return { ...state, status: event.outcome, endedAt: event.at, runs: state.runs.map(closed) }
  }
}

const submission = (
  { by, at, text, content, about }: CaseEvent & { type: 'submitted' | 'resubmitted' },
  changed: readonly string[],
): Submission => ({ by, at, text, content, about, changed })

const contentOf = (sent: CaseEvent & { type: 'submitted' | 'resubmitted' }): Content => ({
  revision: sent.content,
  ...withoutRevision(sent),
})

/** The content with these values at their new revision, each in its group. */
function revised(content: Content, { content: revision, set }: CaseEvent & { type: 'edited' }): Content {
  const fields = Object.entries(content.fields).map(([group, values = {}]) => [
    group,
    { ...values, ...Object.fromEntries(Object.entries(set).filter(([key]) => key in values)) },
  ])
  return { ...content, revision, fields: Object.fromEntries(fields) }
}

const comment = ({ by, at, text, named = [], papers = [] }: CaseEvent & { type: 'commented' }): Comment => ({
  by,
  at,
  text,
  named,
  papers,
})

/** Asked again in the place of those who can answer no more, it stays the applicant's. */
function asking(state: CaseState, { by, at, text, run, candidates }: CaseEvent & { type: 'withdrawal-asked' }): Asking {
  const author = by === 'system' ? state.applicant : by
  return { by: author ?? ('' as PersonId), at, text, run, candidates }
}

/** With the consent it is the applicant who withdraws, for the reason that was given. */
function withdrawn(state: CaseState, event: CaseEvent & { type: 'withdrawn' }): CaseState {
  const { by, at, text, consented } = event
  if (!consented) return { ...state, withdrawal: { by, at, text } }
  const asked = state.askings.at(-1)
  return { ...answered(state, event, true), withdrawal: { by: asked?.by ?? by, at, text: asked?.text ?? '' } }
}

function answered(
  state: CaseState,
  { by, at, text, for: principal }: CaseEvent & { type: 'withdrawn' | 'withdrawal-declined' },
  consents: boolean,
): CaseState {
  const answer = { by, at, text, consents, ...(principal && { for: principal }) }
  return {
    ...state,
    askings: state.askings.map((one, index) => (index === state.askings.length - 1 ? { ...one, answer } : one)),
  }
}

const opened = (event: CaseEvent & { type: 'opened' }): Run => ({
  run: event.run,
  block: event.block,
  ...(event.level && { level: event.level }),
  ...(event.last && { last: event.last }),
  state: 'open',
  passedOver: event.passedOver,
  seats: seatsOf(event).map(({ candidates, origins }, at) => ({
    seat: at + 1,
    candidates,
    origins,
    state: 'open',
    openedAt: event.at,
  })),
})

const seatsOf = ({
  mode,
  candidates,
  origins,
}: CaseEvent & { type: 'opened' }): readonly Pick<Seat, 'candidates' | 'origins'>[] =>
  mode === 'all'
    ? candidates.map((person, at) => ({ candidates: [person], origins: origins.slice(at, at + 1) }))
    : [{ candidates, origins }]

const runAfter = { approve: 'passed', done: 'passed', reject: 'rejected', return: 'returned' } as const

function decided(state: CaseState, event: CaseEvent & { type: 'decided' }, signed?: Signed): CaseState {
  const { verdict: kind, by, for: principal, at, content, vouched, ticks, text, output, repeats, carries, to } = event
  const verdict: Verdict = {
    kind,
    by,
    ...(principal && { for: principal }),
    at,
    content,
    vouched,
    ticks,
    text,
    ...(output && { output }),
    ...(repeats !== undefined && { repeats }),
    ...(carries !== undefined && { carries }),
    ...(to !== undefined && { to }),
    ...(signed && { signed }),
  }
  const seated = withSeat(state, event, (seat) => ({ ...seat, state: 'decided', verdict }))
  const runs = seated.runs.map((run) => (run.run === event.run ? after(run, kind) : run))
  return {
    ...seated,
    status: to === 'START' ? 'returned' : state.status,
    runs: voided(runs, event.voids ?? []),
    branched: without(state.branched, event.unanswered),
  }
}

const without = (branched: CaseState['branched'], unanswered: readonly string[] = []): CaseState['branched'] =>
  Object.fromEntries(Object.entries(branched).filter(([block]) => !unanswered.includes(block)))

/** It is the approval of whoever signed. */
const signed = (state: CaseState, { by, signer, day, papers, ...event }: CaseEvent & { type: 'signed' }): CaseState =>
  decided(state, { ...event, type: 'decided', by: signer, verdict: 'approve', ticks: [] }, { day, by, papers })

/**
 * The seat is its new holders'. One that nobody holds any more, since they sit in the run already, is cancelled; the run
 * has passed where all who are left in it agreed before.
 */
function handed(state: CaseState, event: CaseEvent & { type: 'handed' }): CaseState {
  const { by, at, why, from, candidates, origins, text, level, last } = event
  const handing = { by, at, why, from, to: candidates, text }
  const moved = withSeat(state, event, ({ firstViewedAt: _, ...seat }) => ({
    ...seat,
    candidates: candidates.length > 0 ? candidates : seat.candidates,
    origins: candidates.length > 0 ? origins : seat.origins,
    state: candidates.length > 0 ? seat.state : 'cancelled',
    handed: [...(seat.handed ?? []), handing],
  }))
  const runs = moved.runs.map((run) => {
    if (run.run !== event.run) return run
    const climbed = { ...run, ...(level && { level }), ...(last && { last }) }
    return climbed.seats.some((seat) => seat.state === 'open') ? climbed : { ...climbed, state: 'passed' as const }
  })
  return { ...moved, runs }
}

/** An approval passes a run once no seat of it is open; anything else ends it, and whoever has not decided need not. */
function after(run: Run, kind: Verdict['kind']): Run {
  if (kind === 'approve' && run.seats.some((seat) => seat.state === 'open')) return run
  return { ...run, state: runAfter[kind], seats: run.seats.map(ended('cancelled')) }
}

const voided = (runs: readonly Run[], voids: readonly number[]): readonly Run[] =>
  runs.map((run) => (voids.includes(run.run) ? { ...run, state: 'void', seats: run.seats.map(ended('void')) } : run))

const ended =
  (state: 'cancelled' | 'void') =>
  (seat: Seat): Seat =>
    seat.state === 'open' ? { ...seat, state } : seat

/** An end leaves no live seat behind. */
const closed = (run: Run): Run =>
  run.state === 'open' ? { ...run, state: 'cancelled', seats: run.seats.map(ended('cancelled')) } : run

const withSeat = (state: CaseState, at: { run: number; seat: number }, change: (seat: Seat) => Seat): CaseState => ({
  ...state,
  runs: state.runs.map((run) =>
    run.run === at.run
      ? { ...run, seats: run.seats.map((seat) => (seat.seat === at.seat ? change(seat) : seat)) }
      : run,
  ),
})
