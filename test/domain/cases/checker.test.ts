import { describe, expect, it } from 'vitest'
import { blank } from '#domain/cases/case.ts'
import { newest } from '#domain/cases/kind.ts'
import { create } from '#domain/cases/kinds/create.ts'
import { predict } from '#domain/cases/predict.ts'
import { decidesOf } from '#domain/cases/route.ts'
import { seatStep } from '#domain/cases/seating.ts'
import { approve, asked, facts, type Played, person, play, submit, unit } from './house.ts'

const route = newest(create)

const lead = { person: person('petra'), duty: 'hr-lead' } as const
const named = (...people: readonly string[]) => people.map((who) => ({ person: person(who), duty: 'checker' }) as const)

const checking = (world: Parameters<typeof facts>[0], by: string) =>
  asked(play(facts(world), [submit(by)], undefined, route).state)

describe('复核', () => {
  it('sits with whoever the HR lead named, and with the HR lead where nobody is', () => {
    expect(checking({ checkers: [named('carol'), [lead]] }, 'paul')).toEqual(['carol'])
    expect(checking({ checkers: [[], [lead]] }, 'paul')).toEqual(['petra'])
  })

  it('does not sit with whoever else is in HR: for want of another it goes to the leader over HR', () => {
    expect(checking({ checkers: [[], [lead]] }, 'petra')).toEqual(['deputy'])
  })

  it('goes to the HR lead where the one named began the request or wrote what is compared', () => {
    const checkers = [named('carol'), [lead]]
    expect(checking({ checkers }, 'carol')).toEqual(['petra'])
    expect(checking({ checkers, editors: { family: new Set([person('carol')]) } }, 'paul')).toEqual(['petra'])
    const wrote = { family: new Set([person('carol'), person('petra')]) }
    expect(checking({ checkers, editors: wrote }, 'paul')).toEqual(['deputy'])
  })

  it('leaves in the history why the one named does not sit', () => {
    const [step] = route.body.k === 'seq' ? route.body.items : []
    if (step?.k !== 'step') throw new Error('no step')
    const seating = seatStep(step, person('carol'), facts({ checkers: [named('carol'), [lead]] }))
    expect(seating).toMatchObject({
      candidates: [{ person: 'petra', origin: { from: 'duty', duty: 'hr-lead' } }],
      passedOver: [{ why: 'applicant', person: 'carol' }],
    })
  })

  it('goes at last to whoever heads the house, where nobody stands above HR and the 最终审批人 is the one it is about', () => {
    const offices = [{ person: person('boss'), title: '总经理', rank: 1, unit: unit('company'), kind: 'head' } as const]
    const { hrUnit: _, ...world } = facts({ checkers: [[], [lead]], offices, fallback: facts().subject })
    const [step] = route.body.k === 'seq' ? route.body.items : []
    if (step?.k !== 'step') throw new Error('no step')
    expect(seatStep(step, person('petra'), world).candidates).toMatchObject([{ person: 'boss' }])
    expect(seatStep(step, person('boss'), { ...world, checkers: [] }).candidates).toEqual([])
  })

  it('finds somebody else in a house of one HR officer and one boss, who is asked once for what head and leaders decide', () => {
    const boss = { person: person('boss'), title: '总经理', rank: 1 } as const
    const world = facts({
      hr: [{ person: person('ada'), duty: 'hr-lead' }],
      checkers: [[], [{ person: person('ada'), duty: 'hr-lead' }]],
      offices: [
        { ...boss, unit: facts().unit, kind: 'head' },
        { ...boss, unit: facts().unit, kind: 'leader' },
      ],
      fallback: person('boss'),
    })
    const { hrUnit: _, ...small } = world
    expect(predict(route, blank, small, person('ada')).blocked).toBeUndefined()
    let played: Played = play(small, [submit('ada')], undefined, route)
    const given: string[] = []
    while (played.state.status === 'running') {
      const [who = ''] = asked(played.state)
      given.push(who)
      played = play(small, [approve(who)], played, route)
    }
    expect([played.state.status, given]).toEqual(['approved', ['boss', 'boss']])
  })
})

describe('what the appointment form says of an appointment', () => {
  it('is compared by 复核 and no matter of head and leaders', () => {
    expect(decidesOf(route, 'check')).toContain('form')
    for (const block of ['head', 'leaders']) expect(decidesOf(route, block)).not.toContain('form')
  })
})
