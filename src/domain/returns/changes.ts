import type { DossierId } from '#domain/ids.ts'
import type { MaskedGroup } from '#domain/roster/entry.ts'
import type { Where } from '#domain/statistics/figure.ts'
import { type MeasureKey, measureOf } from '#domain/statistics/measures/index.ts'
import type { Population } from '#domain/statistics/population.ts'
import { type Column, groupsOf, type Mean } from '#domain/statistics/tally.ts'
import type { FrozenRow, FrozenTable } from './figures.ts'
import type { Snapshot } from './snapshot.ts'
import { type Standing, standingIn } from './standing.ts'

/** A cell of a table by its place: the values of its row, and its column. */
export type CellAt = { readonly path: readonly string[]; readonly column: Column }

/** A cell that says another number than the other return did; a row that one of them lacks counts as nobody. */
export type Changed = {
  readonly path: readonly string[]
  readonly column: number
  readonly was: number
  readonly is: number
}

/** A row as one text: nothing for the whole, each value after a sign that none has. */
export const rowText = (path: readonly string[]): string => path.map((value) => `~${value}`).join('')

/** The cells whose numbers of people differ, rows that are there no more at the end. */
export function changedCells(before: FrozenTable, now: FrozenTable): readonly Changed[] {
  const columns = pairedColumns(before, now).filter(([, column]) => columnsIn(now)[column]?.is !== 'mean')
  return pairedRows(before, now).flatMap(({ path, was: then, is: here }) =>
    columns.flatMap(([old, column]): Changed[] => {
      const [was, is] = [then?.cells[old] ?? 0, here?.cells[column] ?? 0]
      return was === is ? [] : [{ path, column, was, is }]
    }),
  )
}

/** One side of an average: none where it was over nobody; of one that was frozen by an older program nothing made it. */
export type Averaged = { readonly value: number; readonly of?: Mean }

/** An average that says another number, with what made it on both sides. */
export type ChangedMean = {
  readonly path: readonly string[]
  readonly column: number
  readonly was?: Averaged
  readonly is?: Averaged
}

/** The averages that differ as they are shown, to one decimal. They drift every year without anybody who came or left. */
export function changedMeans(before: FrozenTable, now: FrozenTable): readonly ChangedMean[] {
  const columns = pairedColumns(before, now).filter(([, column]) => columnsIn(now)[column]?.is === 'mean')
  return pairedRows(before, now).flatMap(({ path, was: then, is: here }) =>
    columns.flatMap(([old, column]): ChangedMean[] => {
      const [was, is] = [averagedIn(then, old), averagedIn(here, column)]
      if (was?.value.toFixed(1) === is?.value.toFixed(1)) return []
      return [{ path, column, ...(was && { was }), ...(is && { is }) }]
    }),
  )
}

function averagedIn(row: FrozenRow | undefined, column: number): Averaged | undefined {
  const value = row?.cells[column]
  if (value === undefined || value === null) return undefined
  const of = row?.means?.find((mean) => mean.column === column)
  return { value, ...(of && { of }) }
}

/** The rows of both, those that are there no more at the end. */
function pairedRows(before: FrozenTable, now: FrozenTable) {
  const rowsOf = ({ rows }: FrozenTable) => new Map(rows.map((row) => [rowText(row.path), row]))
  const [then, here] = [rowsOf(before), rowsOf(now)]
  const paths = [...now.rows, ...before.rows.filter(({ path }) => !here.has(rowText(path)))].map(({ path }) => path)
  return paths.map((path) => ({ path, was: then.get(rowText(path)), is: here.get(rowText(path)) }))
}

/** The columns that both have, by their places in each. */
function pairedColumns(before: FrozenTable, now: FrozenTable): readonly (readonly [old: number, now: number])[] {
  const names = (table: FrozenTable) => columnsIn(table).map(columnKey)
  const old = names(before)
  return names(now).flatMap((name, at) => (old.includes(name) ? [[old.indexOf(name), at] as const] : []))
}

const columnKey = (column: Column): string =>
  column.is === 'people'
    ? 'people'
    : column.is === 'mean'
      ? `mean ${column.amount} ${column.middle ?? ''}`
      : `${column.value.measure} ${column.value.values.join(' ')} ${column.adds}`

/** The columns of a frozen table in their order. */
export const columnsIn = ({ layout }: Pick<FrozenTable, 'layout'>): readonly Column[] => [
  { is: 'people' },
  ...layout.columns.flatMap((group): readonly Column[] =>
    group.is === 'mean'
      ? [group]
      : group.is === 'of-which'
        ? group.columns.map((value) => ({ is: 'value', value, adds: false }))
        : (group.columns ?? []).map((value) => ({
            is: 'value',
            value: { measure: group.measure, ...value },
            adds: true,
          })),
  ),
]

/**
 * Why somebody stands in a cell who did not, or the other way about:
 * - `corrected`: nothing happened between the two days; what was recorded later says it of the earlier day too;
 * - `moved`: a measure of the cell says something else now;
 * - `came`, `left`: with the way and the kind, where the table may say them;
 * - `counted`, `uncounted`: was aside and is one of the staff, or the other way about;
 * - `period`: of a table of the year, whoever came or left in another one;
 * - `filed`, `sent`: of a table of dossiers, what was put on file or sent away;
 * - `gone`, `found`: the dossier is on file no more, or is since;
 * - `unlisted`, `listed`: whoever froze one of the returns might not count the person.
 */
export type Reason =
  | { readonly is: 'corrected'; readonly measure?: MeasureKey; readonly from?: string; readonly to?: string }
  | { readonly is: 'moved'; readonly measure: MeasureKey; readonly from: string; readonly to: string }
  | { readonly is: 'came' | 'left'; readonly how?: string }
  | { readonly is: 'counted' | 'uncounted'; readonly how: string }
  | { readonly is: 'period' | 'filed' | 'sent' | 'gone' | 'found' | 'unlisted' | 'listed' | 'other' }

/** Some people with one reason; `by` is 1 where they came to the cell and -1 where they left it. */
export type Explanation = {
  readonly by: 1 | -1
  readonly reason: Reason
  readonly people: readonly DossierId[]
}

/** Two returns of one table; both sides of `now` are known at its freezing. */
export type Compared = {
  readonly table: FrozenTable
  readonly before: Snapshot
  readonly now: Snapshot
  /** Of a correction: the day is the same, so that everything was recorded later. */
  readonly sameDay: boolean
}

/** Why a cell counts others than it did: everybody in exactly one reason, so that what came less what left is the difference. */
export function explain(compared: Compared, cell: CellAt): readonly Explanation[] {
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

/** What was written down later, of a day that was counted before. */
function correctionOf(id: DossierId, { was, hindsight, of, conditions }: Question): Reason {
  if (!was.keeps(id)) return { is: 'found' }
  const differs = was.isOf(id, of) && hindsight.isOf(id, of) ? moveOf(id, conditions, was, hindsight) : undefined
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

/** What only the group 履历 tells stays untold in a table that does not read it. */
const tells = ({ groups }: Question, measure: MeasureKey) => groups.has(measureOf(measure).group)

function comingOf(id: DossierId, question: Question): Reason {
  const { hindsight, is } = question
  const how = hindsight.code(id, 'outside')
  if (tells(question, 'outside') && hindsight.isOf(id, 'outside') && how !== '') return { is: 'counted', how }
  const way = is.code(id, 'entry-way')
  return tells(question, 'entry-way') && way !== '' ? { is: 'came', how: way } : { is: 'came' }
}

function leavingOf(id: DossierId, question: Question): Reason {
  const { is } = question
  const how = is.code(id, 'outside')
  if (tells(question, 'outside') && is.isOf(id, 'outside') && how !== '') return { is: 'uncounted', how }
  const kind = is.code(id, 'departure-kind')
  return tells(question, 'departure-kind') && kind !== '' ? { is: 'left', how: kind } : { is: 'left' }
}
