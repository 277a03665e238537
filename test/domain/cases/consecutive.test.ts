import { describe, expect, it } from 'vitest'
import { seatOf } from '#domain/cases/acting.ts'
import type { CaseState } from '#domain/cases/case.ts'
import type { Command } from '#domain/cases/command.ts'
import { consecutive, decideInTurn, type Further } from '#domain/cases/consecutive.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { fold } from '#domain/cases/fold.ts'
import { verdictOf } from '#domain/cases/standing.ts'
import { approve, asked, facts, office, offices, person, play, submit } from './house.ts'
import { trial } from './trial-route.ts'

/** Hana compares with the papers and heads the department of the subject; above her sits whoever does. */
const small = (more: Parameters<typeof facts>[0] = {}): Facts =>
  facts({ hr: [{ person: person('hana'), duty: 'hr' }], ...more })

const submitted = (world: Facts) => play(world, [submit('petra')])

const offered = (state: CaseState, by: string, world: Facts) => {
  const first = seatOf(state, person(by))
  return first ? consecutive(trial, state, first, person(by), world) : []
}

const all = (state: CaseState, by: string, world: Facts): readonly Further[] =>
  offered(state, by, world).map(({ stop, ticks }) => ({ stop, ticks, text: `关于${stop}` }))

const decided = (state: CaseState, command: Command, further: readonly Further[], world: Facts) =>
  decideInTurn(trial, state, command, further, world)

describe('seats of one person that follow one another', () => {
  it('are found by approving the one before, until somebody else is asked', () => {
    const world = small()
    const { state } = submitted(world)
    expect(offered(state, 'hana', world).map(({ stop }) => stop)).toEqual(['head'])
  })

  it('do not name again what passes by itself, and end with the level of somebody else', () => {
    const others = offices.filter(({ person: who }) => who !== person('cfo'))
    const above = small({ offices: [...others, office('finance', 'leader', 'hana', '总会计师', 2)] })
    const { state } = submitted(above)
    expect(offered(state, 'hana', above).map(({ stop }) => stop)).toEqual(['head'])
    const shared = small({ offices: [...offices, office('finance', 'leader', 'hana', '副总会计师', 2)] })
    const { state: other } = submitted(shared)
    expect(offered(other, 'hana', shared).map(({ stop }) => stop)).toEqual(['head', 'leaders@leader/finance'])
  })

  it('are each decided in their own seat with their own opinion, in one act', () => {
    const world = small()
    const { state, events } = submitted(world)
    const first = approve('hana', { text: '已核对' })(state)
    const done = decided(state, first, all(state, 'hana', world), world)
    if ('refused' in done) throw new Error(done.refused.code)
    const after = fold([...events, ...done.events])
    expect(after.runs.slice(0, 2).map((run) => [run.block, verdictOf(run)?.by, verdictOf(run)?.text])).toEqual([
      ['check', 'hana', '已核对'],
      ['head', 'hana', '关于head'],
    ])
    expect(asked(after)).toEqual(['cfo'])
  })

  it('wait as usual where they are not ticked', () => {
    const world = small()
    const { state, events } = submitted(world)
    const done = decided(state, approve('hana')(state), [], world)
    if ('refused' in done) throw new Error(done.refused.code)
    expect(asked(fold([...events, ...done.events]))).toEqual(['hana'])
  })

  it('are all refused where one is, and nothing is decided', () => {
    const world = small({ offices: offices.filter(({ person: who }) => who !== person('hana')) })
    const { state } = submitted(world)
    const unknown = [{ stop: 'head', text: '', ticks: [] }]
    expect(decided(state, approve('hana')(state), unknown, world)).toEqual({ refused: { code: 'case.not-reached' } })
    const long = all(state, 'hana', small()).map((one) => ({ ...one, text: '长'.repeat(2001) }))
    expect(decided(state, approve('hana')(state), long, small())).toEqual({ refused: { code: 'case.text-too-long' } })
  })

  it('are refused whole on a page whose content moved on', () => {
    const world = small()
    const { state } = submitted(world)
    const old = approve('hana', { content: 6 })(state)
    expect(decided(state, old, all(state, 'hana', world), world)).toEqual({ refused: { code: 'case.stale' } })
  })

  it('are not offered where two people must act: whoever wrote the next one’s content does not decide on it', () => {
    const world = small({ editors: { career: new Set([person('hana')]) } })
    const { state } = submitted(world)
    expect(offered(state, 'hana', world)).toEqual([])
    const forged = [{ stop: 'head', text: '', ticks: [] }]
    expect(decided(state, approve('hana')(state), forged, world)).toEqual({ refused: { code: 'case.not-reached' } })
  })

  it('take nothing with them but an approval', () => {
    const world = small()
    const { state, events } = submitted(world)
    const first = { ...approve('hana')(state), do: 'reject', text: '不宜' } as Command
    const done = decided(state, first, all(state, 'hana', world), world)
    if ('refused' in done) throw new Error(done.refused.code)
    expect(fold([...events, ...done.events]).status).toBe('rejected')
  })
})
