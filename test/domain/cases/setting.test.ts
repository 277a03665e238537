import { describe, expect, it } from 'vitest'
import { available } from '#domain/cases/available.ts'
import { blank, type CaseState } from '#domain/cases/case.ts'
import type { Command } from '#domain/cases/command.ts'
import type { Content } from '#domain/cases/content.ts'
import { decide } from '#domain/cases/decide.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { asking, climbing } from '#domain/cases/kinds/blocks.ts'
import type { Route, Step } from '#domain/cases/route.ts'
import { counted, openRuns, verdictOf } from '#domain/cases/standing.ts'
import { facts, person, play, submit, unit } from './house.ts'

/** The head, then finance, which sets pay: the tests' own, and never published. */
const route: Route = {
  key: 'pay',
  version: 1,
  schema: 1,
  hold: 'proposal',
  effect: 'revise',
  body: {
    k: 'seq',
    id: 'setting',
    items: [
      asking('head', { head: 'subject' }),
      { ...(asking('finance', { duty: 'finance' }) as Step), edits: ['pay'] },
      climbing('leaders'),
    ],
  },
}

const [pay, post] = ['pay/p/pay', 'appointments/a/career']

const content = (revision: number, ofPay: number, head: readonly string[] = [post]): Content => ({
  revision,
  fields: { pay: { [pay]: ofPay }, career: { [post]: 1 } },
  parts: { head, finance: [pay], leaders: [pay, post] },
})

const world = (now: Content, more: Partial<Facts> = {}): Facts => ({
  ...facts({ content: now }),
  holders: { finance: { people: [{ person: person('fay'), duty: 'finance' }], unit: unit('finance') } },
  ...more,
})

const approve =
  (by: string, content: number) =>
  ({ runs }: CaseState): Command => ({
    do: 'approve',
    by: person(by),
    run: openRuns({ runs } as CaseState)[0]?.run ?? 0,
    seat: 1,
    content,
    text: '',
    ticks: [],
  })

const edit = (run: number, by = 'fay', changed = [pay]): Command => ({
  do: 'edit',
  by: person(by),
  run,
  seat: 1,
  content: 2,
  changed,
  text: '',
})

const asked = (state: CaseState) => openRuns(state).map(({ block }) => block)

/** The head beside finance, and each vouches for the pay. */
const beside: Route = {
  ...route,
  body: {
    k: 'seq',
    id: 'beside',
    items: [
      {
        k: 'par',
        id: 'both',
        branches: [
          asking('head', { head: 'subject' }),
          { ...(asking('finance', { duty: 'finance' }) as Step), edits: ['pay'] },
        ],
      },
      climbing('leaders'),
    ],
  },
}

describe('a seat that sets values', () => {
  it('asks again whoever vouched for them on another branch of a fork, and keeps its own seat', () => {
    const vouched = world(content(1, 1, [post, pay]))
    const agreed = play(vouched, [submit(), approve('hana', 1)], undefined, beside)
    expect(asked(agreed.state)).toEqual(['finance'])
    const { state } = play(world(content(2, 2, [post, pay])), [edit(2)], agreed, beside)
    expect(asked(state).sort()).toEqual(['finance', 'head'])
    expect(counted(state)).toEqual([])
    expect(state.runs.find(({ run }) => run === 2)?.state).toBe('open')
  })

  const before = play(world(content(1, 1)), [submit(), approve('hana', 1)], undefined, route)

  it('goes on to its verdict, and nobody is asked again who had not vouched for them', () => {
    const set = play(world(content(2, 2)), [edit(2)], before, route)
    expect([asked(set.state), counted(set.state).map(({ block }) => block)]).toEqual([['finance'], ['head']])
    expect(set.state.content.fields.pay).toEqual({ [pay]: 2 })
    const passed = play(world(content(2, 2)), [approve('fay', 2)], set, route)
    expect([asked(passed.state), verdictOf(passed.state.runs[1] as never)?.vouched]).toEqual([
      ['leaders'],
      { [pay]: 2 },
    ])
  })

  it('is decided on by whoever set them', () => {
    const editors = { pay: new Set([person('fay')]) }
    const set = play(world(content(2, 2), { editors }), [edit(2), approve('fay', 2)], before, route)
    expect(asked(set.state)).toEqual(['leaders'])
  })

  it('asks whoever vouched for them before once more, and itself after that', () => {
    const wide = [post, pay]
    const begun = play(world(content(1, 1, wide)), [submit(), approve('hana', 1)], undefined, route)
    const set = play(world(content(2, 2, wide)), [edit(2)], begun, route)
    expect([asked(set.state), counted(set.state)]).toEqual([['head'], []])
    const again = play(world(content(2, 2, wide)), [approve('hana', 2)], set, route)
    expect(asked(again.state)).toEqual(['finance'])
  })

  it('asks everybody of 会签 anew where one of them sets what another had agreed to', () => {
    const finance = { ...(asking('finance', { duty: 'finance' }) as Step), edits: ['pay'], mode: 'all' } as const
    const together: Route = { ...route, body: { k: 'seq', id: 'together', items: [finance] } }
    const two = [person('fay'), person('finn')].map((who) => ({ person: who, duty: 'finance' as const }))
    const holders = { finance: { people: two, unit: unit('finance') } }
    const agreed = play(world(content(1, 1), { holders }), [submit(), approve('fay', 1)], undefined, together)
    const second = { ...edit(1, 'finn'), seat: 2 } as Command
    const { state } = play(world(content(2, 2), { holders }), [second], agreed, together)
    expect(openRuns(state).map(({ run, seats }) => [run, seats.map((seat) => seat.state)])).toEqual([
      [2, ['open', 'open']],
    ])
  })

  it('sets only what the step names, only from that seat, and the same thing once', () => {
    const refused = (command: Command, now = content(2, 2), state = before.state) => {
      const decided = decide(route, state, command, world(now))
      return 'refused' in decided ? decided.refused.code : undefined
    }
    expect(refused(edit(2, 'fay', [post]))).toBe('case.not-your-turn')
    expect(refused(edit(2, 'hana'))).toBe('case.not-your-turn')
    expect(refused(edit(1, 'hana', [post]))).toBe('case.already-decided')
    const set = play(world(content(2, 2)), [edit(2)], before, route)
    expect(refused(edit(2), content(2, 2), set.state)).toBe('case.nothing-proposed')
  })

  it('shows what may be set to whoever sits there, and to nobody else', () => {
    const may = (by: string) => available(route, before.state, person(by), world(content(1, 1))).edits
    expect([may('fay'), may('hana'), available(route, blank, person('fay'), world(content(1, 1))).edits]).toEqual([
      [pay],
      [],
      [],
    ])
  })
})
