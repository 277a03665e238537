import { describe, expect, it } from 'vitest'
import { decidedAsKin, isSeatedAsKin } from '#domain/cases/acting.ts'
import { available } from '#domain/cases/available.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { strandedAt } from '#domain/cases/stranded.ts'
import { approve, asked, facts, person, play, refusal, submit } from './house.ts'
import { trial } from './trial-route.ts'

const everybodyAbove = ['hana', 'cfo', 'gm', 'deputy', 'secretary']

/** The same people and relatives, in a 企业. */
const enterprise = (world: Parameters<typeof facts>[0] = {}): Facts => facts({ ...world, kinSit: 'last' })

const checked = (world: Facts) => play(world, [submit('petra'), approve('paul')])

describe('a relative of whom the dossier is about', () => {
  it('never sits in a 国有单位, though nobody else is left', () => {
    const world = facts({ kin: everybodyAbove })
    const { state } = play(facts(), [submit('petra')])
    expect(refusal(state, approve('paul')(state), world)).toEqual({ code: 'case.nobody-to-ask', block: 'head' })
  })

  it('does not sit in a 企业 where somebody else may', () => {
    const { state } = checked(enterprise({ kin: ['hana'] }))
    expect(asked(state)).toEqual(['cfo'])
    expect(isSeatedAsKin(state, person('cfo'))).toBe(false)
  })

  it('sits in a 企业 where nobody else is left, decides, and is told of, each time once', () => {
    const world = enterprise({ kin: everybodyAbove })
    const { state, events } = checked(world)
    expect(asked(state)).toEqual(['hana'])
    expect(isSeatedAsKin(state, person('hana'))).toBe(true)
    expect(strandedAt(state, world)).toBeUndefined()
    expect(available(trial, state, person('hana'), world).approve).toBe(true)
    const after = play(world, [approve('hana')], { state, events })
    const made = after.events.slice(events.length)
    expect(decidedAsKin(after.state, made)).toEqual([person('hana')])
    expect(asked(after.state)).toEqual(['cfo'])
  })

  it('is not let in where the seat came to that person as to anybody: who marries meanwhile gives way', () => {
    const { state } = checked(enterprise())
    const married = enterprise({ kin: everybodyAbove })
    expect(asked(state)).toEqual(['hana'])
    expect(available(trial, state, person('hana'), married).approve).toBe(false)
    expect(strandedAt(state, married)?.asked.map(({ why }) => why)).toEqual(['kin'])
  })

  it('sits no longer by right of the 企业 once the house is a 国有单位', () => {
    const { state } = checked(enterprise({ kin: everybodyAbove }))
    expect(available(trial, state, person('hana'), facts({ kin: everybodyAbove })).approve).toBe(false)
  })

  it('gives no seat to whom the dossier is about, nor to whoever applied, in either', () => {
    const world = enterprise({ kin: everybodyAbove, subject: person('hana') })
    const { state } = checked(world)
    expect(asked(state)).not.toContain('hana')
    const own = enterprise({ kin: ['hana', 'petra'] })
    expect(asked(play(own, [submit('paul')]).state)).not.toContain('petra')
  })
})
