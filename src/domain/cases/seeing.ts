import { type Actor, holdsFor } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import { decide, quiet, type Subject } from '#domain/access/policy.ts'
import type { PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { isSeatedAsKin, seatOf } from './acting.ts'
import type { About, CaseState, Run } from './case.ts'
import type { StandingIn } from './facts.ts'
import { answering, askingIn } from './milestone.ts'
import { outputs } from './outputs/index.ts'
import type { RecordSeen } from './records-seen.ts'
import { blockNamed, type Route, taskNamed } from './route.ts'
import { recordedAt } from './standing.ts'
import { hasHeld, takesPart } from './verbs/comment.ts'
import { toTick, vouchedFor } from './vouching.ts'

/**
 * Who may see that a case exists: whoever applied, was ever asked or was copied, and HR in scope. Never the subject or a
 * relative, nor whoever meets no people at all; for everybody else it is not there (docs/decisions/0004, 0005 and
 * 0063).
 */
export const maySee = (actor: Actor, subject: Subject, state: CaseState, standingIn: StandingIn = []): boolean =>
  isAdmitted(actor, subject, isSeatedAsKin(state, actor.person)) &&
  (takesPart(state, actor.person) ||
    oversees(actor, subject) ||
    seatOf(state, actor.person, standingIn) !== undefined ||
    isAskedFor(state, actor.person, standingIn))

/**
 * Who takes the signed sheet of a case from whoever carries it, without any part in the case: the archive and the keeper of
 * catalogues, for the dossiers whose paper is theirs. The number on the sheet is what lets them in (docs/decisions/0040).
 */
export const takesSheets = (actor: Actor, subject: Subject): boolean =>
  isAdmitted(actor, subject) &&
  (holdsFor(actor, subject.unit, 'archivist') ||
    (subject.keeper === 'hr' && holdsFor(actor, subject.unit, 'cataloguer')))

/** Whoever stands in for somebody of whom 申请撤销 is asked. */
function isAskedFor(state: CaseState, person: PersonId, standingIn: StandingIn): boolean {
  const asking = person === state.applicant ? undefined : askingIn(state)
  return asking !== undefined && answering(asking, person, standingIn) !== undefined
}

/**
 * Asks the rights whether a seat would admit this actor: the hard rules alone can say no. A closed draft still has its
 * cases.
 */
const isAdmitted = (actor: Actor, subject: Subject, asKin = false): boolean =>
  decide(actor, 'read', { ...subject, state: 'draft' }, 'who', {
    ...quiet,
    seats: new Set(['who']),
    ...(asKin && { asKin }),
  }).allow

/** HR for this dossier, whatever its state: whoever could submit it. */
export const oversees = (actor: Actor, subject: Subject): boolean =>
  decide(actor, 'submit', { ...subject, state: 'draft' }, 'who', quiet).allow

/**
 * Until when this viewer knows the case's content: whoever had a seat knows it as of then, and nothing that came later
 * (docs/decisions/0041 and 0063). Undefined for those who know it as it is: the applicant, whoever sits now, whoever
 * was copied.
 */
export function knownUntil(state: CaseState, viewer: PersonId): Instant | undefined {
  if (viewer === state.applicant || state.copied.includes(viewer) || seatOf(state, viewer)) return undefined
  const seats = state.runs
    .flatMap((run) => run.seats)
    .filter((seat) => hasHeld(seat, viewer) || seat.verdict?.by === viewer)
  const decided = seats.findLast(({ verdict }) => verdict?.by === viewer)?.verdict?.at
  const gaveUp = seats.flatMap(({ handed = [] }) => handed).findLast(({ from }) => from.includes(viewer))?.at
  return decided ?? gaveUp ?? seats.at(-1)?.openedAt
}

/** Whom the case is about, as of the last submission before that moment, or the last of all. */
export const aboutOf = ({ submissions }: CaseState, until?: Instant): About =>
  submissions.findLast(({ at }) => until === undefined || at <= until)?.about ?? { name: '', unit: '' }

/** What a viewer sees of a case: groups, of a proposal the values that were opened whole, and what tasks recorded. */
export type Seen = {
  readonly groups: ReadonlySet<Group>
  readonly keys?: ReadonlySet<string> | undefined
  readonly records: readonly RecordSeen[]
}

/**
 * Whether the text of an opinion is for this viewer: HR and the applicant read all, others those on what they see
 * themselves; of the rest only that they were given (docs/look.md §5). It speaks of what was decided on and of what was
 * read beside it: that of a leader who saw figures of pay is for nobody who does not see them.
 */
export const readsOpinion = (theCase: Decided, { block }: Run, seen: Seen, all: boolean): boolean =>
  all ||
  (recordedBeside(theCase, block).every(({ id, fields }) =>
    seen.records.some((one) => one.block === id && one.section.fields.length === fields.length),
  ) &&
    (seen.keys
      ? decidedKeys(theCase, block).every((key) => seen.keys?.has(key))
      : decidedGroups(theCase, block).every((group) => seen.groups.has(group))))

/** What tasks recorded for whoever decides at this block. */
const recordedBeside = ({ route, state }: Decided, block: string) =>
  (blockNamed(route, block)?.reads ?? [])
    .filter((id) => recordedAt(state, id))
    .map((id) => ({ id, fields: outputs[taskNamed(route, id)?.output ?? '']?.fields ?? [] }))

const decidedKeys = ({ route, state }: Decided, block: string): readonly string[] =>
  Object.keys(vouchedFor(blockNamed(route, block)?.decides ?? [], state))

/** The groups that a block of this case decides on, of the dossier or of the proposal. */
export function decidedGroups({ route, state }: Decided, block: string): readonly Group[] {
  const decides = blockNamed(route, block)?.decides ?? []
  return 'part' in decides ? toTick(decides, state) : decides
}

type Decided = { readonly route: Route; readonly state: CaseState }
