import { describe, expect, it } from 'vitest'
import { seatOf } from '#domain/cases/acting.ts'
import { available } from '#domain/cases/available.ts'
import { blank, type CaseState } from '#domain/cases/case.ts'
import type { Command } from '#domain/cases/command.ts'
import type { Content } from '#domain/cases/content.ts'
import { decide } from '#domain/cases/decide.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { predict } from '#domain/cases/predict.ts'
import type { Block, Route, Step } from '#domain/cases/route.ts'
import { counted, openRuns, verdictOf } from '#domain/cases/standing.ts'
import { strandedAt } from '#domain/cases/stranded.ts'
import { returnTargets } from '#domain/cases/verbs/verdict.ts'
import { asked, facts, type Played, person, play, submit, unit } from './house.ts'

/**
 * The route on which forks, conditions and carrying are tried: 复核 first, then finance and legal at the same time where
 * they are asked, then one leader, or all of them. The tests' own, and never published.
 */
const step = (id: string, who: Step['who'], decides: Step['decides'], more: Partial<Step> = {}): Step => ({
  k: 'step',
  id,
  phase: 'confirming',
  days: 3,
  who,
  decides,
  repeat: 'off',
  ticks: false,
  carry: true,
  ...more,
})

const nothing = (id: string): Block => ({ k: 'seq', id, items: [] })

const where = (part: 'finance' | 'legal'): Block => ({
  k: 'when',
  id: `if-${part}`,
  cases: [{ if: { asked: part }, go: step(part, { duty: part }, { part }) }],
  otherwise: nothing(`no-${part}`),
})

const leaders = (id: string, until: { rank: number } | { levels: number }): Block => ({
  k: 'ladder',
  id,
  phase: 'approving',
  days: 3,
  until,
  decides: { part: 'leaders' },
  repeat: 'once',
  carry: true,
})

const forked: Route = {
  key: 'create',
  version: 1,
  schema: 1,
  hold: 'proposal',
  effect: 'revise',
  body: {
    k: 'seq',
    id: 'forked',
    items: [
      step('first', { duty: 'checker' }, { part: 'checker' }),
      {
        k: 'par',
        id: 'both',
        branches: [
          { k: 'seq', id: 'money', items: [where('finance'), step('again', { head: 'subject' }, { part: 'head' })] },
          where('legal'),
        ],
      },
      {
        k: 'when',
        id: 'weight',
        cases: [{ if: { climbs: 'all' }, go: leaders('leaders', { rank: 1 }) }],
        otherwise: leaders('leader', { levels: 1 }),
      },
      { k: 'notify', id: 'copies', to: ['applicant', { head: 'subject' }] },
    ],
  },
}

const pay = 'pay/p/pay'
const contract = 'contracts/c/contract'
const name = 'basic/b/who'

const proposed = (versions: Record<string, number>, more: Partial<Content> = {}): Content => ({
  revision: 7,
  fields: {
    ...(versions[name] !== undefined && { who: { [name]: versions[name] } }),
    ...(versions[pay] !== undefined && { pay: { [pay]: versions[pay] } }),
    ...(versions[contract] !== undefined && { contract: { [contract]: versions[contract] } }),
  },
  parts: {
    checker: [name],
    head: [name],
    ...(versions[pay] !== undefined && { finance: [pay] }),
    ...(versions[contract] !== undefined && { legal: [contract] }),
    leaders: Object.keys(versions),
  },
  climb: 'one',
  ...more,
})

const world = (content: Content, more: Partial<Facts> = {}): Facts => ({
  ...facts({ content }),
  checkers: [[{ person: person('paul'), duty: 'checker' }]],
  holders: {
    finance: { people: [{ person: person('fay'), duty: 'finance' }], unit: unit('finance') },
    legal: { people: [{ person: person('leo'), duty: 'legal' }] },
  },
  ...more,
})

const both = world(proposed({ [name]: 1, [pay]: 1, [contract]: 1 }))

const at = (state: CaseState, by: string) => {
  const found = seatOf(state, person(by))
  return { by: person(by), run: found?.run.run ?? 0, seat: found?.seat.seat ?? 1, content: state.content.revision }
}

const yes =
  (by: string) =>
  (state: CaseState): Command => ({ do: 'approve', ticks: [], text: '', ...at(state, by) })

const back =
  (by: string, to: number | 'START' = 'START') =>
  (state: CaseState): Command => ({ do: 'return', to, text: '改', ...at(state, by) })

const walk = (facts: Facts, commands: Parameters<typeof play>[1], from?: Played, route = forked) =>
  play(facts, commands, from, route)

const runOf = (state: CaseState, block: string) => state.runs.findLast((run) => run.block === block)
const systemic = (state: CaseState) =>
  counted(state)
    .filter((run) => verdictOf(run)?.by === 'system')
    .map(({ block }) => block)

describe('a fork', () => {
  it('asks every branch that is concerned at the same time, and none that is not', () => {
    expect(asked(walk(both, [submit(), yes('paul')]).state)).toEqual(['fay', 'leo'])
    const onlyPay = world(proposed({ [name]: 1, [pay]: 1 }))
    expect(asked(walk(onlyPay, [submit(), yes('paul')]).state)).toEqual(['fay'])
    const neither = world(proposed({ [name]: 1 }))
    expect(asked(walk(neither, [submit(), yes('paul')]).state)).toEqual(['hana'])
  })

  it('goes on when every branch has passed, in whatever order', () => {
    const legalFirst = walk(both, [submit(), yes('paul'), yes('leo')])
    expect(asked(legalFirst.state)).toEqual(['fay'])
    expect(asked(walk(both, [yes('fay')], legalFirst).state)).toEqual(['hana'])
    expect(asked(walk(both, [yes('fay'), yes('hana')], legalFirst).state)).toEqual(['cfo'])
  })

  it('vouches in each branch for its own part alone', () => {
    const { state } = walk(both, [submit(), yes('paul'), yes('leo'), yes('fay')])
    expect(verdictOf(runOf(state, 'legal') as never)?.vouched).toEqual({ [contract]: 1 })
    expect(verdictOf(runOf(state, 'finance') as never)?.vouched).toEqual({ [pay]: 1 })
  })

  it('ends with the first no, and nobody else need decide', () => {
    const { state } = walk(both, [
      submit(),
      yes('paul'),
      (state) => ({ do: 'reject', text: '不同意', ...at(state, 'leo') }),
    ])
    expect([state.status, openRuns(state), runOf(state, 'finance')?.state]).toEqual(['rejected', [], 'cancelled'])
  })

  it('is left by a return in one branch to a step before it, which undoes the other branch too', () => {
    const split = walk(both, [submit(), yes('paul'), yes('leo')])
    const first = runOf(split.state, 'first')?.run ?? 0
    const { state } = walk(both, [back('fay', first)], split)
    expect([asked(state), runOf(state, 'legal')?.state]).toEqual([['paul'], 'void'])
  })

  it('keeps a return within its branch: the other goes on, and is no target (E20)', () => {
    const split = walk(both, [submit(), yes('paul'), yes('leo'), yes('fay')])
    const again = openRuns(split.state)[0]
    const [finance, legal] = [runOf(split.state, 'finance')?.run ?? 0, runOf(split.state, 'legal')?.run ?? 0]
    expect(again && returnTargets(split.state, forked, again)).toEqual(['START', 1, finance])
    const { state } = walk(both, [back('hana', finance)], split)
    expect([asked(state), runOf(state, 'legal')?.state]).toEqual([['fay'], 'passed'])
    expect(decide(forked, split.state, back('hana', legal)(split.state), both)).toEqual({
      refused: { code: 'case.not-a-target' },
    })
  })

  it('asks the same people whatever the order of its branches', () => {
    const paid = step('paid', { duty: 'finance' }, { part: 'finance' })
    const { carry: _, ...told } = step('told', { duty: 'finance' }, { part: 'finance' }, { repeat: 'once' })
    const money = world(proposed({ [name]: 1, [pay]: 1 }))
    const [asked, turned] = [
      [paid, told],
      [told, paid],
    ].map((branches): readonly string[] => {
      const items: readonly Block[] = [
        { k: 'par', id: 'both', branches },
        step('last', { head: 'subject' }, { part: 'head' }),
      ]
      const route: Route = { ...forked, body: { k: 'seq', id: 'all', items } }
      const first = walk(money, [submit(), yes('fay'), yes('fay'), back('hana')], undefined, route)
      const { state } = walk(money, [{ do: 'resubmit', by: person('petra'), content: 7, text: '' }], first, route)
      return openRuns(state).map(({ block }) => block)
    })
    expect(asked).toEqual(turned)
  })

  it('seats nobody above it who wrote what is decided there, as the proposal was divided', () => {
    const { parts: _, climb: __, ...onItsWay } = both.content
    const wrote = { ...both, editors: { pay: new Set([person('cfo')]) } }
    const begun = walk(wrote, [submit()])
    const { state } = walk({ ...wrote, content: onItsWay }, [yes('paul'), yes('fay'), yes('leo'), yes('hana')], begun)
    expect(asked(state)).toEqual(['gm'])
  })

  it('is predicted whole, with everybody who will be asked', () => {
    const { legs, blocked } = predict(forked, blank, both, person('petra'))
    expect(blocked).toBeUndefined()
    expect(legs.map(({ block, people }) => [block, people[0]])).toEqual([
      ['first', 'paul'],
      ['finance', 'fay'],
      ['legal', 'leo'],
      ['again', 'hana'],
      ['leader', 'cfo'],
    ])
  })
})

describe('a condition', () => {
  it('decides by the content how far up it goes, and by what was submitted, whatever the table says since', () => {
    const all = world(proposed({ [name]: 1 }, { climb: 'all' }))
    const commands = [submit(), yes('paul'), yes('hana'), yes('cfo')]
    expect(walk(all, commands).state.status).toBe('running')
    expect(walk(world(proposed({ [name]: 1 })), commands).state.status).toBe('approved')
    const changed = world({ ...proposed({ [name]: 1 }), parts: {}, climb: 'none' })
    const started = walk(all, [submit()])
    expect(asked(walk(changed, [yes('paul')], started).state)).toEqual(['hana'])
  })

  it('is asked anew when the case is submitted anew', () => {
    const light = walk(world(proposed({ [name]: 1 })), [submit(), yes('paul'), yes('hana'), back('cfo')])
    const heavy = world(proposed({ [name]: 1, [pay]: 1 }, { climb: 'all' }))
    const { state } = walk(heavy, [{ do: 'resubmit', by: person('petra'), content: 7, text: '' }], light)
    expect(state.content.climb).toBe('all')
    expect(asked(state)).toEqual(['fay'])
  })
})

describe('what was approved before a return', () => {
  const resubmit: Command = { do: 'resubmit', by: person('petra'), content: 7, text: '' }
  const returned = walk(both, [submit(), yes('paul'), yes('fay'), yes('hana'), back('leo')])

  it('is carried where the content is the same: only whoever returned it is asked again (E7)', () => {
    const { state } = walk(both, [resubmit], returned)
    expect([asked(state), systemic(state)]).toEqual([['leo'], ['first', 'finance', 'again']])
    expect(verdictOf(runOf(state, 'finance') as never)?.carries).toBe(runOf(returned.state, 'finance')?.run)
  })

  it('is asked again where a value it vouched for changed, came or went, and carried elsewhere', () => {
    const raised = world(proposed({ [name]: 1, [pay]: 2, [contract]: 1 }))
    expect(asked(walk(raised, [resubmit], returned).state)).toEqual(['fay', 'leo'])
    const gone = world(proposed({ [name]: 1, [contract]: 2 }))
    expect(asked(walk(gone, [resubmit], returned).state)).toEqual(['leo'])
  })

  it('is asked again of somebody else, where the approver is not there any more', () => {
    const left = {
      ...both,
      holders: { ...both.holders, finance: { people: [{ person: person('finn'), duty: 'finance' }] } },
    } as const
    expect(asked(walk(left, [resubmit], returned).state)).toEqual(['finn', 'leo'])
  })

  it('is asked again of the step that the return was aimed at, and carried beyond it', () => {
    const on = walk(both, [submit(), yes('paul'), yes('fay'), yes('leo'), yes('hana')])
    const { state } = walk(both, [back('cfo', runOf(on.state, 'finance')?.run)], on)
    expect(asked(state)).toEqual(['fay'])
    const after = walk(both, [yes('fay')], { events: [], state } as never)
    expect([asked(after.state), systemic(after.state)]).toEqual([['cfo'], ['again']])
  })

  it('is where a later return may lead, though it was carried over an earlier one', () => {
    const { state } = walk(both, [resubmit, yes('leo')], returned)
    const finance = runOf(state, 'finance')?.run ?? 0
    const again = walk(both, [back('cfo', finance)], { events: [], state } as never)
    expect(asked(again.state)).toEqual(['fay'])
  })

  it('is carried over a second return as well, by the word that was given in person', () => {
    const twice = walk(both, [resubmit, back('leo'), resubmit], returned)
    expect([asked(twice.state), systemic(twice.state)]).toEqual([['leo'], ['first', 'finance', 'again']])
    expect(verdictOf(runOf(twice.state, 'first') as never)?.carries).toBe(1)
  })
})

describe('会签', () => {
  const route: Route = {
    ...forked,
    body: {
      k: 'seq',
      id: 'all',
      items: [step('first', { duty: 'checker' }, { part: 'checker' }, { mode: 'all' })],
    },
  }
  const two = world(proposed({ [name]: 1 }), {
    checkers: [
      [
        { person: person('paul'), duty: 'checker' },
        { person: person('pia'), duty: 'checker' },
      ],
    ],
  })

  it('gives everybody a seat and passes when the last has agreed', () => {
    const one = walk(two, [submit(), yes('pia')], undefined, route)
    expect([one.state.status, asked(one.state)]).toEqual(['running', ['paul', 'pia']])
    expect(predict(route, one.state, two).legs.map(({ people, state }) => [people[0], state])).toEqual([
      ['paul', 'now'],
      ['pia', 'done'],
    ])
    expect(walk(two, [yes('paul')], one, route).state.status).toBe('approved')
  })

  it('rests on the one who did not agree, though another agreed in the same instant', () => {
    const one = walk(two, [submit(), yes('pia')], undefined, route)
    const { state } = walk(two, [(state) => ({ do: 'reject', text: '不', ...at(state, 'paul') })], one, route)
    expect(verdictOf(runOf(state, 'first') as never)).toMatchObject({ kind: 'reject', by: 'paul' })
  })

  it('ends with one no, and takes no seat twice', () => {
    const one = walk(two, [submit(), yes('pia')], undefined, route)
    const again = decide(route, one.state, { ...yes('paul')(one.state), by: person('pia'), seat: 2 } as Command, two)
    expect(again).toMatchObject({ refused: { code: 'case.already-decided' } })
    const { state } = walk(two, [(state) => ({ do: 'reject', text: '不', ...at(state, 'paul') })], one, route)
    expect(state.status).toBe('rejected')
  })
})

describe('a task', () => {
  const route: Route = {
    ...forked,
    body: {
      k: 'seq',
      id: 'all',
      items: [
        {
          k: 'handle',
          id: 'work',
          phase: 'approving',
          days: 3,
          who: { duty: 'finance' },
          decides: { part: 'finance' },
          repeat: 'off',
          output: 'closing',
        },
        step('vote', { duty: 'finance' }, { part: 'finance' }, { repeat: 'once' }),
      ],
    },
  }

  it('is no vote: whoever did it is asked all the same where a vote is wanted', () => {
    const done = (state: CaseState): Command => ({ do: 'handle', output: {}, text: '', ...at(state, 'fay') })
    const { state } = walk(both, [submit(), done], undefined, route)
    expect([state.status, asked(state)]).toEqual(['running', ['fay']])
  })
})

describe('what cannot be applied', () => {
  const last = walk(both, [submit(), yes('paul'), yes('fay'), yes('leo'), yes('hana')])
  const clash = { ...both, conflicts: [pay] }
  const blocked = walk(clash, [yes('cfo')], last)

  it('is held back with every verdict kept, and nothing half done', () => {
    expect([
      blocked.state.status,
      blocked.state.conflicts,
      blocked.events.some(({ type }) => type === 'ended'),
    ]).toEqual(['blocked', [pay], false])
    expect(verdictOf(runOf(blocked.state, 'leader') as never)?.by).toBe('cfo')
  })

  it('is applied once the dossier takes it, and not before, by whoever asked or keeps the dossier', () => {
    const retry = (by: string): Command => ({ do: 'retry', by: person(by), text: '' })
    expect(decide(forked, blocked.state, retry('petra'), clash)).toEqual({ refused: { code: 'case.still-blocked' } })
    expect(decide(forked, blocked.state, retry('petra'), both)).toEqual({ refused: { code: 'case.still-blocked' } })
    expect(decide(forked, blocked.state, retry('cfo'), { ...both, conflicts: [] })).toEqual({
      refused: { code: 'case.not-your-turn' },
    })
    const { state } = walk({ ...both, conflicts: [] }, [retry('paul')], blocked)
    expect(state.status).toBe('approved')
  })

  it('is taken back with a reason, and asks only about what is drawn anew', () => {
    const reopen = (text: string): Command => ({ do: 'reopen', by: person('petra'), text })
    expect(decide(forked, blocked.state, reopen(' '), both)).toEqual({ refused: { code: 'case.reason-missing' } })
    const anew = world(proposed({ [name]: 1, [pay]: 2, [contract]: 1 }))
    const { state } = walk(
      anew,
      [reopen('按新的改'), { do: 'resubmit', by: person('petra'), content: 7, text: '' }],
      blocked,
    )
    expect([asked(state), systemic(state)]).toEqual([['fay'], ['first', 'legal']])
  })
})

describe('a task', () => {
  const route: Route = {
    ...forked,
    body: {
      k: 'seq',
      id: 'closing',
      items: [
        step('first', { duty: 'checker' }, { part: 'checker' }),
        {
          k: 'handle',
          id: 'close',
          phase: 'approving',
          days: 3,
          who: { duty: 'hr' },
          decides: { part: 'checker' },
          repeat: 'off',
          output: 'closing',
        },
      ],
    },
  }
  const one = world(proposed({ [name]: 1 }))
  const decided = walk(one, [submit(), yes('paul')], undefined, route)
  const done =
    (by: string, effective = '20261101') =>
    (state: CaseState): Command => ({
      do: 'handle',
      output: { document: '岚任〔2026〕12号', effective },
      text: '',
      ...at(state, by),
    })

  it('may be done by the applicant too, is no vote, and what it records stays with it', () => {
    expect(asked(decided.state)).toEqual(['petra', 'paul'])
    expect(decide(route, decided.state, yes('petra')(decided.state), one)).toEqual({
      refused: { code: 'case.not-your-turn' },
    })
    const may = available(route, decided.state, person('petra'), one)
    expect([may.approve, may.reject, may.output, may.returnTo]).toEqual([false, false, 'closing', ['START', 1]])
    const { state } = walk(one, [done('petra')], decided, route)
    expect([state.status, verdictOf(runOf(state, 'close') as never)]).toMatchObject([
      'approved',
      { kind: 'done', by: 'petra', output: { document: '岚任〔2026〕12号' } },
    ])
    expect(strandedAt(decided.state, one)).toBeUndefined()
  })

  it('is not asked of a step that votes, and can be sent back with a reason', () => {
    const first = walk(one, [submit()], undefined, route)
    expect(decide(route, first.state, done('paul')(first.state), one)).toEqual({
      refused: { code: 'case.not-your-turn' },
    })
    expect(walk(one, [back('petra')], decided, route).state.status).toBe('returned')
  })

  it('whose day lies ahead lets the case wait for it, and it is applied on that day, once', () => {
    const waiting = walk(one, [done('petra', '20261201')], decided, route)
    expect([waiting.state.status, waiting.state.day]).toEqual(['scheduled', '2026-12-01'])
    const apply: Command = { do: 'apply', by: person('petra'), text: '' }
    expect(decide(route, waiting.state, apply, one)).toEqual({ refused: { code: 'case.not-your-turn' } })
    const later = { ...one, at: '2026-12-05T01:00:00.000Z' as Facts['at'] }
    const applied = walk(later, [apply], waiting, route)
    expect(applied.state.status).toBe('approved')
    expect(decide(route, applied.state, apply, later)).toMatchObject({ refused: { code: 'case.closed' } })
    expect(walk({ ...later, conflicts: [name] }, [apply], waiting, route).state.status).toBe('blocked')
  })
})
