import { describe, expect, it } from 'vitest'
import { blank } from '#domain/cases/case.ts'
import { decide } from '#domain/cases/decide.ts'
import { aboutOf, knownUntil } from '#domain/cases/seeing.ts'
import { counted, verdictOf } from '#domain/cases/standing.ts'
import { approve, asked, content, facts, person, play, refusal, reject, sendBack, submit, unit } from './house.ts'
import { trial } from './trial-route.ts'

describe('a case of creation', () => {
  it('asks HR, then the head, then each leader up to the top, and ends approved', () => {
    const world = facts()
    const submitted = play(world, [submit()])
    expect(asked(submitted.state)).toEqual(['paul'])
    const checked = play(world, [approve('paul')], submitted)
    expect(asked(checked.state)).toEqual(['hana'])
    const confirmed = play(world, [approve('hana')], checked)
    expect(asked(confirmed.state)).toEqual(['cfo'])
    const led = play(world, [approve('cfo')], confirmed)
    expect(asked(led.state)).toEqual(['gm'])
    const { state } = play(world, [approve('gm')], led)
    expect(state.status).toBe('approved')
    expect(asked(state)).toEqual([])
    expect(state.copied).toEqual(['hana', 'petra'])
  })

  it('writes into each opening why everybody sits', () => {
    const { events } = play(facts(), [submit(), approve('paul'), approve('hana')])
    const origins = events.flatMap((event) => (event.type === 'opened' ? [event.origins] : []))
    expect(origins).toEqual([
      [{ from: 'duty', duty: 'hr' }],
      [{ from: 'office', unit: 'finance', kind: 'head', title: '财务部部长' }],
      [{ from: 'office', unit: 'finance', kind: 'leader', title: '总会计师' }],
    ])
  })

  it('stores with a verdict the content that it saw and every value that it vouches for', () => {
    const { state } = play(facts(), [submit(), approve('paul'), approve('hana')])
    const [check, head] = counted(state).map(verdictOf)
    expect(check).toMatchObject({ content: 7, vouched: { 'family/f/family': 1, 'id-numbers/i/id-numbers': 1 } })
    expect(check?.ticks).toEqual(['id-numbers', 'family'])
    expect(head?.vouched).toEqual({ 'basic/b/who': 1, 'basic/b/identity': 1, 'resume/r/career': 2 })
  })

  it('does not let the check pass while a group with content is unticked', () => {
    const { state } = play(facts(), [submit()])
    const command = approve('paul', { ticks: ['family'] })(state)
    expect(refusal(state, command, facts())).toEqual({ code: 'case.ticks-missing', groups: ['id-numbers'] })
  })

  it('ends at a rejection, which needs a reason', () => {
    const checked = play(facts(), [submit(), approve('paul')])
    expect(refusal(checked.state, reject('hana', ' ')(checked.state), facts())).toEqual({ code: 'case.reason-missing' })
    const { state } = play(facts(), [reject('hana')], checked)
    expect(state.status).toBe('rejected')
    expect(asked(state)).toEqual([])
  })

  it('goes back to the applicant, and walks all again when resubmitted', () => {
    const world = facts()
    const returned = play(world, [submit(), approve('paul'), approve('hana'), sendBack('cfo')])
    expect(returned.state.status).toBe('returned')
    expect(counted(returned.state)).toEqual([])

    const mended = facts({
      content: { revision: 8, fields: { ...content.fields, career: { 'resume/r/career': 3, 'resume/n/career': 1 } } },
    })
    const again = play(mended, [{ do: 'resubmit', by: person('petra'), content: 8, text: '已补' }], returned)
    expect(again.state.submissions.at(-1)?.changed).toEqual(['resume/r/career', 'resume/n/career'])
    expect(asked(again.state)).toEqual(['paul'])
    const { state } = play(
      mended,
      ['paul', 'hana', 'cfo', 'gm'].map((who) => approve(who)),
      again,
    )
    expect(state.status).toBe('approved')
    expect(counted(state).every((run) => verdictOf(run)?.content === 8)).toBe(true)
  })

  it('goes back to any passed step, whose earlier run is void and stays in the history', () => {
    const world = facts()
    const { state } = play(world, [submit(), approve('paul'), approve('hana'), approve('cfo'), sendBack('gm', 'head')])
    expect(asked(state)).toEqual(['hana'])
    expect(state.runs.map((run) => [run.block, run.state])).toEqual([
      ['check', 'passed'],
      ['head', 'void'],
      ['leaders', 'void'],
      ['leaders', 'returned'],
      ['head', 'open'],
    ])
  })

  it('refuses to go back to a step that was not passed', () => {
    const { state } = play(facts(), [submit(), approve('paul')])
    const command = { ...sendBack('hana')(state), to: 2 } as ReturnType<ReturnType<typeof sendBack>>
    expect(refusal(state, command, facts())).toEqual({ code: 'case.not-a-target' })
  })

  it('needs a reason to go back', () => {
    const { state } = play(facts(), [submit()])
    expect(refusal(state, sendBack('paul', 'START', '')(state), facts())).toEqual({ code: 'case.reason-missing' })
  })

  it('may be withdrawn by the applicant alone, with a reason, until the last verdict', () => {
    const world = facts()
    const { events, state } = play(world, [submit(), approve('paul')])
    const withdraw = (by: string, text: string) => ({ do: 'withdraw', by: person(by), text }) as const
    expect(refusal(state, withdraw('paul', '误'), world)).toEqual({ code: 'case.not-your-turn' })
    expect(refusal(state, withdraw('petra', ''), world)).toEqual({ code: 'case.reason-missing' })
    expect(play(world, [withdraw('petra', '误')], { events, state }).state.status).toBe('withdrawn')

    const ended = play(
      world,
      ['hana', 'cfo', 'gm'].map((who) => approve(who)),
      { events, state },
    )
    expect(refusal(ended.state, withdraw('petra', '误'), world)).toMatchObject({
      code: 'case.closed',
      outcome: 'approved',
      by: undefined,
    })
  })

  it('may be withdrawn while it is back with the applicant', () => {
    const returned = play(facts(), [submit(), sendBack('paul')])
    const { state } = play(facts(), [{ do: 'withdraw', by: person('petra'), text: '不办了' }], returned)
    expect(state.status).toBe('withdrawn')
  })

  it('takes comments from whoever takes part, and from nobody else', () => {
    const world = facts()
    const { state } = play(world, [submit(), approve('paul')])
    const comment = (by: string, text = '照片已换') => ({ do: 'comment', by: person(by), text }) as const
    expect(refusal(state, comment('paul'), world)).toBeUndefined()
    expect(refusal(state, comment('paul', '  '), world)).toEqual({ code: 'case.text-missing' })
    expect(refusal(state, comment('gm'), world)).toEqual({ code: 'case.not-your-turn' })
  })

  it('remembers the first look at a seat and no later one', () => {
    const world = facts()
    const submitted = play(world, [submit()])
    const viewed = play(world, [{ do: 'view', by: person('paul') }], submitted)
    expect(viewed.state.runs[0]?.seats[0]?.firstViewedAt).toBe(world.at)
    expect(play(world, [{ do: 'view', by: person('paul') }], viewed).events).toEqual(viewed.events)
    expect(play(world, [{ do: 'view', by: person('gm') }], submitted).events).toEqual(submitted.events)
  })

  it('is known to a decider as of the verdict, and to whoever sits, applied or was copied as it is', () => {
    const renamed = facts({ about: { name: '伊莱亚', unit: '财务部' }, content: { ...content, revision: 8 } })
    const returned = play(facts(), [submit(), approve('paul'), sendBack('hana')])
    const later = { ...renamed, at: '2026-11-25T01:00:00.000Z' as typeof renamed.at }
    const { state } = play(later, [{ do: 'resubmit', by: person('petra'), content: 8, text: '' }], returned)
    const name = (who: string) => aboutOf(state, knownUntil(state, person(who))).name
    expect([name('hana'), name('paul'), name('petra')]).toEqual(['伊莱', '伊莱亚', '伊莱亚'])
  })

  it('is not submitted by the subject or a relative of the subject', () => {
    expect(refusal(blank, submit('eli'), facts())).toEqual({ code: 'case.own' })
    expect(refusal(blank, submit(), facts({ kin: ['petra'] }))).toEqual({ code: 'case.own' })
  })

  it('asks the department for a section without a head of its own', () => {
    const { state } = play(facts({ unit: unit('cashiers') }), [submit(), approve('paul')])
    expect(asked(state)).toEqual(['hana'])
  })

  it('does nothing more than it was told: a case is submitted once', () => {
    const { state } = play(facts(), [submit()])
    expect(decide(trial, state, submit(), facts())).toEqual({ refused: { code: 'case.not-your-turn' } })
  })
})
