import { describe, expect, it } from 'vitest'
import { seatOf } from '#domain/cases/acting.ts'
import { available } from '#domain/cases/available.ts'
import type { CaseState } from '#domain/cases/case.ts'
import type { Command } from '#domain/cases/command.ts'
import { decide } from '#domain/cases/decide.ts'
import { evolve } from '#domain/cases/fold.ts'
import type { Route } from '#domain/cases/route.ts'
import { verdictOf } from '#domain/cases/standing.ts'
import { toTell } from '#domain/notices/notice.ts'
import { approve, asked, content, facts, person, play, refusal, submit } from './house.ts'
import { trial } from './trial-route.ts'

const forOne = (principal: string, proxy: string) => ({ principal: person(principal), proxy: person(proxy) })
const world = (standingIn = [forOne('hana', 'pip')], more: Parameters<typeof facts>[0] = {}) =>
  facts({ standingIn, ...more })

const atHead = () => play(world(), [submit(), approve('paul')])

/** Approves in the place of somebody, as the page that was drawn for it would. */
const standIn =
  (by: string, principal: string) =>
  (state: CaseState): Command => {
    const found = seatOf(state, person(principal))
    const at = { run: found?.run.run ?? 0, seat: found?.seat.seat ?? 1, content: state.content.revision }
    return { do: 'approve', by: person(by), for: person(principal), ticks: [], text: '', ...at }
  }

describe('E9: whoever stands in for somebody who sits', () => {
  it('decides in that place, and the verdict says so', () => {
    const { state } = play(world(), [standIn('pip', 'hana')], atHead())
    expect(verdictOf(state.runs[1] as never)).toMatchObject({ by: 'pip', for: 'hana', kind: 'approve' })
    expect(asked(state)).toEqual(['cfo'])
  })

  it('sees the same buttons as the one who sits, and the first of both to act counts', () => {
    const { state } = atHead()
    expect(available(trial, state, person('pip'), world())).toMatchObject({
      approve: true,
      reject: true,
      seat: { principal: 'hana' },
      transferTo: [],
    })
    const after = play(world(), [approve('hana')], atHead())
    expect(refusal(after.state, standIn('pip', 'hana')(atHead().state), world())).toMatchObject({
      code: 'case.already-decided',
      by: 'hana',
    })
  })

  it('is refused once that is over, though the page was open', () => {
    const { state } = atHead()
    expect(refusal(state, standIn('pip', 'hana')(state), world([]))).toEqual({ code: 'case.stand-in-over' })
  })

  it('hands it to nobody further', () => {
    const { state } = atHead()
    const chain = world([forOne('hana', 'pip'), forOne('pip', 'quin')])
    expect(refusal(state, standIn('quin', 'hana')(state), chain)).toEqual({ code: 'case.stand-in-over' })
    expect(available(trial, state, person('quin'), chain).seat).toBeUndefined()
  })

  it.each([
    ['the proxy is a relative', { kin: ['pip'] }],
    ['the proxy is the subject', { subject: person('pip') }],
    ['the proxy left', { inactive: ['pip'] }],
    ['the proxy wrote what is decided', { editors: { career: new Set([person('pip')]) } }],
    ['the one who sits is a relative', { kin: ['hana'] }],
    ['the one who sits is the subject', { subject: person('hana') }],
    ['the one who sits left', { inactive: ['hana'] }],
  ])('23: may not where %s', (_, more) => {
    const { state } = atHead()
    const now = world([forOne('hana', 'pip')], more)
    expect(refusal(state, standIn('pip', 'hana')(state), now)).toBeDefined()
    expect(available(trial, state, person('pip'), now).approve).toBe(false)
  })

  it('23: may not decide the own request, nor speak twice in one step', () => {
    const { state } = atHead()
    const own = world([forOne('hana', 'petra')])
    expect(refusal(state, standIn('petra', 'hana')(state), own)).toBeDefined()
    const all: Route = {
      ...trial,
      body: {
        k: 'step',
        id: 'check',
        phase: 'confirming',
        days: 3,
        who: { duty: 'hr' },
        decides: [],
        repeat: 'off',
        ticks: false,
        mode: 'all',
      },
    }
    const two = { hr: [...facts().hr, { person: person('pia'), duty: 'hr' as const }] }
    const now = world([forOne('pia', 'paul')], two)
    const opened = play(now, [submit()], undefined, all)
    expect(refusalOn(all, opened.state, standIn('paul', 'pia')(opened.state), now)).toBeDefined()
  })

  it('E1: is asked again at the own step, and so is the one who was stood in for', () => {
    const everything = { content: { ...content, fields: { career: { 'resume/r/career': 2 } } } }
    const now = world([forOne('hana', 'cfo')], everything)
    const { state } = play(now, [submit(), approve('paul'), standIn('cfo', 'hana')])
    expect(asked(state)).toEqual(['cfo'])
  })

  it('ends the ladder as the one who sits would', () => {
    const now = world([forOne('gm', 'pip')])
    const { state } = play(now, [submit(), approve('paul'), approve('hana'), approve('cfo'), standIn('pip', 'gm')])
    expect(state.status).toBe('approved')
  })

  it('lets the one who was stood in for know', () => {
    const { state } = atHead()
    const decided = decide(trial, state, standIn('pip', 'hana')(state), world())
    if ('refused' in decided) throw new Error('refused')
    expect(toTell(state, decided.events, decided.events.reduce(evolve, state))).toContainEqual({
      person: 'hana',
      kind: 'stood-in',
    })
  })
})

const refusalOn = (route: Route, state: CaseState, command: Command, now: ReturnType<typeof facts>) => {
  const decided = decide(route, state, command, now)
  return 'refused' in decided ? decided.refused : undefined
}
