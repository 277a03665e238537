import type { DossierId } from '#domain/ids.ts'
import type { Census } from '#domain/statistics/census.ts'
import { fitting } from '#domain/statistics/coded.ts'
import type { Where } from '#domain/statistics/figure.ts'
import type { Layout } from '#domain/statistics/table.ts'
import { groupsOf } from '#domain/statistics/tally.ts'
import { isUndatedKind } from './asked.ts'
import { comingOf, leavingOf, type Reason } from './reasons.ts'
import type { HeldThings, Snapshot } from './snapshot.ts'
import { standingIn } from './standing.ts'

type Between = {
  readonly layout: Layout
  readonly conditions: readonly Where[]
  readonly hindsight: Census
  readonly is: Census
}

/**
 * Why a thing is in the cell that was not on the earlier day, or the other way about: by itself, or by whose it is. A reason that many
 * things have is one, since there may be a hundred thousand of them.
 */
export function reasoning(now: Snapshot, { owners }: HeldThings, between: Between) {
  const { layout, hindsight, is } = between
  const { of } = layout
  const [wasOf, isOf] = [hindsight.members(of), is.members(of)]
  const [begins, ends] = isUndatedKind(layout) ? files : of === 'posts' ? seats : lives
  const personal = isUndatedKind(layout) ? () => undefined : personally(now, layout)
  const moved = moving(between)
  return (place: number, by: 1 | -1): Reason => {
    if (wasOf[place] === 1 && isOf[place] === 1) return moved(place)
    const owner = owners[place] ?? -1
    if (owner < 0) return nobodys
    return personal(owner, by) ?? (by === 1 ? begins : ends)
  }
}

const files = [{ is: 'filed' }, { is: 'sent' }] as const satisfies readonly Reason[]
const seats = [{ is: 'seated' }, { is: 'unseated' }] as const satisfies readonly Reason[]
const lives = [{ is: 'recorded' }, { is: 'ended' }] as const satisfies readonly Reason[]
const nobodys = { is: 'place' } as const satisfies Reason
const otherwise = { is: 'other' } as const satisfies Reason

/** What the person explains whose things they are: who came since, and of a post who left. Whatever else somebody has stays. */
function personally(now: Snapshot, layout: Layout) {
  const groups = groupsOf(layout)
  const persons = {
    hindsight: standingIn(now, now.earlier ?? now.now, 'present', groups, []),
    is: standingIn(now, now.now, 'present', groups, []),
    groups,
  }
  const [wasHere, isHere] = [now.earlier, now.now].map((side) => side?.members.get('present'))
  const known = new Map<number, Reason>()
  const told = (owner: number, tell: (id: DossierId) => Reason) => {
    const reason = known.get(owner) ?? tell(now.people[owner] as DossierId)
    known.set(owner, reason)
    return reason
  }
  return (owner: number, by: 1 | -1): Reason | undefined => {
    const [was, is] = [wasHere?.[owner] === 1, isHere?.[owner] === 1]
    if (by === 1 && !was && is) return told(owner, (id) => comingOf(id, persons))
    return layout.of === 'posts' && by === -1 && was && !is ? told(owner, (id) => leavingOf(id, persons)) : undefined
  }
}

/** By the first condition of the cell of which a thing is another on the later day. */
function moving({ conditions, hindsight, is }: Between) {
  const asked = conditions.map(({ measure, values }) => {
    const [from, to] = [hindsight.coded(measure), is.coded(measure)]
    return {
      measure,
      from,
      to,
      fits: [fitting(from, values), fitting(to, values)] as const,
      known: new Map<number, Reason>(),
    }
  })
  return (place: number): Reason => {
    for (const { measure, from, to, fits, known } of asked) {
      const [old, own] = [from.codes[place] ?? 0, to.codes[place] ?? 0]
      if (fits[0][old] === fits[1][own]) continue
      const key = old * 65_536 + own
      const reason = known.get(key) ?? {
        is: 'moved',
        measure,
        from: from.values[old - 1] ?? '',
        to: to.values[own - 1] ?? '',
      }
      known.set(key, reason)
      return reason
    }
    return otherwise
  }
}
