import type { DossierId } from '#domain/ids.ts'
import type { Census } from '#domain/statistics/census.ts'
import { fitting } from '#domain/statistics/coded.ts'
import type { Where } from '#domain/statistics/figure.ts'
import { countedOf } from '#domain/statistics/population.ts'
import type { Layout } from '#domain/statistics/table.ts'
import { groupsOf, marksOf } from '#domain/statistics/tally.ts'
import type { ThingKind } from '#domain/statistics/thing.ts'
import { hasNoDate, isUndatedKind } from './asked.ts'
import { type Compared, comingOf, type Explanation, leavingOf, type Reason } from './reasons.ts'
import { countingIn, type HeldThings, type Snapshot } from './snapshot.ts'
import { standingIn } from './standing.ts'

/**
 * Why a cell counts other things than it did, every one in exactly one reason. Between the two days as they are known now each
 * thing is itself, so that what happened is told of it; what was known of the earlier day and is known of it now are compared by
 * how many each person has, and the difference was recorded later.
 */
export function explainThings(
  { table: { layout }, before, now, sameDay }: Compared,
  conditions: readonly Where[],
): readonly Explanation[] {
  const kind = countedOf(layout.of) as ThingKind
  const [then, here] = [before.things.get(kind), now.things.get(kind)]
  const [was, is] = [countedIn(before, kind, layout, conditions), countedIn(now, kind, layout, conditions)]
  const earlier = here?.earlier
  const hindsight = sameDay || !earlier ? is : countedIn(now, kind, layout, conditions, () => earlier)
  const grouped = createGroups()
  const later = laterReason(layout, conditions, sameDay || earlier !== undefined)
  recordedLater(
    { before, now, layout, was: sums(then, was.marks, before), since: sums(here, hindsight.marks, now) },
    (id, by, things, reason) => grouped.add(id, by, things, reason ?? later),
  )
  if (here && hindsight !== is) {
    const reasonOf = reasoning(now, here, { layout, conditions, hindsight: hindsight.census, is: is.census })
    for (let place = 0; place < here.owners.length; place += 1) {
      if (hindsight.marks[place] === is.marks[place]) continue
      const by = is.marks[place] === 1 ? 1 : -1
      grouped.add(now.people[here.owners[place] ?? -1], by, here.many[place] ?? 0, reasonOf(place, by))
    }
  }
  return grouped.all()
}

type Marked = { readonly census: Census; readonly marks: Uint8Array }

function countedIn(
  snapshot: Snapshot,
  kind: ThingKind,
  layout: Layout,
  where: readonly Where[],
  side?: () => HeldThings['now'],
): Marked {
  const { census, mayCount } = countingIn(snapshot, kind, side)
  return { census, marks: marksOf(census, { of: layout.of, where }, mayCount(groupsOf(layout))) }
}

/** How many of the marked things each person has, by place; those that are nobody's after everybody. */
function sums(held: HeldThings | undefined, marks: Uint8Array, { people }: Snapshot): Float64Array {
  const found = new Float64Array(people.length + 1)
  for (let place = 0; place < marks.length; place += 1) {
    const owner = held?.owners[place] ?? -1
    const at = owner < 0 ? people.length : owner
    if (marks[place] === 1) found[at] = (found[at] ?? 0) + (held?.many[place] ?? 0)
  }
  return found
}

type Later = Pick<Compared, 'before' | 'now'> & {
  readonly layout: Layout
  /** By person: of the earlier day as it was known then, and as it is known now. */
  readonly was: Float64Array
  readonly since: Float64Array
}

type Tell = (id: DossierId | undefined, by: 1 | -1, things: number, reason?: Reason) => void

/** Tells of everybody of whom something else is known of the earlier day. */
function recordedLater({ before, now, layout, was, since }: Later, tell: Tell): void {
  const mayCount = (snapshot: Snapshot) => countingIn(snapshot, 'people').mayCount(groupsOf(layout))
  const [couldThen, canNow] = [mayCount(before), mayCount(now)]
  const differs = (id: DossierId | undefined, by: number, reason?: Reason) => {
    if (by !== 0) tell(id, by > 0 ? 1 : -1, Math.abs(by), reason)
  }
  const hiddenAt = (old: number, own: number): Reason | undefined => {
    if (own < 0) return gone
    if (canNow[own] !== 1) return unlisted
    return couldThen[old] === 1 ? undefined : listed
  }
  const met = new Uint8Array(now.people.length)
  for (const [old, own] of samePeople(before.people, now.people).entries()) {
    if (own >= 0) met[own] = 1
    differs(before.people[old], (since[own] ?? 0) - (was[old] ?? 0), hiddenAt(old, own))
  }
  for (const [own, id] of now.people.entries()) if (met[own] === 0) differs(id, since[own] ?? 0)
  differs(undefined, (since[now.people.length] ?? 0) - (was[before.people.length] ?? 0))
}

const gone = { is: 'gone' } as const satisfies Reason
const unlisted = { is: 'unlisted' } as const satisfies Reason
const listed = { is: 'listed' } as const satisfies Reason

/** By place of the earlier people, that of the same one among the later; -1 of whoever is kept no more. Both are in order. */
function samePeople(before: readonly DossierId[], now: readonly DossierId[]): Int32Array {
  let own = 0
  return Int32Array.from(before, (id) => {
    while ((now[own] ?? id) < id) own += 1
    return now[own] === id ? own : -1
  })
}

/** What is said of that: recorded later, unless it has no date and may have happened at any time between the two freezings. */
function laterReason(layout: Layout, conditions: readonly Where[], isKnown: boolean): Reason {
  if (!isKnown) return { is: 'other' }
  const isUndated = isUndatedKind(layout) || conditions.some(({ measure }) => hasNoDate(measure))
  return isUndated ? { is: 'undated-thing' } : { is: 'corrected' }
}

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
function reasoning(now: Snapshot, { owners }: HeldThings, between: Between) {
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

type Group = {
  readonly by: 1 | -1
  readonly reason: Reason
  readonly people: Set<DossierId>
  things: number
  /** Whose the last one was: the things of one person stand together. */
  last?: DossierId
}

/** Puts together what has the same reason. */
function createGroups() {
  const known = { '1': new Map<Reason, Group>(), '-1': new Map<Reason, Group>() }
  return {
    add: (id: DossierId | undefined, by: 1 | -1, things: number, reason: Reason) => {
      let found = known[by].get(reason)
      if (!found) {
        found = { by, reason, people: new Set<DossierId>(), things: 0 }
        known[by].set(reason, found)
      }
      found.things += things
      if (id === undefined || id === found.last) return
      found.people.add(id)
      found.last = id
    },
    all: (): readonly Explanation[] => {
      const alike = Map.groupBy(
        [...known[1].values(), ...known[-1].values()],
        ({ by, reason }) => `${by} ${JSON.stringify(reason)}`,
      )
      return [...alike.values()]
        .flatMap((same): Explanation[] => {
          const [one] = same
          if (!one) return []
          const people = new Set(same.flatMap((each) => [...each.people]))
          return [
            {
              by: one.by,
              reason: one.reason,
              people: [...people],
              things: same.reduce((sum, { things }) => sum + things, 0),
            },
          ]
        })
        .toSorted((a, b) => b.by - a.by || (b.things ?? 0) - (a.things ?? 0))
    },
  }
}
