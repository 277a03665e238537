import { describe, expect, it } from 'vitest'
import { blank, type Run } from '#domain/cases/case.ts'
import { decide } from '#domain/cases/decide.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { predict } from '#domain/cases/predict.ts'
import { type Asking, askingBlocks, decidesOf, type Repeat, type Route } from '#domain/cases/route.ts'
import { counted, verdictOf } from '#domain/cases/standing.ts'
import { covers } from '#domain/cases/vouching.ts'
import type { Office } from '#domain/organisation/office.ts'
import { approve, asked, content, facts, offices, person, play, refusal, sendBack, submit, unit } from './house.ts'
import { trial } from './trial-route.ts'

const held = (who: string, ...at: readonly string[]) =>
  offices.map((office) => (at.includes(`${office.kind}/${office.unit}`) ? { ...office, person: person(who) } : office))

const step = (route: Route, id: string): Asking => {
  const found = askingBlocks(route).find((block) => block.id === id)
  if (!found) throw new Error(`No block ${id}.`)
  return found
}

const routeOf = (...items: readonly Asking[]): Route => ({ ...trial, body: { k: 'seq', id: 'trial', items } })

describe('the edge cases of approvals', () => {
  it('E1: does not ask twice whoever confirmed as head and leads the department too, and says that the system passed it', () => {
    const world = facts({ offices: held('hana', 'leader/finance') })
    const { state } = play(world, [submit(), approve('paul'), approve('hana')])
    expect(asked(state)).toEqual(['gm'])
    const repeated = counted(state).at(-1)
    expect(repeated).toMatchObject({ block: 'leaders' })
    expect(repeated && verdictOf(repeated)).toMatchObject({ by: 'system', repeats: 2 })
  })

  it('E1: does not ask twice whoever decided before, whatever stands between, where the route looks back over all', () => {
    const world = facts({ offices: [...held('hana', 'leader/finance')] })
    const between = {
      ...step(trial, 'check'),
      id: 'between',
      who: { duty: 'checker' },
      decides: ['photo'],
      ticks: false,
    } as const
    const spaced = (repeat: Repeat) =>
      routeOf(step(trial, 'head'), between, { ...step(trial, 'leaders'), repeat } as Asking)
    const decidedBetween = (route: Route) =>
      play(world, [submit('paul'), approve('hana'), approve('petra')], undefined, route)
    const all = decidedBetween(spaced('once')).state
    expect(asked(all)).toEqual(['gm'])
    expect(counted(all).at(-1)).toMatchObject({ block: 'leaders', level: 'leader/finance' })
    expect(verdictOf(counted(all).at(-1) as Run)).toMatchObject({ by: 'system', repeats: 1 })
    expect(asked(decidedBetween(spaced('adjacent')).state)).toEqual(['hana'])
    expect(asked(decidedBetween(spaced('off')).state)).toEqual(['hana'])
  })

  it('E1: asks again whoever did not vouch for all that the next seat decides, or not as it stands now', () => {
    const wider: Route = {
      ...trial,
      body: {
        k: 'seq',
        id: 'trial',
        items: askingBlocks(trial).map((block) =>
          block.k === 'ladder' ? { ...block, decides: [...decidesOf(trial, block.id), 'family'] } : block,
        ),
      },
    }
    const world = facts({ offices: held('hana', 'leader/finance') })
    const { state } = play(world, [submit(), approve('paul')])
    const decided = decide(wider, state, approve('hana')(state), world)
    expect(decided).toMatchObject({ events: [{ type: 'decided' }, { type: 'opened', candidates: ['hana'] }] })

    expect(covers({ a: 1, b: 2 }, { a: 1 })).toBe(true)
    expect(covers({ a: 1, b: 2 }, { a: 2 })).toBe(false)
    expect(covers({ a: 1 }, { a: 1, b: 1 })).toBe(false)
  })

  it('E1: gives one seat to whoever would sit on two levels of the ladder', () => {
    const world = facts({ offices: held('gm', 'leader/finance') })
    const { state } = play(world, [submit(), approve('paul'), approve('hana'), approve('gm')])
    expect(state.status).toBe('approved')
    expect(state.runs.filter((run) => run.block === 'leaders')).toHaveLength(1)
  })

  it('E1: goes up to the rank that the route names, when on the way somebody else of a pool has signed', () => {
    const world = facts({
      offices: [...offices, { ...offices[1], person: person('gm'), title: '分管财务的总经理' } as Office],
    })
    const pooled = play(world, [submit(), approve('paul'), approve('hana')])
    expect(asked(pooled.state)).toEqual(['cfo', 'gm'])
    expect(predict(trial, pooled.state, world).legs.at(-1)).toMatchObject({ state: 'expected', people: ['gm'] })

    const deputySigned = play(world, [approve('cfo')], pooled)
    expect(deputySigned.state.status).toBe('running')
    expect(asked(deputySigned.state)).toEqual(['gm'])
    expect(play(world, [approve('gm')], deputySigned).state.status).toBe('approved')
    expect(play(world, [approve('gm')], pooled).state.status).toBe('approved')
  })

  it('E3: nobody who wrote what a seat decides on sits there: not the head, not on the ladder, not for want of others', () => {
    const wrote = (...people: readonly string[]) => facts({ editors: { career: new Set(people.map(person)) } })
    const at = (world: Facts, ...signers: readonly string[]) =>
      asked(play(world, [submit(), ...signers.map((who) => approve(who))]).state)
    expect(at(wrote('hana'), 'paul')).toEqual(['cfo'])
    expect(at(wrote('cfo'), 'paul', 'hana')).toEqual(['gm'])
    expect(at(wrote('cfo', 'gm'), 'paul', 'hana')).toEqual(['secretary'])
    expect(refusal(blank, submit(), wrote('cfo', 'gm', 'secretary'))).toEqual({
      code: 'case.nobody-to-ask',
      block: 'leaders',
    })
    expect(at(facts({ editors: { family: new Set([person('hana')]) } }), 'paul')).toEqual(['hana'])
  })

  it('E3: the subject never sits: the nearest superior does', () => {
    const world = facts({ subject: person('hana') })
    const { state, events } = play(world, [submit(), approve('paul')])
    expect(asked(state)).toEqual(['cfo'])
    expect(events.findLast((event) => event.type === 'opened')).toMatchObject({
      passedOver: [{ why: 'subject', person: 'hana' }],
    })
  })

  it('E3: kin of the subject never sit, and their looking on is not accepted even when they became kin afterwards', () => {
    expect(asked(play(facts({ kin: ['hana'] }), [submit(), approve('paul')]).state)).toEqual(['cfo'])
    const { state } = play(facts(), [submit(), approve('paul')])
    expect(refusal(state, approve('hana')(state), facts({ kin: ['hana'] }))).toEqual({ code: 'case.not-your-turn' })
  })

  it('E3: the applicant does not decide on the own request', () => {
    const lone = facts({ hr: [{ person: person('petra'), duty: 'hr-lead' }] })
    expect(asked(play(lone, [submit()]).state)).toEqual(['deputy'])
    const ownUnit = facts({ unit: unit('personnel') })
    expect(asked(play(ownUnit, [submit(), approve('paul')]).state)).toEqual(['deputy'])
  })

  it('E3: where the deputy keeper applies, the check rises over HR instead of staying with the applicant', () => {
    const world = facts({
      hr: [{ person: person('deputy'), duty: 'keeper' }],
      unit: unit('personnel'),
      subject: person('paul'),
    })
    const { state } = play(world, [submit('deputy')])
    expect(asked(state)).toEqual(['gm'])
  })

  it('E4: falls back to the named approver where a ladder has nobody, never to nobody', () => {
    const world = facts({ offices: offices.filter(({ kind, unit }) => kind === 'head' && unit === 'finance') })
    const { events, state } = play(world, [submit(), approve('paul'), approve('hana')])
    expect(asked(state)).toEqual(['secretary'])
    expect(play(world, [approve('secretary')], { events, state }).state.status).toBe('approved')
  })

  it('E4: refuses to submit or to go on where nobody can be asked, and names the place', () => {
    const empty = facts({ offices: [], hr: [] })
    const { fallback: _, ...nobody } = empty
    expect(refusal(blank, submit(), nobody)).toEqual({ code: 'case.nobody-to-ask', block: 'check' })
    const prediction = predict(trial, blank, nobody, person('petra'))
    expect(prediction.blocked).toEqual({ code: 'case.nobody-to-ask', block: 'check' })
    expect(prediction.legs.at(-1)).toMatchObject({ block: 'check', state: 'empty' })

    const { fallback: __, ...headless } = facts({ offices: offices.filter(({ rank }) => rank === 3) })
    const leaderless = { code: 'case.nobody-to-ask', block: 'leaders' }
    expect(refusal(blank, submit(), headless)).toEqual(leaderless)
    const { state } = play(facts(), [submit(), approve('paul')])
    expect(refusal(state, approve('hana')(state), headless)).toEqual(leaderless)
  })

  it('E8: is free to withdraw after partial approval, and leaves no live seat behind', () => {
    const world = facts()
    const { state } = play(world, [
      submit(),
      approve('paul'),
      approve('hana'),
      { do: 'withdraw', by: person('petra'), text: '重复建档' },
    ])
    expect(state.runs.map((run) => run.state)).toEqual(['passed', 'passed', 'cancelled'])
    expect(state.runs.flatMap(({ seats }) => seats).some((seat) => seat.state === 'open')).toBe(false)
  })

  it('E12 and E13: the second of two verdicts on one seat learns who gave the first and when', () => {
    const world = facts({
      hr: [
        { person: person('petra'), duty: 'hr-lead' },
        { person: person('paul'), duty: 'hr' },
        { person: person('pia'), duty: 'hr' },
      ],
    })
    const submitted = play(world, [submit()])
    expect(asked(submitted.state)).toEqual(['paul', 'pia'])
    const late = approve('pia')(submitted.state)
    const { state } = play(world, [approve('paul')], submitted)
    const already = { code: 'case.already-decided', by: 'paul', at: world.at }
    expect(refusal(state, late, world)).toEqual(already)
    expect(refusal(state, { ...late, by: person('paul') }, world)).toEqual(already)
  })

  it('E14: refuses a verdict on content that has moved on since the page was drawn', () => {
    const { state } = play(facts(), [submit()])
    const moved = facts({ content: { ...content, revision: 8 } })
    expect(refusal(state, approve('paul')(state), moved)).toEqual({ code: 'case.stale' })
  })

  it('E14: refuses a verdict from a page drawn before the case was returned and came again', () => {
    const world = facts()
    const confirmed = play(world, [submit(), approve('paul'), approve('hana')])
    const old = approve('cfo')(confirmed.state)
    const again = play(world, [sendBack('cfo', 'head'), approve('hana')], confirmed)
    expect(refusal(again.state, old, world)).toMatchObject({ code: 'case.already-decided', by: 'cfo' })
  })

  it('E2: may be withdrawn by whoever keeps the dossier once its applicant has left or is a relative, and not before', () => {
    const back = play(facts(), [submit(), sendBack('paul')])
    const withdraw = (by: string) => ({ do: 'withdraw', by: person(by), text: '无人接手' }) as const
    expect(refusal(back.state, withdraw('paul'), facts())).toEqual({ code: 'case.not-your-turn' })
    for (const world of [facts({ inactive: ['petra'] }), facts({ kin: ['petra'] })]) {
      expect(refusal(back.state, withdraw('hana'), world)).toEqual({ code: 'case.not-your-turn' })
      expect(play(world, [withdraw('paul')], back).state.status).toBe('withdrawn')
    }
  })

  it('E17: a circle in the organisation ends the ladder instead of holding it', () => {
    const world = facts({
      parent: { finance: 'company', company: 'finance' },
      offices: offices.filter(({ person }) => person !== 'gm'),
    })
    const { state } = play(world, [submit(), approve('paul'), approve('hana'), approve('cfo')])
    expect(asked(state)).toEqual(['secretary'])
  })

  it('E17: the top person is decided on by the 兜底 approver, and never by nobody', () => {
    const world = facts({ subject: person('gm'), unit: unit('company') })
    const { state } = play(world, [submit(), approve('paul')])
    expect(asked(state)).toEqual(['secretary'])
    const ended = play(world, [submit(), approve('paul'), approve('secretary')]).state
    expect(ended.status).toBe('approved')
    expect(counted(ended).map((run) => verdictOf(run)?.by)).toEqual(['paul', 'secretary', 'system'])
  })

  it('skips vacant levels and records them', () => {
    const world = facts({ offices: offices.filter(({ person }) => person !== 'cfo') })
    const { state } = play(world, [submit(), approve('paul'), approve('hana')])
    expect(asked(state)).toEqual(['gm'])
    expect(state.runs.at(-1)?.passedOver).toEqual([{ why: 'vacant', level: 'leader/finance' }])
  })

  it('passes over who cannot act, and does not let them act either', () => {
    expect(asked(play(facts({ inactive: ['cfo'] }), [submit(), approve('paul'), approve('hana')]).state)).toEqual([
      'gm',
    ])
    const gone = { code: 'case.not-your-turn' }
    const { state } = play(facts(), [submit()])
    expect(refusal(state, approve('paul')(state), facts({ inactive: ['paul'] }))).toEqual(gone)
    expect(refusal(blank, submit('petra'), facts({ inactive: ['petra'] }))).toEqual(gone)
  })
})
