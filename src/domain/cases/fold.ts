import {
  blank,
  type CaseEvent,
  type CaseState,
  type Comment,
  type Run,
  type Seat,
  type Submission,
  type Verdict,
} from './case.ts'

/** Applies what happened; total and never refusing, so that old histories survive new rules. */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  return { ...apply(state, event), events: state.events + 1 }
}

export const fold = (events: readonly CaseEvent[]): CaseState => events.reduce(evolve, blank)

function apply(state: CaseState, event: CaseEvent): CaseState {
  switch (event.type) {
    case 'submitted':
      return {
        ...state,
        status: 'running',
        applicant: event.by,
        subject: event.subject,
        content: { revision: event.content, fields: event.fields },
        submissions: [submission(event, [])],
      }
    case 'resubmitted':
      return {
        ...state,
        status: 'running',
        content: { revision: event.content, fields: event.fields },
        submissions: [...state.submissions, submission(event, event.changed)],
      }
    case 'opened':
      return { ...state, runs: [...state.runs, opened(event)] }
    case 'viewed':
      return withSeat(state, event, (seat) => ({ ...seat, firstViewedAt: seat.firstViewedAt ?? event.at }))
    case 'decided':
      return decided(state, event)
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
    case 'withdrawn':
      return { ...state, withdrawal: { by: event.by, at: event.at, text: event.text } }
    case 'ended':
      return { ...state, status: event.outcome, endedAt: event.at, runs: state.runs.map(closed) }
  }
}

const submission = (
  { by, at, text, content, about }: CaseEvent & { type: 'submitted' | 'resubmitted' },
  changed: readonly string[],
): Submission => ({ by, at, text, content, about, changed })

const comment = ({ by, at, text, named = [] }: CaseEvent & { type: 'commented' }): Comment => ({ by, at, text, named })

const opened = (event: CaseEvent & { type: 'opened' }): Run => ({
  run: event.run,
  block: event.block,
  ...(event.level && { level: event.level }),
  ...(event.last && { last: event.last }),
  state: 'open',
  passedOver: event.passedOver,
  seats: [{ seat: 1, candidates: event.candidates, origins: event.origins, state: 'open', openedAt: event.at }],
})

const runAfter = { approve: 'passed', reject: 'rejected', return: 'returned' } as const

function decided(state: CaseState, event: CaseEvent & { type: 'decided' }): CaseState {
  const { verdict: kind, by, at, content, vouched, ticks, text, repeats, to } = event
  const verdict: Verdict = {
    kind,
    by,
    at,
    content,
    vouched,
    ticks,
    text,
    ...(repeats !== undefined && { repeats }),
    ...(to !== undefined && { to }),
  }
  const voided = new Set(event.voids)
  const seated = withSeat(state, event, (seat) => ({ ...seat, state: 'decided', verdict }))
  return {
    ...seated,
    status: to === 'START' ? 'returned' : state.status,
    runs: seated.runs.map((run) => {
      if (run.run === event.run) return { ...run, state: runAfter[kind] }
      return voided.has(run.run) ? { ...run, state: 'void' } : run
    }),
  }
}

/** An end leaves no live seat behind. */
const closed = (run: Run): Run =>
  run.state === 'open'
    ? {
        ...run,
        state: 'cancelled',
        seats: run.seats.map((seat) => (seat.state === 'open' ? { ...seat, state: 'cancelled' } : seat)),
      }
    : run

const withSeat = (state: CaseState, at: { run: number; seat: number }, change: (seat: Seat) => Seat): CaseState => ({
  ...state,
  runs: state.runs.map((run) =>
    run.run === at.run
      ? { ...run, seats: run.seats.map((seat) => (seat.seat === at.seat ? change(seat) : seat)) }
      : run,
  ),
})
