import { blank, type CaseEvent, type CaseState, openRuns, type ReturnTo, type Run } from '#domain/cases/case.ts'
import type { Command } from '#domain/cases/command.ts'
import type { decide } from '#domain/cases/decide.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { evolve } from '#domain/cases/fold.ts'
import { newest } from '#domain/cases/kind.ts'
import { create } from '#domain/cases/kinds/create.ts'
import { decidesOf } from '#domain/cases/route.ts'
import { returnTargets } from '#domain/cases/verbs/verdict.ts'
import type { Instant } from '#domain/time.ts'
import { edited, people, randomWorld, struck } from './organisation.ts'
import type { Random } from './random.ts'

const route = newest(create)

/** One command: what stood before it, what the world was, and what became of it; undefined where it was refused. */
export type Step = {
  readonly before: CaseState
  readonly facts: Facts
  readonly command: Command
  readonly made: readonly CaseEvent[] | undefined
}

export type Flow = {
  readonly steps: readonly Step[]
  readonly events: readonly CaseEvent[]
  readonly state: CaseState
  readonly facts: Facts
}

/** The rule as the flow asks it: the core's own, or one that is broken on purpose. */
export type Rule = typeof decide

/** Lets random people of a random organisation do random things to one case, mostly what they may. */
export function playFlow(random: Random, rule: Rule): Flow {
  const steps: Step[] = []
  const events: CaseEvent[] = []
  let state = blank
  let facts = randomWorld(random)
  const moves = 4 + random.below(30)
  for (let index = 0; index < moves; index += 1) {
    facts = { ...facts, at: new Date(Date.UTC(2026, 10, 24) + index * 60_000).toISOString() as Instant }
    if (random.once(25)) facts = struck(facts, random)
    if (state.status === 'returned' && random.once(2)) facts = edited(facts)
    const command = randomCommand(random, state, facts)
    const decided = rule(route, state, command, facts)
    const made = 'events' in decided ? decided.events : undefined
    steps.push({ before: state, facts, command, made })
    events.push(...(made ?? []))
    state = (made ?? []).reduce(evolve, state)
  }
  return { steps, events, state, facts }
}

/** Mostly from whoever may give it, sometimes from anybody, from an old page, or on a seat long closed. */
function randomCommand(random: Random, state: CaseState, facts: Facts): Command {
  const anybody = random.pick(people)
  const applicant = state.applicant ?? anybody
  if (state.status === 'new') return { do: 'submit', by: anybody, text: '' }
  const rare = random.below(20)
  if (rare === 0) return { do: 'comment', by: anybody, text: '问', named: random.some(people, 6) }
  if (rare === 1) return { do: 'view', by: anybody }
  if (rare === 2) return { do: 'withdraw', by: random.once(2) ? anybody : applicant, text: random.once(4) ? '' : '撤' }
  const content = facts.content.revision - (random.once(8) ? 1 : 0)
  if (state.status === 'returned')
    return { do: 'resubmit', by: random.once(8) ? anybody : applicant, content, text: '' }
  return randomVerdict(random, state, content)
}

function randomVerdict(random: Random, state: CaseState, content: number): Command {
  const run = random.once(8) && state.runs.length > 0 ? random.pick(state.runs) : openRuns(state)[0]
  const sitting = run?.seats[0]?.candidates ?? []
  const by = sitting.length === 0 || random.once(7) ? random.pick(people) : random.pick(sitting)
  const at = { by, run: run?.run ?? 0, seat: 1, content, text: random.once(6) ? '' : '意见' }
  const kind = random.below(12)
  if (kind === 0) return { do: 'reject', ...at }
  if (kind <= 2) return { do: 'return', to: randomTarget(random, state, run), ...at }
  return { do: 'approve', ticks: random.once(12) ? [] : decidesOf(route, run?.block ?? ''), ...at }
}

/** Mostly where it may be returned to, sometimes anywhere. */
function randomTarget(random: Random, state: CaseState, run: Run | undefined): ReturnTo {
  const targets = run ? returnTargets(state, route, run) : []
  return random.once(5) || targets.length === 0 ? random.below(9) : random.pick(targets)
}
