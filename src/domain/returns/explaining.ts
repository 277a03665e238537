import type { DossierId } from '#domain/ids.ts'
import type { MaskedGroup } from '#domain/roster/entry.ts'
import type { Where } from '#domain/statistics/figure.ts'
import { countedOf, type Population } from '#domain/statistics/population.ts'
import { groupsOf } from '#domain/statistics/tally.ts'
import { hasNoDate } from './asked.ts'
import type { CellAt } from './changes.ts'
import type { FrozenTable } from './figures.ts'
import { type Compared, comingOf, type Explanation, leavingOf, type Reason } from './reasons.ts'
import { type Standing, standingIn } from './standing.ts'
import { explainThings } from './thing-changes.ts'

/**
 * Why a cell counts others than it did: everybody in exactly one reason, and every thing, so that what came less what left is the
 * difference.
 */
export const explain = (compared: Compared, cell: CellAt): readonly Explanation[] =>
  countedOf(compared.table.layout.of) === 'people'
    ? explainPeople(compared, cell)
    : explainThings(compared, conditionsOf(compared.table, cell))

function explainPeople(compared: Compared, cell: CellAt): readonly Explanation[] {
  const { table, before, now, sameDay } = compared
  const { layout } = table
  const groups = groupsOf(layout)
  const conditions = conditionsOf(table, cell)
  const earlier = sameDay ? now.now : (now.earlier ?? before.now)
  const [was, hindsight, is] = [
    standingIn(before, before.now, layout.of, groups, conditions),
    standingIn(earlier === before.now ? before : now, earlier, layout.of, groups, conditions),
    standingIn(now, now.now, layout.of, groups, conditions),
  ]
  const grouped = new Map<string, { by: 1 | -1; reason: Reason; people: DossierId[] }>()
  for (const id of new Set([...was.counted(), ...is.counted()])) {
    if (was.has(id) === is.has(id)) continue
    const by = is.has(id) ? 1 : -1
    const reason = reasonFor(id, { was, hindsight, is, by, of: layout.of, groups, conditions })
    const key = `${by} ${JSON.stringify(reason)}`
    const known = grouped.get(key) ?? { by, reason, people: [] }
    known.people.push(id)
    grouped.set(key, known)
  }
  return [...grouped.values()].toSorted((a, b) => b.by - a.by || b.people.length - a.people.length)
}

/** What a cell asks of a person, the narrowest last. */
function conditionsOf({ layout }: Pick<FrozenTable, 'layout'>, { path, column }: CellAt): readonly Where[] {
  const own = path.flatMap((value, level): Where[] => {
    const measure = layout.rows[level]
    return measure ? [{ measure, values: [value] }] : []
  })
  return [...(layout.where ?? []), ...own, ...(column.is === 'value' ? [column.value] : [])]
}

type Question = {
  readonly was: Standing
  readonly hindsight: Standing
  readonly is: Standing
  readonly by: 1 | -1
  readonly of: Population
  readonly groups: ReadonlySet<MaskedGroup>
  readonly conditions: readonly Where[]
}

function reasonFor(id: DossierId, question: Question): Reason {
  const { was, hindsight, is, by, of, conditions } = question
  if (!is.keeps(id)) return { is: 'gone' }
  if (!is.lists(id)) return { is: 'unlisted' }
  if (was.keeps(id) && !was.lists(id)) return { is: 'listed' }
  const isOfYear = of === 'joined' || of === 'left'
  // What happened is told from what was only recorded later by the earlier day, as it is known now.
  if (hindsight.has(id) === (by === 1)) return correctionOf(id, question)
  const wasOf = hindsight.isOf(id, of)
  if (wasOf && is.isOf(id, of)) return moveOf(id, conditions, hindsight, is) ?? { is: 'other' }
  if (isOfYear) return { is: 'period' }
  if (of === 'on-file') return { is: by === 1 ? 'filed' : 'sent' }
  return by === 1 ? comingOf(id, question) : leavingOf(id, question)
}

/** What was written down later, of a day that was counted before; of what has no date, what became another one since. */
function correctionOf(id: DossierId, { was, hindsight, of, conditions }: Question): Reason {
  if (!was.keeps(id)) return { is: 'found' }
  const differs = was.isOf(id, of) && hindsight.isOf(id, of) ? moveOf(id, conditions, was, hindsight) : undefined
  if (differs && hasNoDate(differs.measure)) return { ...differs, is: 'undated' }
  return { ...differs, is: 'corrected' }
}

/** The first condition of the cell by which two standings differ. */
function moveOf(id: DossierId, conditions: readonly Where[], from: Standing, to: Standing) {
  for (const { measure, values } of conditions) {
    const [old, now] = [from.code(id, measure), to.code(id, measure)]
    if (values.includes(old) !== values.includes(now)) return { is: 'moved' as const, measure, from: old, to: now }
  }
  return undefined
}
