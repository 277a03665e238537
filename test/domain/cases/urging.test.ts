import { describe, expect, it } from 'vitest'
import { available } from '#domain/cases/available.ts'
import type { Command } from '#domain/cases/command.ts'
import { decide } from '#domain/cases/decide.ts'
import { toTell } from '#domain/notices/notice.ts'
import type { Instant } from '#domain/time.ts'
import { approve, facts, person, play, refusal, sendBack, submit } from './house.ts'
import { trial } from './trial-route.ts'

const urge = (by = 'petra'): Command => ({ do: 'urge', by: person(by) })
const at = (time: string) => facts({ at: `2026-11-24T${time}:00.000Z` as Instant })

describe('催办', () => {
  it('reminds whoever is asked and changes nothing else', () => {
    const { state } = play(at('01:00'), [submit(), approve('paul')])
    const decided = decide(trial, state, urge(), at('02:00'))
    if ('refused' in decided) throw new Error('refused')
    expect(toTell(state, decided.events, state)).toEqual([{ person: 'hana', kind: 'urged' }])
    const after = play(at('02:00'), [urge()], { events: [], state: state })
    expect(after.events).toHaveLength(1)
  })

  it('comes once in four hours for one case, whoever is asked meanwhile', () => {
    const urged = play(at('01:00'), [submit(), urge()])
    const again = '2026-11-24T05:00:00.000Z'
    const passed = play(at('02:00'), [approve('paul')], urged)
    expect(refusal(passed.state, urge(), at('04:59'))).toEqual({ code: 'case.urged-lately', again })
    expect(refusal(passed.state, urge(), at('05:00'))).toBeUndefined()
  })

  it('is the applicant’s alone, and only while somebody is asked', () => {
    const { state } = play(at('01:00'), [submit()])
    expect(available(trial, state, person('petra'), at('02:00')).urge).toBe(true)
    expect(available(trial, state, person('paul'), at('02:00')).urge).toBe(false)
    const back = play(at('01:00'), [submit(), sendBack('paul')])
    expect(refusal(back.state, urge(), at('02:00'))).toEqual({ code: 'case.not-your-turn' })
  })
})
