import { describe, expect, it } from 'vitest'
import { available } from '#domain/cases/available.ts'
import type { CaseState } from '#domain/cases/case.ts'
import type { Command } from '#domain/cases/command.ts'
import { decide } from '#domain/cases/decide.ts'
import type { Route } from '#domain/cases/route.ts'
import { counted } from '#domain/cases/standing.ts'
import { toTell } from '#domain/notices/notice.ts'
import { approve, asked, facts, offices, person, play, refusal, submit } from './house.ts'
import { trial } from './trial-route.ts'

const left = (who: string, successor?: string): Command => ({
  do: 'left',
  person: person(who),
  ...(successor && { successor: person(successor) }),
})

const chain = (state: CaseState) =>
  state.runs.flatMap(({ seats }) => seats.flatMap(({ handed = [] }) => handed.map(({ from, to }) => [...from, ...to])))

/** Everybody of HR has a seat and all must agree. */
const together: Route = {
  ...trial,
  body: {
    k: 'seq',
    id: 'together',
    items: [
      {
        k: 'step',
        id: 'check',
        phase: 'confirming',
        days: 3,
        who: { duty: 'hr' },
        decides: ['family'],
        repeat: 'off',
        ticks: false,
        mode: 'all',
      },
      { k: 'notify', id: 'copies', to: ['applicant'] },
    ],
  },
}

const pia = { person: person('pia'), duty: 'hr' } as const
const three = { hr: [...facts().hr, pia] }

describe('E2: whoever leaves', () => {
  it('hands a seat to the successor who was named, and what was given before stays', () => {
    const before = play(facts(), [submit(), approve('paul')])
    const { state } = play(facts({ inactive: ['hana'] }), [left('hana', 'henry')], before)
    expect(asked(state)).toEqual(['henry'])
    expect(chain(state)).toEqual([['hana', 'henry']])
    expect(counted(state)).toEqual(counted(before.state))
  })

  it.each([
    [
      'whoever holds the office now',
      {
        offices: [
          ...offices.filter((one) => one.person !== 'hana'),
          { ...offices[3], person: person('holly') },
        ] as typeof offices,
      },
      'holly',
    ],
    ['the nearest superior where the office is vacant', {}, 'cfo'],
    [
      'the 最终审批人 where nobody stands above',
      { offices: offices.filter((one) => one.person === 'hana') },
      'secretary',
    ],
  ])('hands it without a successor to %s', (_, world, heir) => {
    const before = play(facts(), [submit(), approve('paul')])
    const { state } = play(facts({ ...world, inactive: ['hana'] }), [left('hana')], before)
    expect(asked(state)).toEqual([heir])
  })

  it('hands it to the process administrator where nobody else may sit, and says so by the duty', () => {
    const before = play(facts(), [submit(), approve('paul')])
    const { fallback: _, ...alone } = facts({
      offices: offices.filter((one) => one.person === 'hana'),
      inactive: ['hana'],
      admins: [
        { person: person('petra'), duty: 'hr-lead' },
        { person: person('deputy'), duty: 'keeper' },
      ],
    })
    const { state } = play(alone, [left('hana')], before)
    expect(asked(state)).toEqual(['deputy'])
  })

  it.each([
    ['the subject', { subject: person('eli') }, 'eli'],
    ['a relative', { kin: ['rita'] }, 'rita'],
    ['the applicant', {}, 'petra'],
    ['somebody who left too', { inactive: ['hana', 'rita'] }, 'rita'],
    ['who wrote what is decided', { editors: { career: new Set([person('rita')]) } }, 'rita'],
  ])('is never followed by %s', (_, world, successor) => {
    const before = play(facts(), [submit(), approve('paul')])
    const { state } = play(facts({ inactive: ['hana'], ...world }), [left('hana', successor)], before)
    expect(asked(state)).toEqual(['cfo'])
  })

  it('leaves a pooled seat to whoever shares it', () => {
    const before = play(facts(three), [submit()])
    const { state } = play(facts({ ...three, inactive: ['paul'] }), [left('paul', 'henry')], before)
    expect(asked(state)).toEqual(['pia'])
  })

  it('climbs on the ladder to the level that is asked instead, and ends it as the rule says', () => {
    const before = play(facts(), [submit(), approve('paul'), approve('hana')])
    const { state } = play(facts({ inactive: ['cfo'] }), [left('cfo'), approve('gm')], before)
    expect(state.runs.at(-1)).toMatchObject({ level: 'head/company', last: true })
    expect(state.status).toBe('approved')
  })

  it('is merged where the one who follows sits already, and nothing is approved by that', () => {
    const before = play(facts(three), [submit()], undefined, together)
    const { state } = play(facts({ ...three, inactive: ['paul'] }), [left('paul', 'pia')], before, together)
    expect(state.runs[0]?.seats.map((seat) => seat.state)).toEqual(['cancelled', 'open'])
    expect(state.status).toBe('running')
  })

  it('does not hold up a step on which all others agreed', () => {
    const agreed = play(facts(three), [submit(), approve('pia')], undefined, together)
    const { state } = play(facts({ ...three, inactive: ['paul'] }), [left('paul', 'pia')], agreed, together)
    expect(state.runs[0]?.seats[1]?.verdict?.by).toBe('pia')
    expect(state.status).toBe('approved')
  })

  it('moves nothing while still here, or where nothing waits', () => {
    const { state } = play(facts(), [submit()])
    expect(refusal(state, left('paul'), facts())).toEqual({ code: 'case.not-your-turn' })
    expect(refusal(state, left('hana'), facts({ inactive: ['hana'] }))).toEqual({ code: 'case.not-your-turn' })
  })

  it('lets whoever follows know, once', () => {
    const before = play(facts(), [submit(), approve('paul')]).state
    const decided = decide(trial, before, left('hana', 'henry'), facts({ inactive: ['hana'] }))
    if ('refused' in decided) throw new Error('refused')
    const after = play(facts({ inactive: ['hana'] }), [left('hana', 'henry')], { events: [], state: before }).state
    expect(toTell(before, decided.events, after)).toContainEqual({ person: 'henry', kind: 'asked' })
  })
})

describe('E2: a seat whose office somebody else holds by now', () => {
  const moved = { offices: offices.map((one) => (one.person === 'hana' ? { ...one, person: person('holly') } : one)) }

  it.each(['hana', 'petra', 'paul'])('is handed over in one step, by %s', (by) => {
    const before = play(facts(), [submit(), approve('paul')])
    const may = available(trial, before.state, person(by), facts(moved))
    expect(may.handOver).toEqual([{ run: 2, seat: 1, from: ['hana'], to: ['holly'] }])
    const { state } = play(facts(moved), [{ do: 'hand-over', by: person(by), run: 2, seat: 1, text: '' }], before)
    expect(asked(state)).toEqual(['holly'])
  })

  it('is offered to nobody else, nor while its holder is the one that the rule asks', () => {
    const { state } = play(facts(), [submit(), approve('paul')])
    expect(available(trial, state, person('holly'), facts(moved)).handOver).toEqual([])
    expect(available(trial, state, person('petra'), facts()).handOver).toEqual([])
  })

  it('is what helps a case that nobody can move on', () => {
    const { state } = play(facts(), [submit(), approve('paul')])
    const gone = facts({ inactive: ['hana'] })
    expect(available(trial, state, person('petra'), gone).handOver).toMatchObject([{ to: ['cfo'] }])
    expect(available(trial, state, person('hana'), gone).handOver).toEqual([])
  })
})
