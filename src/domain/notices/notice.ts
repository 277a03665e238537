import type { CaseState } from '#domain/cases/case.ts'
import type { CaseEvent } from '#domain/cases/event.ts'
import { counted, openRuns, verdictOf } from '#domain/cases/standing.ts'
import type { PersonId } from '#domain/ids.ts'

/** 通知: what happened to a case, told to whoever it concerns; each has a sentence `notice.case.<kind>` in the catalogue. */
export const noticeKinds = [
  'asked',
  'returned',
  'rejected',
  'approved',
  'withdrawn',
  'commented',
  'named',
  'voided',
  'blocked',
  'doubted',
  'handed',
  'urged',
  'revoked',
  'stood-in',
  'signed',
  'withdrawal-asked',
  'withdrawal-declined',
  'withdrawal-consented',
  'confirmed',
] as const

/**
 * What somebody may ask not to be told: what has happened, and never what waits for oneself (asked, returned, held back,
 * doubted, an answer asked for or given) or is said to oneself by name.
 */
export const dispensable = [
  'approved',
  'rejected',
  'withdrawn',
  'commented',
  'voided',
  'confirmed',
] as const satisfies NoticeKind[]

/** What is told of each case by itself, though it is handled with others: somebody said something, or one was taken back. */
export const toldApart = [
  'commented',
  'named',
  'urged',
  'withdrawn',
  'withdrawal-asked',
  'withdrawal-declined',
  'withdrawal-consented',
  'revoked',
] as const satisfies NoticeKind[]

/** How many days a notice is kept, read or not. */
export const noticeDays = 180

export type NoticeKind = (typeof noticeKinds)[number]

export type Told = { readonly person: PersonId; readonly kind: NoticeKind }

/**
 * Whom the events of one command concern: whoever is asked now, the applicant of what comes back or ends, whoever had
 * decided on what is undone or taken back; of a comment everybody at work on it, who spoke before and who is named.
 * Nobody is told what he did himself.
 */
export function toTell(before: CaseState, events: readonly CaseEvent[], after: CaseState): readonly Told[] {
  const told = events.flatMap((event): readonly Told[] => {
    const author = 'by' in event ? event.by : undefined
    return concerned(event, before, after).filter(({ person }) => person !== author)
  })
  return told.filter(
    (one, at) => told.findIndex(({ person, kind }) => person === one.person && kind === one.kind) === at,
  )
}

function concerned(event: CaseEvent, before: CaseState, after: CaseState): readonly Told[] {
  const applicant = after.applicant ? [after.applicant] : []
  switch (event.type) {
    case 'opened':
      return openRuns(after).some(({ run }) => run === event.run) ? tell('asked', event.candidates) : []
    case 'handed':
      return [
        ...tell(
          'asked',
          event.candidates.filter((person) => !event.from.includes(person)),
        ),
        ...tell(
          'handed',
          event.from.filter((person) => !event.candidates.includes(person)),
        ),
      ]
    case 'decided':
      return [...ofVerdict(event, before, applicant), ...tell('stood-in', event.for ? [event.for] : [])]
    case 'signed':
      return tell('signed', [event.signer])
    case 'edited':
      return tell('voided', undone(before, event.voids))
    case 'copied':
      return after.status === 'blocked' ? [] : tell('approved', event.people)
    case 'ended':
      return before.status === 'blocked' && event.outcome === 'approved' ? tell('approved', after.copied) : []
    case 'blocked':
      return tell('blocked', applicant)
    case 'reopened':
      return [...tell('returned', applicant), ...tell('voided', undone(before, event.voids))]
    case 'urged':
      return tell('urged', asked(before))
    case 'withdrawn':
      if (!event.consented) return tell('withdrawn', [...applicant, ...deciders(before), ...asked(before)])
      return [
        ...tell('withdrawal-consented', applicant),
        ...tell(
          'withdrawn',
          [...deciders(before), ...asked(before)].filter((person) => !applicant.includes(person)),
        ),
      ]
    case 'withdrawal-asked':
      return tell('withdrawal-asked', event.candidates)
    case 'withdrawal-declined':
      return tell('withdrawal-declined', applicant)
    case 'commented':
      return [...tell('named', event.named ?? []), ...tell('commented', talking(event, before, applicant))]
    default:
      return []
  }
}

function ofVerdict(
  { verdict, to, voids = [] }: CaseEvent & { type: 'decided' },
  before: CaseState,
  applicant: readonly PersonId[],
): readonly Told[] {
  if (verdict === 'reject') return [...tell('rejected', applicant), ...tell('rejected', deciders(before))]
  if (to === 'START') return [...tell('returned', applicant), ...tell('voided', deciders(before))]
  return verdict === 'return' ? tell('voided', undone(before, voids)) : []
}

const tell = (kind: NoticeKind, people: readonly PersonId[]): readonly Told[] =>
  [...new Set(people)].map((person) => ({ person, kind }))

/** Whoever is at work on the case and whoever has said something before: an answer reaches who asked. */
const talking = (event: CaseEvent & { type: 'commented' }, before: CaseState, applicant: readonly PersonId[]) =>
  [...applicant, ...asked(before), ...before.comments.map(({ by }) => by)].filter(
    (person) => !event.named?.includes(person),
  )

const asked = (state: CaseState): readonly PersonId[] =>
  openRuns(state).flatMap(({ seats }) => seats.flatMap((seat) => (seat.state === 'open' ? seat.candidates : [])))

const deciders = (state: CaseState): readonly PersonId[] =>
  undone(
    state,
    counted(state).map(({ run }) => run),
  )

const undone = (state: CaseState, runs: readonly number[]): readonly PersonId[] =>
  state.runs
    .filter(({ run }) => runs.includes(run))
    .map((run) => verdictOf(run)?.by)
    .filter((by): by is PersonId => by !== undefined && by !== 'system')
