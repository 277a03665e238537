import { withProxies } from '#domain/cases/acting.ts'
import { blank, type CaseState, type ReturnTo, type Run, type Seat } from '#domain/cases/case.ts'
import type { Command } from '#domain/cases/command.ts'
import type { Content, Vouched } from '#domain/cases/content.ts'
import type { decide } from '#domain/cases/decide.ts'
import type { CaseEvent } from '#domain/cases/event.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { evolve } from '#domain/cases/fold.ts'
import { askingIn } from '#domain/cases/milestone.ts'
import { reservedKey, takenBy } from '#domain/cases/reserving.ts'
import { type Route, taskNamed } from '#domain/cases/route.ts'
import { openRuns } from '#domain/cases/standing.ts'
import { editable } from '#domain/cases/verbs/edit.ts'
import { signatures } from '#domain/cases/verbs/sign.ts'
import { recipientsOf } from '#domain/cases/verbs/transfer.ts'
import { returnTargets, ticksOf } from '#domain/cases/verbs/verdict.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { PersonId } from '#domain/ids.ts'
import type { Day, Instant } from '#domain/time.ts'
import { codes, edited, people, randomWorld, shaken, sheet, struck } from './organisation.ts'
import type { Random } from './random.ts'
import { randomRoute } from './routes.ts'

/** One command: what stood before it, what the world was, and what became of it; undefined where it was refused. */
export type Step = {
  readonly before: CaseState
  readonly facts: Facts
  readonly command: Command
  readonly made: readonly CaseEvent[] | undefined
}

export type Flow = {
  readonly route: Route
  readonly steps: readonly Step[]
  readonly events: readonly CaseEvent[]
  readonly state: CaseState
  readonly facts: Facts
}

/** The rule as the flow asks it: the core's own, or one that is broken on purpose. */
export type Rule = typeof decide

/** Lets random people of a random organisation do random things to one case, mostly what they may. */
export function playFlow(random: Random, rule: Rule): Flow {
  const route = randomRoute(random)
  const steps: Step[] = []
  const events: CaseEvent[] = []
  let state = blank
  let facts = randomWorld(random)
  const moves = 4 + random.below(30)
  for (let index = 0; index < moves; index += 1) {
    facts = turnedOn(random, route, state, facts, index)
    const loaded = asLoaded(state, facts)
    const set = random.once(8) ? randomSetting(random, route, state, loaded) : undefined
    const known = set ? { ...loaded, content: set.content } : loaded
    const command = set?.command ?? randomCommand(random, route, state, known)
    const decided = rule(route, state, command, known)
    const made = 'events' in decided ? decided.events : undefined
    steps.push({ before: state, facts: known, command, made })
    events.push(...(made ?? []))
    if (set && made) facts = { ...facts, content: { ...facts.content, ...fresh(set.content) } }
    state = (made ?? []).reduce(evolve, state)
  }
  return { route, steps, events, state, facts: asLoaded(state, facts) }
}

/** An hour later, and what became of the world meanwhile. */
function turnedOn(random: Random, route: Route, state: CaseState, world: Facts, index: number): Facts {
  let facts = { ...world, at: new Date(Date.UTC(2026, 10, 24) + index * 3_600_000).toISOString() as Instant }
  if (random.once(25)) facts = { ...struck(facts, random), at: facts.at }
  const reserved = reservedIn(route, state)
  if (random.once(6)) facts = shaken(random, facts, reserved)
  else if (facts.conflicts) facts = { ...facts, conflicts: facts.conflicts.filter((key) => isInTheWay(key, reserved)) }
  return state.status === 'returned' && random.once(2) ? edited(random, facts) : facts
}

/** What stands for what the case has reserved among the values that cannot be applied. */
const reservedIn = (route: Route, state: CaseState): readonly string[] =>
  takenBy(route, state).flatMap(({ output }) => codes.filter((code) => output['desk'] === code).map(reservedKey))

/** What was lost is in the way only as long as the case reserves it. */
const isInTheWay = (key: string, reserved: readonly string[]): boolean =>
  !key.startsWith(reservedKey('')) || reserved.includes(key)

/** The gate divides a proposal while it may still change; on its way it stays divided as it was submitted. */
function asLoaded({ status }: CaseState, facts: Facts): Facts {
  if (status === 'new' || status === 'returned') return facts
  const { parts: _, climb: __, to: ___, traits: ____, day: _____, ...content } = facts.content
  return { ...facts, content }
}

/** Mostly from whoever may give it, sometimes from anybody, from an old page, or on a seat long closed. */
function randomCommand(random: Random, route: Route, state: CaseState, facts: Facts): Command {
  const anybody = random.pick(people)
  if (state.status === 'new') return { do: 'submit', by: anybody, text: '' }
  const rare = random.below(20)
  const whoever = random.once(4) ? anybody : (state.applicant ?? anybody)
  if (rare === 0) return { do: 'comment', by: anybody, text: '问', named: random.some(people, 6) }
  if (rare === 1) return { do: 'view', by: anybody }
  if (rare >= 5 && rare < 9) return seating(random, route, state, { facts, whoever, rare })
  if (rare === 2) return takingBack(random, state, whoever)
  if (isAnswer(state, rare)) return answering(random, state)
  if (rare === 4 || state.status === 'scheduled') return { do: 'apply', by: whoever, text: '' }
  if (rare === 3 || state.status === 'blocked') return unblocking(random, whoever)
  const content = facts.content.revision - (random.once(8) ? 1 : 0)
  if (state.status === 'returned') return { do: 'resubmit', by: whoever, content, text: '' }
  return randomVerdict(random, route, state, { facts, content })
}

/** As often as it is withdrawn at once, the applicant asks for it: after a milestone nothing else is left. */
const takingBack = (random: Random, { askings }: CaseState, by: PersonId): Command => ({
  do: askings.length > 0 || random.once(2) ? 'ask-withdrawal' : 'withdraw',
  by,
  text: sometimesEmpty(random, '撤'),
})

/** Now and then where nothing is asked, more often where it is. */
const isAnswer = (state: CaseState, rare: number): boolean => rare === 9 || (rare > 16 && askingIn(state) !== undefined)

/** Mostly by whoever is asked, of the asking that stands; sometimes of an earlier one. */
function answering(random: Random, state: CaseState): Command {
  const asked = askingIn(state)?.candidates ?? []
  const by = asked.length === 0 || random.once(5) ? random.pick(people) : random.pick(asked)
  const asking = state.askings.length - (random.once(8) ? 1 : 0)
  return { do: random.once(2) ? 'decline' : 'consent', by, asking, text: sometimesEmpty(random, '再议') }
}

/**
 * 纸面签批, mostly of whom somebody may register; sometimes of anybody, on another day, without the sheet, or of an old
 * page.
 */
function signing(random: Random, route: Route, state: CaseState, facts: Facts): Command {
  const offered = people.flatMap((by) => signatures(state, route, by, facts).map((one) => ({ by, ...one })))
  const { run, seat } = randomSeat(random, state)
  const anybody = { by: random.pick(people), signer: random.pick(people), run: run?.run ?? 0, seat: seat?.seat ?? 1 }
  const day = random.once(6) ? random.pick(['2026-11-01', '2027-02-01']) : facts.at.slice(0, 10)
  return {
    do: 'sign',
    ...(offered.length === 0 || random.once(8) ? anybody : random.pick(offered)),
    content: facts.content.revision - (random.once(12) ? 1 : 0),
    text: sometimesEmpty(random, '同意'),
    ...(!random.once(12) && { day: day as Day }),
    ...(!random.once(12) && { paper: sheet }),
  }
}

/** What is done about a seat without a verdict of whoever sits: urging, passing on, handing over, a signed sheet. */
function seating(
  random: Random,
  route: Route,
  state: CaseState,
  { facts, whoever, rare }: { readonly facts: Facts; readonly whoever: PersonId; readonly rare: number },
): Command {
  if (rare === 5) return { do: 'urge', by: whoever }
  if (rare === 8) return signing(random, route, state, facts)
  return rare === 6 ? passingOn(random, route, state, facts) : moving(random, state, facts, whoever)
}

/** Somebody who sits has left, mostly; or another holds the office by now. */
function moving(random: Random, state: CaseState, facts: Facts, by: PersonId): Command {
  const { run, seat } = randomSeat(random, state)
  const sitting = seat?.candidates ?? people
  const gone = sitting.filter((who) => !facts.organisation.usable(who))
  if (gone.length > 0 && random.once(2)) {
    const successor = random.once(2) ? { successor: random.pick(people) } : {}
    return { do: 'left', person: random.pick(gone), ...successor }
  }
  const { offices } = facts.organisation
  if (offices.length > 0 && random.once(3)) return { do: 'succeeded', office: random.pick(offices) }
  return { do: 'hand-over', by, run: run?.run ?? 0, seat: seat?.seat ?? 1, text: '' }
}

/** Mostly to somebody who may take the seat, sometimes to anybody. */
function passingOn(random: Random, route: Route, state: CaseState, facts: Facts): Command {
  const { run, seat } = randomSeat(random, state)
  const by = seat && !random.once(6) ? random.pick(seat.candidates) : random.pick(people)
  const to = run && seat && !random.once(4) ? recipientsOf(state, route, { run, seat }, by, facts) : people
  const place = { by, run: run?.run ?? 0, seat: seat?.seat ?? 1 }
  return {
    do: 'transfer',
    ...place,
    to: random.pick(to.length > 0 ? to : people),
    text: sometimesEmpty(random, '出差'),
  }
}

const sometimesEmpty = (random: Random, text: string) => (random.once(4) ? '' : text)

const unblocking = (random: Random, by: PersonId): Command =>
  random.once(2) ? { do: 'retry', by, text: '' } : { do: 'reopen', by, text: sometimesEmpty(random, '重拟') }

function randomVerdict(
  random: Random,
  route: Route,
  state: CaseState,
  { facts, content }: { readonly facts: Facts; readonly content: number },
): Command {
  const { run, seat } = randomSeat(random, state)
  const sitting = seat?.candidates ?? []
  const able = withProxies(sitting, facts.standingIn)
  const by = able.length === 0 || random.once(7) ? random.pick(people) : random.pick(able)
  const at = { by, run: run?.run ?? 0, seat: seat?.seat ?? 1, content, text: random.once(6) ? '' : '意见' }
  const kind = random.below(14)
  if (kind === 0) return { do: 'reject', ...at }
  if (kind <= 2) return { do: 'return', to: randomTarget(random, route, state, run), ...at }
  const task = run && taskNamed(route, run.block)
  if ((task !== undefined) !== random.once(12))
    return { do: 'handle', output: randomOutput(random, task?.output), ...at }
  return { do: 'approve', ticks: random.once(12) || !run ? [] : ticksOf(state, route, run, facts), ...at }
}

/** Values that an open step is there to set, set by whoever sits there, sometimes by anybody. */
function randomSetting(random: Random, route: Route, state: CaseState, facts: Facts) {
  const { run, seat } = randomSeat(random, state)
  const keys = run ? editable(state, route, run, facts) : []
  if (!run || !seat || keys.length === 0) return undefined
  const [changed, revision] = [random.pick(keys), facts.content.revision + 1]
  const set = (group: Vouched | undefined): Vouched | undefined =>
    group && changed in group ? { ...group, [changed]: revision } : group
  const fields = Object.fromEntries(Object.entries(facts.content.fields).map(([group, of]) => [group, set(of) ?? {}]))
  const by = random.once(7) ? random.pick(people) : random.pick(seat.candidates)
  const command: Command = {
    do: 'edit',
    by,
    run: run.run,
    seat: seat.seat,
    content: revision,
    changed: [changed],
    text: '',
  }
  return { command, content: { ...facts.content, revision, fields } }
}

const fresh = ({ revision, fields }: Content): Pick<Content, 'revision' | 'fields'> => ({ revision, fields })

/** Mostly one that is open, sometimes any. */
function randomSeat(random: Random, state: CaseState): { readonly run?: Run; readonly seat?: Seat } {
  const open = openRuns(state)
  const runs = open.length === 0 || random.once(8) ? state.runs : open
  if (runs.length === 0) return {}
  const run = random.pick(runs)
  const seats = run.seats.filter(({ state }) => state === 'open' || random.once(8))
  return { run, ...(seats.length > 0 && { seat: random.pick(seats) }) }
}

/**
 * What a task records, by its form: a seat, a sum of three, or sometimes a day that lies behind, or one that comes
 * within the flow or after it.
 */
function randomOutput(random: Random, form: string | undefined): Fields {
  if (form === 'allocating') return random.once(6) ? {} : { desk: random.pick(codes) }
  if (form === 'settlement') return { pay: { cents: 100_000 * (1 + random.below(3)), currency: 'CNY' } }
  return random.once(2) ? {} : { effective: random.pick(['20261123', '20261125', '20270101']) }
}

/** Mostly where it may be returned to, sometimes anywhere. */
function randomTarget(random: Random, route: Route, state: CaseState, run: Run | undefined): ReturnTo {
  const targets = run ? returnTargets(state, route, run) : []
  return random.once(5) || targets.length === 0 ? random.below(9) : random.pick(targets)
}
