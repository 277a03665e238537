import type { PersonId } from '#domain/ids.ts'
import type { Day } from '#domain/time.ts'
import { dayTyped } from '#domain/typed-date.ts'
import type { ExpectedOffice } from '../expected.ts'
import type { Deputy, Office } from '../office.ts'
import type { Post } from '../post.ts'
import { isOpen, longestName, type Unit, type UnitKind, unitKinds } from '../unit.ts'
import type { FoundedUnit } from '../unit-history.ts'
import { type Place, placesIn } from './places.ts'
import { officesOf, type PlannedOffice } from './planned-offices.ts'
import { type Problems, type TableProblem, type TableRow, type TableWhy, tell } from './row.ts'

/** What the house knows already, on the day from which the table holds. */
export type TableKnown = {
  readonly units: readonly Unit[]
  /** Every unit that there ever was: a code and a prefix are never given twice. */
  readonly founded: readonly FoundedUnit[]
  readonly offices: readonly Office[]
  readonly deputies: readonly Deputy[]
  /** Whom an office waits for already, by number. */
  readonly expected: readonly Pick<ExpectedOffice, 'unit' | 'kind' | 'number'>[]
  readonly posts: readonly Post[]
  readonly day: Day
  readonly personOf: (staffNumber: string) => PersonId | undefined
}

/** A unit of the tree as it would be: one that there is, or one that a line brings. */
export type PlannedUnit = {
  readonly key: string
  readonly parent: string | undefined
  readonly name: string
  readonly code: string
  readonly kind: UnitKind
  /** Of one that the table brings. */
  readonly line?: number
  readonly series?: string | undefined
  readonly since?: Day
}

export type PlannedPost = Pick<Post, 'name' | 'rank'> & {
  readonly line: number
  readonly unit: string
  readonly lowest: string | undefined
  readonly headcount: number | undefined
}

/** The whole tree as it would be, parents before children, and what the table brings to it. Nothing of it is kept while a line is refused. */
export type TablePlan = {
  readonly tree: readonly PlannedUnit[]
  readonly offices: readonly PlannedOffice[]
  readonly posts: readonly PlannedPost[]
  readonly problems: readonly TableProblem[]
}

/** 部门表: what its lines would make of the tree. What stands there already is left as it is, so that a table can be sent again. */
export function planOf(rows: readonly TableRow[], known: TableKnown): TablePlan {
  const { places, problems } = placesIn(rows, known.units.filter(isOpen))
  const tree = inOrder(unitsOf(places, known, problems))
  const offices = [...places.values()].flatMap((place) => officesOf(place, known, problems))
  const posts = postsOf(places, known, problems)
  return { tree, offices, posts, problems: problems.toSorted((a, b) => a.line - b.line) }
}

function unitsOf(places: ReadonlyMap<string, Place>, known: TableKnown, problems: Problems): readonly PlannedUnit[] {
  const made = new Map<string, PlannedUnit>()
  for (const unit of known.units.filter(isOpen))
    made.set(unit.id, { key: unit.id, parent: unit.parent, name: unit.name, code: unit.code, kind: unit.kind })
  const codes = new Set(known.founded.map(({ code }) => code))
  const prefixes = new Set(known.founded.flatMap(({ series }) => (series === '' ? [] : [series])))
  const make = (place: Place): void => {
    if (made.has(place.key)) {
      sameCode(place, made, problems)
      return
    }
    const above = place.parent === undefined ? undefined : (places.get(place.parent) ?? undefined)
    if (above && !made.has(above.key)) make(above)
    const parent = place.parent === undefined ? undefined : made.get(place.parent)
    const { row } = place
    if (!row || !parent) return
    made.set(place.key, unitOf(row, place, parent, { codes, prefixes, day: known.day }, problems))
  }
  for (const place of places.values()) make(place)
  return [...made.values()]
}

function sameCode({ key, row }: Place, made: ReadonlyMap<string, PlannedUnit>, problems: Problems): void {
  const there = made.get(key)
  if (row && there && row.code !== '' && row.code !== there.code)
    tell(problems, row, 'code', 'code-differs', there.code)
}

type Taken = { readonly codes: Set<string>; readonly prefixes: Set<string>; readonly day: Day }

function unitOf(
  row: TableRow,
  { key, name }: Place,
  parent: PlannedUnit,
  taken: Taken,
  problems: Problems,
): PlannedUnit {
  const since = row.since === '' ? taken.day : dayTyped(row.since)
  const kind = row.kind === '' ? usualKind(row, parent) : kindNamed(row.kind)
  const code = row.code === '' ? nextCode(taken.codes) : row.code
  const { codes, prefixes } = taken
  const wrong: readonly (readonly [boolean, TableProblem['column'], TableWhy])[] = [
    [name.length > longestName, 'unit', 'name-long'],
    [!since, 'since', 'day'],
    [isBefore(since, parent.since), 'since', 'before-parent'],
    [!kind, 'kind', 'kind-unknown'],
    [kind !== undefined && levelOf(parent.kind) > levelOf(kind), 'kind', 'kind-above'],
    [codes.has(code), 'code', 'code-taken'],
    [row.series !== '' && prefixes.has(row.series), 'series', 'series-taken'],
  ]
  for (const [isWrong, column, why] of wrong) if (isWrong) tell(problems, row, column, why, parent.name)
  codes.add(code)
  if (row.series !== '') prefixes.add(row.series)
  const said = { name, code, line: row.line, series: row.series || undefined }
  return { ...said, key, parent: parent.key, kind: kind ?? 'department', since: since ?? taken.day }
}

const isBefore = (day: Day | undefined, other: Day | undefined): boolean =>
  day !== undefined && other !== undefined && day < other

const levelOf = (kind: UnitKind): number => unitKinds.indexOf(kind)

const kindNames: Readonly<Record<string, UnitKind>> = {
  公司: 'company',
  子公司: 'company',
  单位: 'company',
  部门: 'department',
  处室: 'department',
  科室班组: 'section',
  科室: 'section',
  班组: 'section',
  company: 'company',
  department: 'department',
  section: 'section',
}

const kindNamed = (text: string): UnitKind | undefined => kindNames[text.toLowerCase()]

const usualKind = ({ series }: TableRow, parent: PlannedUnit): UnitKind =>
  series !== '' ? 'company' : parent.kind === 'group' || parent.kind === 'company' ? 'department' : 'section'

function nextCode(codes: ReadonlySet<string>): string {
  for (let n = codes.size; ; n += 1) {
    const code = `D${String(n).padStart(3, '0')}`
    if (!codes.has(code)) return code
  }
}

function postsOf(places: ReadonlyMap<string, Place>, known: TableKnown, problems: Problems): readonly PlannedPost[] {
  return [...places.values()].flatMap(({ key, rows }) => {
    const there = new Set(known.posts.filter(({ unit }) => unit === key).map(({ name }) => name))
    const met = new Map<string, number>()
    const named = rows.filter(({ post }) => post !== '')
    return named.flatMap((row): readonly PlannedPost[] => {
      const before = met.get(row.post)
      met.set(row.post, row.line)
      if (before !== undefined) tell(problems, row, 'post', 'post-twice', String(before))
      const post = postOf(row, key, problems)
      return there.has(row.post) || before !== undefined ? [] : [post]
    })
  })
}

function postOf(row: TableRow, unit: string, problems: Problems): PlannedPost {
  const count = row.headcount.normalize('NFKC')
  if (!/^\d{0,6}$/.test(count)) tell(problems, row, 'headcount', 'headcount')
  const { line, post: name, rank, lowest } = row
  return { line, unit, name, rank, lowest: lowest || undefined, headcount: count === '' ? undefined : Number(count) }
}

/** Parents before children, siblings as they came. */
function inOrder(units: readonly PlannedUnit[]): readonly PlannedUnit[] {
  const below = Map.groupBy(units, ({ parent }) => parent)
  const walk = (of: string | undefined): readonly PlannedUnit[] =>
    (below.get(of) ?? []).flatMap((unit) => [unit, ...walk(unit.key)])
  return walk(undefined)
}
