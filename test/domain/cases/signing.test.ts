import { describe, expect, it } from 'vitest'
import { available } from '#domain/cases/available.ts'
import type { CaseState } from '#domain/cases/case.ts'
import type { Command } from '#domain/cases/command.ts'
import { decide } from '#domain/cases/decide.ts'
import { evolve } from '#domain/cases/fold.ts'
import { humanVerdict } from '#domain/cases/standing.ts'
import type { PaperRef } from '#domain/dossiers/section.ts'
import type { BlobId } from '#domain/ids.ts'
import { toTell } from '#domain/notices/notice.ts'
import type { Day, Instant } from '#domain/time.ts'
import { approve, asked, content, facts, office, person, play, refusal, reject, sendBack, submit } from './house.ts'
import { trial } from './trial-route.ts'

const day = (text: string) => text as Day
const paper: PaperRef = { blob: 'b' as BlobId, name: '审批单.pdf', type: 'application/pdf', bytes: 9 }

/** Petra applies; Paul, her colleague, registers what the head of finance signed. */
const sign = (more: Partial<Command & { do: 'sign' }> = {}) =>
  ({
    do: 'sign',
    by: person('paul'),
    signer: person('hana'),
    run: 2,
    seat: 1,
    content: content.revision,
    day: day('2026-11-24'),
    text: '同意',
    paper,
    ...more,
  }) satisfies Command

const atHead = () => play(facts(), [submit(), approve('paul')])
const may = (state: CaseState, who: string, now = facts()) => available(trial, state, person(who), now).sign

describe('纸面签批', () => {
  it('is the approval of whoever signed, and says the day, the paper and who registered it', () => {
    const { state } = play(facts(), [sign()], atHead())
    const [run] = state.runs.filter(({ block }) => block === 'head')
    expect(run).toMatchObject({ state: 'passed', seats: [{ state: 'decided' }] })
    const { verdict } = humanVerdict(state, run as NonNullable<typeof run>)
    expect(verdict).toMatchObject({ kind: 'approve', by: 'hana', text: '同意', content: content.revision })
    expect(verdict?.signed).toEqual({ day: '2026-11-24', by: 'paul', papers: [paper] })
    expect(Object.keys(verdict?.vouched ?? {})).toContain('resume/r/career')
    expect(asked(state)).toEqual(asked(play(facts(), [approve('hana')], atHead()).state))
  })

  it('carries a case to its end', () => {
    let { state } = play(facts(), [sign()], atHead())
    const signed = [...state.runs]
    for (let [waits] = may(state, 'paul'); waits; [waits] = may(state, 'paul')) {
      const decided = decide(trial, state, sign(waits), facts())
      if ('refused' in decided) throw new Error(JSON.stringify(decided.refused))
      state = decided.events.reduce(evolve, state)
    }
    expect(state.status).toBe('approved')
    expect(state.runs.length).toBeGreaterThan(signed.length)
  })

  it('never counts as given in person: whoever signed is asked again at the own step', () => {
    const offices = [office('finance', 'leader', 'hana', '总会计师', 2), ...facts().organisation.offices].filter(
      ({ person }) => person !== 'cfo',
    )
    const world = facts({ offices })
    const before = play(world, [submit(), approve('paul')])
    const inPerson = play(world, [approve('hana')], before)
    const onPaper = play(world, [sign()], before)
    expect(inPerson.state.runs.some(({ seats }) => seats[0]?.verdict?.repeats === 2)).toBe(true)
    expect(onPaper.state.runs.some(({ seats }) => seats[0]?.verdict?.repeats !== undefined)).toBe(false)
    expect(asked(onPaper.state)).toEqual(['hana'])
  })

  it('is offered to whoever works with dossiers and papers, never to the applicant, who sits, or anybody else', () => {
    const { state } = atHead()
    expect(may(state, 'paul')).toEqual([{ run: 2, seat: 1, signer: 'hana' }])
    for (const who of ['petra', 'hana', 'eli', 'gm', 'stranger']) expect(may(state, who)).toEqual([])
    const archivist = facts({ bearers: (duty) => (duty === 'archivist' ? [person('ada')] : []) })
    expect(may(state, 'ada', archivist)).toHaveLength(1)
    const secretary = facts({ standingIn: [{ principal: person('hana'), proxy: person('sue') }] })
    expect(may(state, 'sue', secretary)).toHaveLength(1)
  })

  it('is offered only where the case could go on with it', () => {
    const { state } = atHead()
    const leaderless = facts({
      offices: facts().organisation.offices.filter(({ kind, rank }) => kind === 'head' && rank > 1),
    })
    const { fallback: _, ...nobody } = leaderless
    expect(refusal(state, sign(), nobody)).toMatchObject({ code: 'case.nobody-to-ask' })
    expect(may(state, 'paul', nobody)).toEqual([])
  })

  it.each([
    ['a relative', { kin: ['paul'] }],
    ['the subject', { subject: person('paul') }],
    ['somebody without an account', { inactive: ['paul'] }],
  ])('is not registered by %s', (_, more) => {
    const { state } = atHead()
    expect(may(state, 'paul', facts(more))).toEqual([])
    expect(refusal(state, sign(), facts(more))).toEqual({ code: 'case.not-your-turn' })
  })

  it.each([
    ['a relative', { kin: ['hana'] }],
    ['the subject', { subject: person('hana') }],
    ['somebody without an account', { inactive: ['hana'] }],
  ])('is not the signature of %s', (_, more) => {
    const { state } = atHead()
    expect(may(state, 'paul', facts(more))).toEqual([])
    expect(refusal(state, sign(), facts(more))).toEqual({ code: 'case.not-a-signer' })
  })

  it('is of whoever sits, and not of 复核, which compares with the papers', () => {
    const { state } = play(facts(), [submit()])
    const colleague = facts({ bearers: (duty) => (duty === 'hr' ? [person('pia')] : []) })
    expect(asked(state)).toEqual(['paul'])
    expect(may(state, 'pia', colleague)).toEqual([])
    const checked = sign({ by: person('pia'), run: 1, signer: person('paul') })
    expect(refusal(state, checked, colleague)).toEqual({ code: 'case.not-a-signer' })
    expect(refusal(atHead().state, sign({ signer: person('cfo') }), facts())).toEqual({ code: 'case.not-a-signer' })
    expect(refusal(atHead().state, sign({ run: 9 }), facts())).toEqual({ code: 'case.not-a-signer' })
  })

  it('names a day from when the step was asked until today, and has its paper', () => {
    const { state } = atHead()
    const later = facts({ at: '2026-11-26T01:00:00.000Z' as Instant })
    for (const good of ['2026-11-24', '2026-11-25', '2026-11-26'])
      expect(refusal(state, sign({ day: day(good) }), later)).toBeUndefined()
    expect(refusal(state, sign({ day: day('2026-11-27') }), later)).toEqual({ code: 'case.signed-ahead' })
    expect(refusal(state, sign({ day: day('2026-11-23') }), later)).toEqual({ code: 'case.signed-early' })
    expect(refusal(state, sign({ day: undefined }), later)).toEqual({ code: 'case.signing-day-missing' })
    expect(refusal(state, sign({ paper: undefined }), later)).toEqual({ code: 'case.sheet-missing' })
    expect(refusal(state, sign({ text: '长'.repeat(2001) }), later)).toEqual({ code: 'case.text-too-long' })
  })

  it('tells that the seat was decided meanwhile, that the content moved, or that the case has ended', () => {
    const { state } = atHead()
    expect(refusal(play(facts(), [approve('hana')], atHead()).state, sign(), facts())).toMatchObject({
      code: 'case.already-decided',
      by: 'hana',
    })
    expect(refusal(play(facts(), [sign()], atHead()).state, sign(), facts())).toMatchObject({
      code: 'case.already-decided',
    })
    expect(refusal(state, sign({ content: 6 }), facts())).toEqual({ code: 'case.stale' })
    const ended = play(facts(), [reject('hana')], atHead())
    expect(refusal(ended.state, sign(), facts())).toMatchObject({ code: 'case.already-decided' })
    const later = play(facts(), [approve('hana'), reject('cfo')], atHead())
    expect(refusal(later.state, sign({ signer: person('gm') }), facts())).toMatchObject({ code: 'case.closed' })
  })

  it('falls with a return like any other approval', () => {
    const { state } = play(facts(), [sign(), sendBack('cfo', 'head')], atHead())
    expect(state.runs.find(({ run }) => run === 2)?.state).toBe('void')
    expect(asked(state)).toEqual(['hana'])
  })

  it('is told to whoever signed', () => {
    const { state } = atHead()
    const decided = decide(trial, state, sign(), facts())
    if ('refused' in decided) throw new Error('refused')
    const told = toTell(state, decided.events, decided.events.reduce(evolve, state))
    expect(told).toContainEqual({ person: 'hana', kind: 'signed' })
  })
})
