import { describe, expect, it } from 'vitest'
import { available } from '#domain/cases/available.ts'
import type { CaseState } from '#domain/cases/case.ts'
import type { Command } from '#domain/cases/command.ts'
import { decide } from '#domain/cases/decide.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { evolve } from '#domain/cases/fold.ts'
import { takesPart } from '#domain/cases/verbs/comment.ts'
import { toTell } from '#domain/notices/notice.ts'
import { approve, asked, facts, person, play, refusal, submit } from './house.ts'
import { trial } from './trial-route.ts'

const pass = (by: string, to: string, run = 2, text = '出差两周') =>
  ({ do: 'transfer', by: person(by), run, seat: 1, to: person(to), text }) satisfies Command

const bearers: Facts['bearers'] = (duty) => (duty === 'hr' ? ['paul', 'pia', 'petra'].map(person) : [person('petra')])
const world = (more: Parameters<typeof facts>[0] = {}) => facts({ bearers, ...more })
const atHead = () => play(world(), [submit(), approve('paul')])

const may = (state: CaseState, who: string, now = world()) => available(trial, state, person(who), now).transferTo

describe('转办', () => {
  it('moves the seat for good, and the chain of holders stays', () => {
    const once = play(world(), [pass('hana', 'cfo'), pass('cfo', 'gm')], atHead())
    expect(asked(once.state)).toEqual(['gm'])
    expect(once.state.runs[1]?.seats[0]?.handed?.map(({ from, to }) => [from, to])).toEqual([
      [['hana'], ['cfo']],
      [['cfo'], ['gm']],
    ])
    expect(refusal(once.state, { ...pass('hana', 'deputy') }, world())).toEqual({ code: 'case.not-your-turn' })
  })

  it('goes from a head to whoever holds an office of no lower rank', () => {
    expect([...may(atHead().state, 'hana')].sort()).toEqual(['cfo', 'deputy', 'gm'])
  })

  it('goes from a duty to whoever holds it anywhere or stands above it, never to others', () => {
    const { state } = play(world(), [submit()])
    expect([...may(state, 'paul')].sort()).toEqual(['deputy', 'gm', 'pia'])
    expect(refusal(state, pass('paul', 'hana', 1), world())).toEqual({ code: 'case.not-a-recipient' })
  })

  it('goes with the last word of a ladder to that rank alone', () => {
    const before = play(world(), [submit(), approve('paul'), approve('hana'), approve('cfo')])
    expect(may(before.state, 'gm')).toEqual([])
  })

  it.each([
    ['who left', { inactive: ['cfo'] }],
    ['a relative', { kin: ['cfo'] }],
    ['who wrote what is decided', { editors: { career: new Set([person('cfo')]) } }],
    ['the subject', { subject: person('cfo') }],
  ])('never goes to %s', (_, more) => {
    const { state } = atHead()
    expect(refusal(state, pass('hana', 'cfo'), world(more))).toEqual({ code: 'case.not-a-recipient' })
    expect(may(state, 'hana', world(more))).not.toContain('cfo')
  })

  it('never goes to the applicant or to oneself, and wants a reason', () => {
    const { state } = atHead()
    for (const to of ['petra', 'hana'])
      expect(refusal(state, pass('hana', to), world())).toEqual({ code: 'case.not-a-recipient' })
    expect(refusal(state, pass('hana', 'cfo', 2, ' '), world())).toEqual({ code: 'case.reason-missing' })
  })

  it('lets whoever gave it away still see the case, and tells whoever has it', () => {
    const { state } = atHead()
    const decided = decide(trial, state, pass('hana', 'cfo'), world())
    if ('refused' in decided) throw new Error('refused')
    const after = decided.events.reduce(evolve, state)
    expect(takesPart(after, person('hana'))).toBe(true)
    expect(toTell(state, decided.events, after)).toEqual([{ person: 'cfo', kind: 'asked' }])
  })
})
