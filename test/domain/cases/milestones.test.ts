import { describe, expect, it } from 'vitest'
import { available } from '#domain/cases/available.ts'
import type { CaseState } from '#domain/cases/case.ts'
import type { Command } from '#domain/cases/command.ts'
import { decide } from '#domain/cases/decide.ts'
import { evolve } from '#domain/cases/fold.ts'
import { askingIn } from '#domain/cases/milestone.ts'
import type { Block, Route } from '#domain/cases/route.ts'
import { toTell } from '#domain/notices/notice.ts'
import { approve, asked, facts, type Played, person, play, sendBack, submit } from './house.ts'
import { trial } from './trial-route.ts'

/** The trial route, on which what the head decides is a milestone. */
const marked = (block: Block): Block => {
  if (block.k === 'seq') return { ...block, items: block.items.map(marked) }
  return block.k === 'step' && block.id === 'head' ? { ...block, milestone: true } : block
}
const route: Route = { ...trial, body: marked(trial.body) }

const world = facts()
const withdraw = (by = 'petra'): Command => ({ do: 'withdraw', by: person(by), text: '改由他人' })
const ask = (by = 'petra', text = '改由他人'): Command => ({ do: 'ask-withdrawal', by: person(by), text })
const answer =
  (how: 'consent' | 'decline', by = 'hana', text = '已经安排') =>
  ({ askings }: CaseState): Command => ({ do: how, by: person(by), asking: askings.length, text })

const played = (commands: Parameters<typeof play>[1], from?: Played, at = world) => play(at, commands, from, route)
const early = () => played([submit(), approve('paul')])
const late = () => played([submit(), approve('paul'), approve('hana')])
const refused = ({ state }: Played, command: Command, at = world) => {
  const decided = decide(route, state, command, at)
  return 'refused' in decided ? decided.refused.code : undefined
}
const may = ({ state }: Played, who: string, at = world) => available(route, state, person(who), at)

describe('E8: a case is withdrawn', () => {
  it('freely before a milestone, and those who approved are told', () => {
    const { state } = early()
    expect([may(early(), 'petra').withdraw, may(early(), 'petra').askWithdrawal]).toEqual([true, false])
    const decided = decide(route, state, withdraw(), world)
    if ('refused' in decided) throw new Error('refused')
    expect(toTell(state, decided.events, decided.events.reduce(evolve, state))).toContainEqual({
      person: 'paul',
      kind: 'withdrawn',
    })
  })

  it('after it only by asking, while the case goes on', () => {
    expect(refused(late(), withdraw())).toBe('case.milestone-passed')
    expect(refused(late(), ask('petra', ' '))).toBe('case.reason-missing')
    for (const other of ['paul', 'hana', 'gm']) expect(refused(late(), ask(other))).toBe('case.not-your-turn')
    expect(refused(early(), ask())).toBe('case.not-your-turn')
    const asking = played([ask()], late())
    expect(askingIn(asking.state)?.candidates).toEqual(['hana'])
    expect(refused(asking, ask())).toBe('case.withdrawal-asked')
    expect(asked(asking.state)).toEqual(['cfo'])
    expect(played([approve('cfo'), approve('gm')], asking).state.status).toBe('approved')
  })

  it('with the consent of whoever passed the milestone, and the applicant and all who approved are told', () => {
    const asking = played([ask()], late())
    expect([may(asking, 'hana').answerTo, may(asking, 'paul').answerTo, may(asking, 'petra').answerTo]).toEqual([
      1,
      undefined,
      undefined,
    ])
    const decided = decide(route, asking.state, answer('consent')(asking.state), world)
    if ('refused' in decided) throw new Error('refused')
    const state = decided.events.reduce(evolve, asking.state)
    expect(state).toMatchObject({ status: 'withdrawn', withdrawal: { by: 'petra', text: '改由他人' } })
    expect(asked(state)).toEqual([])
    expect(toTell(asking.state, decided.events, state)).toEqual([
      { person: 'petra', kind: 'withdrawal-consented' },
      { person: 'paul', kind: 'withdrawn' },
      { person: 'cfo', kind: 'withdrawn' },
    ])
  })

  it('not where it is declined with a reason; then it goes on, the applicant is told and may ask once more', () => {
    const asking = played([ask()], late())
    expect(refused(asking, answer('decline', 'hana', '')(asking.state))).toBe('case.reason-missing')
    const declined = played([answer('decline')], asking)
    expect([declined.state.status, asked(declined.state)]).toEqual(['running', ['cfo']])
    const made = declined.events.slice(asking.events.length)
    expect(toTell(asking.state, made, declined.state)).toEqual([{ person: 'petra', kind: 'withdrawal-declined' }])
    expect(refused(declined, answer('consent')(declined.state))).toBe('case.already-decided')
    const again = played([ask()], declined)
    expect(refused(again, { do: 'consent', by: person('hana'), asking: 1, text: '' })).toBe('case.already-decided')
    expect(played([answer('consent')], again).state.status).toBe('withdrawn')
  })

  it('freely again once a return undid the milestone, and what was asked lapses', () => {
    const back = played([ask(), sendBack('cfo')], late())
    expect([askingIn(back.state), may(back, 'petra').withdraw]).toEqual([undefined, true])
    expect(refused(back, answer('consent')(back.state))).toBe('case.stale')
  })

  it('with the consent of whoever the rule asks now, where whoever passed it cannot act or is barred', () => {
    for (const gone of [facts({ inactive: ['hana'] }), facts({ kin: ['hana'] })])
      expect(askingIn(played([ask()], late(), gone).state)?.candidates).toEqual(['cfo'])
  })

  it('of somebody else when whoever is asked leaves, and by nobody who became a relative meanwhile', () => {
    const asking = played([ask()], late())
    const left = played([{ do: 'left', person: person('hana') }], asking, facts({ inactive: ['hana'] }))
    expect(askingIn(left.state)).toMatchObject({ by: 'petra', candidates: ['cfo'], text: '改由他人' })
    const kin = facts({ kin: ['hana'] })
    expect(refused(asking, answer('consent')(asking.state), kin)).toBe('case.not-your-turn')
    expect(askingIn(played([ask()], asking, kin).state)?.candidates).toEqual(['cfo'])
  })

  it('by a stand-in of whoever is asked, in that one’s name, and never by the applicant', () => {
    const asking = played([ask()], late())
    const standing = (proxy: string) =>
      facts({ standingIn: [{ principal: person('hana'), proxy: person(proxy) }], kin: [] })
    const done = played([answer('decline', 'gm')], asking, standing('gm'))
    expect(done.state.askings.at(-1)?.answer).toMatchObject({ by: 'gm', for: 'hana' })
    expect(refused(asking, answer('consent', 'petra')(asking.state), standing('petra'))).toBe('case.not-your-turn')
  })

  it('without anybody’s consent by whoever keeps the dossier, where nobody else could move it', () => {
    const stuck = facts({ inactive: ['petra'] })
    expect(refused(late(), withdraw('paul'), stuck)).toBeUndefined()
    expect(refused(late(), withdraw('paul'))).toBe('case.not-your-turn')
  })
})
