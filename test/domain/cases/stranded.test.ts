import { describe, expect, it } from 'vitest'
import { rescuers, strandedAt } from '#domain/cases/stranded.ts'
import { approve, facts, person, play, refusal, sendBack, submit } from './house.ts'

const withdraw = (by: string) => ({ do: 'withdraw', by: person(by), text: '无人可办' }) as const

describe('a case whose open seat has nobody left who can act', () => {
  const waiting = play(facts(), [submit(), approve('paul')])

  it('is stranded, with whoever was asked and why each cannot', () => {
    expect(strandedAt(waiting.state, facts())).toBeUndefined()
    const asked = (why: string) => ({ place: 'seat', asked: [{ person: 'hana', why }] })
    expect(strandedAt(waiting.state, facts({ inactive: ['hana'] }))).toEqual(asked('inactive'))
    expect(strandedAt(waiting.state, facts({ kin: ['hana'] }))).toEqual(asked('kin'))
  })

  it('is not while one of several can act, nor once it has ended', () => {
    const pia = { person: person('pia'), duty: 'hr' } as const
    const pool = facts({ hr: [...facts().hr, pia] })
    const { state } = play(pool, [submit()])
    expect(strandedAt(state, facts({ inactive: ['pia'] }))).toBeUndefined()
    expect(strandedAt(state, facts({ inactive: ['pia'], kin: ['paul'] }))?.asked).toHaveLength(2)
    const ended = play(facts(), [withdraw('petra')], waiting)
    expect(strandedAt(ended.state, facts({ inactive: ['hana'] }))).toBeUndefined()
  })

  it('may be withdrawn by whoever keeps the dossier, and by nobody who may not act in it', () => {
    const world = facts({ inactive: ['hana'] })
    expect(refusal(waiting.state, withdraw('paul'), facts())).toEqual({ code: 'case.not-your-turn' })
    expect(rescuers(person('petra'), world)).toEqual(['petra', 'paul'])
    for (const by of ['petra', 'paul']) expect(play(world, [withdraw(by)], waiting).state.status).toBe('withdrawn')
    expect(refusal(waiting.state, withdraw('cfo'), world)).toEqual({ code: 'case.not-your-turn' })
    expect(refusal(waiting.state, withdraw('paul'), facts({ inactive: ['hana'], kin: ['paul'] }))).toEqual({
      code: 'case.not-your-turn',
    })
  })
})

describe('a returned case whose applicant cannot act any more', () => {
  const { state } = play(facts(), [submit(), sendBack('paul')])

  it('is stranded with the applicant, and waits for whoever keeps the dossier', () => {
    expect(strandedAt(state, facts())).toBeUndefined()
    for (const [world, why] of [
      [facts({ inactive: ['petra'] }), 'inactive'],
      [facts({ kin: ['petra'] }), 'kin'],
    ] as const) {
      expect(strandedAt(state, world)).toEqual({ place: 'applicant', asked: [{ person: 'petra', why }] })
      expect(rescuers(person('petra'), world)).toEqual(['paul'])
    }
  })

  it('is not taken up again or withdrawn by an applicant who left or is a relative', () => {
    for (const world of [facts({ inactive: ['petra'] }), facts({ kin: ['petra'] })]) {
      const again = { do: 'resubmit', by: person('petra'), content: 7, text: '' } as const
      expect(refusal(state, again, world)).toEqual({ code: 'case.not-your-turn' })
      expect(refusal(state, withdraw('petra'), world)).toEqual({ code: 'case.not-your-turn' })
    }
  })
})
