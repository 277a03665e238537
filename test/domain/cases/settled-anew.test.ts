import { describe, expect, it } from 'vitest'
import type { CaseState } from '#domain/cases/case.ts'
import type { Command } from '#domain/cases/command.ts'
import type { Content } from '#domain/cases/content.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { departure2 } from '#domain/cases/kinds/departure-2.ts'
import { openRuns, verdictOf } from '#domain/cases/standing.ts'
import { facts, office, offices, person, play, submit, unit } from './house.ts'

const plan = 'departure/d/career'
const content: Content = {
  revision: 7,
  fields: { career: { [plan]: 1 } },
  parts: { head: [plan], finance: [], legal: [plan], hr: [plan], administration: [], leaders: [plan] },
}

const world = (more: Partial<Facts> = {}): Facts => ({
  ...facts({ content }),
  holders: {
    finance: { people: [{ person: person('fay'), duty: 'finance' }], unit: unit('finance') },
    legal: { people: [{ person: person('leo'), duty: 'legal' }] },
  },
  ...more,
})

/** Whoever sits at the first open run says yes, or does the task; the sum is what finance settles on. */
const goOn =
  (yuan: number) =>
  (state: CaseState): Command => {
    const run = openRuns(state)[0]
    const by = run?.seats[0]?.candidates[0]
    if (!run || !by) throw new Error('Nobody is asked.')
    const at = { by, run: run.run, seat: 1, content: content.revision, text: '' }
    const block = run.block
    if (['head', 'leaders', 'again'].includes(block)) return { do: 'approve', ticks: [], ...at }
    const output = ['estimate', 'final'].includes(block)
      ? { pay: { cents: yuan * 100, currency: 'CNY' } }
      : { note: block }
    return { do: 'handle', output, ...at }
  }

const waits = ({ state }: { readonly state: CaseState }) => openRuns(state).map(({ block }) => block)

/** On until one of these blocks is asked. */
function until(block: string, yuan: number, from = play(world(), [submit()], undefined, departure2), now = world()) {
  let played = from
  for (let left = 40; left > 0 && !waits(played).includes(block); left -= 1) {
    if (waits(played).length === 0) throw new Error(`It ended before ${block}.`)
    played = play(now, [goOn(yuan)], played, departure2)
  }
  return played
}

const backTo =
  (block: string) =>
  ({ runs }: CaseState): Command => {
    const [from, to] = [runs.findLast(({ state }) => state === 'open'), runs.findLast((run) => run.block === block)]
    const by = from?.seats[0]?.candidates[0] ?? person('nobody')
    const run = from?.run ?? 0
    return { do: 'return', by, run, seat: 1, content: content.revision, to: to?.run ?? 'START', text: '金额有误' }
  }

const bySystem = ({ state }: { readonly state: CaseState }) =>
  state.runs.filter((run) => run.state === 'passed' && verdictOf(run)?.by === 'system').map(({ block }) => block)

describe('what finance settled, done anew after a return', () => {
  it('goes back to whoever approved where it has risen by now, though it had not the first time', () => {
    const closing = until('closing', 5000)
    expect(closing.state.runs.some(({ block }) => block === 'again')).toBe(false)
    const returned = play(world(), [backTo('final')], closing, departure2)
    expect(waits(play(world(), [goOn(9000)], returned, departure2))).toEqual(['again'])
    expect(waits(play(world(), [goOn(5000)], returned, departure2))).toEqual(['closing'])
  })

  it('is agreed to again at the figure of now: what was said of another one is not carried', () => {
    const low = until('closing', 5000)
    const risen = play(world(), [backTo('final'), goOn(9000)], low, departure2)
    const agreed = play(world(), [goOn(0)], risen, departure2)
    const returned = play(world(), [backTo('final')], agreed, departure2)
    const more = play(world(), [goOn(99_000)], returned, departure2)
    expect([waits(more), bySystem(more).includes('again')]).toEqual([['again'], false])
    const same = play(world(), [goOn(9000)], returned, departure2)
    expect([waits(same), bySystem(same).includes('again')]).toEqual([['closing'], true])
  })

  it('is read by the leaders again where the estimate is another one, and carried where it is the same', () => {
    const closing = until('closing', 5000)
    const returned = play(world(), [backTo('estimate')], closing, departure2)
    const higher = play(world(), [goOn(9000)], returned, departure2)
    expect([waits(higher), bySystem(higher).includes('leaders')]).toEqual([['leaders'], false])
    const same = play(world(), [goOn(5000)], returned, departure2)
    expect([waits(same).includes('leaders'), bySystem(same).includes('leaders')]).toEqual([false, true])
  })

  it('is read by a head who is a leader too: what was approved before there was an estimate does not count for it', () => {
    const held = [...offices.filter(({ kind }) => kind === 'head'), office('finance', 'leader', 'hana', '总会计师', 1)]
    const now = world({ organisation: facts({ offices: held }).organisation })
    const before = play(now, [submit()], undefined, departure2)
    const leaders = until('leaders', 5000, before, now)
    expect(openRuns(leaders.state).flatMap(({ seats }) => seats.map(({ candidates }) => candidates))).toEqual([
      ['hana'],
    ])
  })
})
