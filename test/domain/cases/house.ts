import { seatOf } from '#domain/cases/acting.ts'
import type { CaseState, ReturnTo } from '#domain/cases/case.ts'
import { blank } from '#domain/cases/case.ts'
import type { Command } from '#domain/cases/command.ts'
import type { Content } from '#domain/cases/content.ts'
import { decide } from '#domain/cases/decide.ts'
import type { CaseEvent } from '#domain/cases/event.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { fold } from '#domain/cases/fold.ts'
import { decidesOf, type Route } from '#domain/cases/route.ts'
import { returnTargets } from '#domain/cases/verbs/verdict.ts'
import { toTick } from '#domain/cases/vouching.ts'
import type { PersonId, UnitId } from '#domain/ids.ts'
import type { Office } from '#domain/organisation/office.ts'
import type { Instant } from '#domain/time.ts'
import { trial } from './trial-route.ts'

export const person = (name: string) => name as PersonId
export const unit = (name: string) => name as UnitId

export const parents: Readonly<Record<string, string | undefined>> = {
  company: undefined,
  finance: 'company',
  cashiers: 'finance',
  personnel: 'company',
}

export const office = (at: string, kind: Office['kind'], who: string, title: string, rank: number): Office => ({
  unit: unit(at),
  person: person(who),
  kind,
  title,
  rank,
})

/** A company with two departments, each with a head and a leader, and one 总经理 over all. */
export const offices: readonly Office[] = [
  office('company', 'head', 'gm', '总经理', 1),
  office('finance', 'leader', 'cfo', '总会计师', 2),
  office('personnel', 'leader', 'deputy', '副总经理', 2),
  office('finance', 'head', 'hana', '财务部部长', 3),
  office('personnel', 'head', 'petra', '人力资源部部长', 3),
]

export const content: Content = {
  revision: 7,
  fields: {
    who: { 'basic/b/who': 1 },
    identity: { 'basic/b/identity': 1 },
    career: { 'resume/r/career': 2 },
    'id-numbers': { 'id-numbers/i/id-numbers': 1 },
    family: { 'family/f/family': 1 },
  },
}

type World = Partial<Omit<Facts, 'organisation'>> & {
  readonly offices?: readonly Office[]
  readonly inactive?: readonly string[]
  readonly kin?: readonly string[]
  readonly parent?: Readonly<Record<string, string | undefined>>
}

/** Eli of finance is the subject; Petra leads HR, Paul is her colleague; the board's secretary is the 兜底 approver. */
export function facts(world: World = {}): Facts {
  const { offices: held = offices, inactive = [], kin = [], parent = parents, ...rest } = world
  return {
    at: '2026-11-24T01:00:00.000Z' as Instant,
    subject: person('eli'),
    about: { name: '伊莱', unit: '财务部' },
    unit: unit('finance'),
    barred: (who) => kin.includes(who),
    organisation: {
      parent: (of) => parent[of] as UnitId | undefined,
      isSection: (of) => of === 'cashiers',
      offices: held,
      usable: (who) => !inactive.includes(who),
    },
    hr: [
      { person: person('petra'), duty: 'hr-lead' },
      { person: person('paul'), duty: 'hr' },
    ],
    checkers: [[{ person: person('petra'), duty: 'hr-lead' }]],
    hrUnit: unit('personnel'),
    fallback: person('secretary'),
    content,
    ...rest,
  }
}

export type Played = { readonly events: readonly CaseEvent[]; readonly state: CaseState }

/** Runs commands one after the other and fails loudly at the first refusal. */
export function play(
  facts: Facts,
  commands: readonly (Command | ((state: CaseState) => Command))[],
  from?: Played,
  route: Route = trial,
): Played {
  let { events, state } = from ?? { events: [], state: blank }
  for (const command of commands) {
    const decided = decide(route, state, typeof command === 'function' ? command(state) : command, facts)
    if ('refused' in decided) throw new Error(JSON.stringify(decided.refused))
    events = [...events, ...decided.events]
    state = fold(events)
  }
  return { events, state }
}

export const submit = (by = 'petra'): Command => ({ do: 'submit', by: person(by), text: '' })

const at = (state: CaseState, by: string) => {
  const found = seatOf(state, person(by))
  return { by: person(by), run: found?.run.run ?? 0, seat: found?.seat.seat ?? 1, content: state.content.revision }
}

/** Approves from the open seat of this person, with every group ticked that has content. */
export const approve =
  (by: string, more: Partial<Command & { do: 'approve' }> = {}) =>
  (state: CaseState): Command & { do: 'approve' } => ({
    do: 'approve',
    text: '',
    ticks: toTick(decidesOf(trial, seatOf(state, person(by))?.run.block ?? ''), { content: state.content }),
    ...at(state, by),
    ...more,
  })

export const reject =
  (by: string, text = '不宜') =>
  (state: CaseState): Command => ({ do: 'reject', text, ...at(state, by) })

/** Returns to the applicant, or to the first run that counts at the block named. */
export const sendBack =
  (by: string, to: string = 'START', text = '补充') =>
  (state: CaseState): Command => ({
    do: 'return',
    text,
    to:
      to === 'START'
        ? to
        : (targetsOf(state, by).find((run) => state.runs.some((r) => r.run === run && r.block === to)) ?? 0),
    ...at(state, by),
  })

const targetsOf = (state: CaseState, by: string): readonly ReturnTo[] => {
  const found = seatOf(state, person(by))
  return found ? returnTargets(state, trial, found.run) : []
}

export const asked = (state: CaseState): readonly string[] =>
  state.runs.filter((run) => run.state === 'open').flatMap(({ seats }) => seats.flatMap(({ candidates }) => candidates))

export const refusal = (state: CaseState, command: Command, world: Facts) => {
  const decided = decide(trial, state, command, world)
  return 'refused' in decided ? decided.refused : undefined
}
