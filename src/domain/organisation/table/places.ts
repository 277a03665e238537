import type { Unit } from '../unit.ts'
import type { TableProblem, TableRow } from './row.ts'

/** Where a line stands in the tree: a unit that there is, or one that the table brings, with every line that speaks of it. */
export type Place = {
  readonly key: string
  readonly name: string
  /** Undefined for the top, and where it could not be found. */
  readonly parent: string | undefined
  /** The line that brings it, or speaks of it first. */
  readonly row?: TableRow
  readonly rows: readonly TableRow[]
}

type Draft = {
  readonly row: TableRow
  readonly rows: TableRow[]
  readonly path: readonly string[]
}

/**
 * Finds for every line its unit and the parent: by code, by name, or by a path (技术部/设计所) where a name alone is not enough.
 * Lines may come in any order; one without a unit speaks of the unit above it.
 */
export function placesIn(rows: readonly TableRow[], units: readonly Unit[]) {
  const problems: TableProblem[] = []
  const drafts = draftsIn(rows, problems)
  const find = finder(drafts, units)
  const places = new Map<string, Place>()
  const seeking = new Set<Draft>()
  const known = new Map<Draft, Place>()
  const tell = (row: TableRow, why: TableProblem['why'], of?: string) =>
    void problems.push({ line: row.line, unit: row.unit, column: 'parent', why, ...(of && { of }) })

  const placeOf = (draft: Draft): Place => {
    const done = known.get(draft)
    if (done) return done
    seeking.add(draft)
    const parent = parentOf(draft)
    seeking.delete(draft)
    const name = draft.path.at(-1) ?? ''
    const there = thereAlready(draft, name, parent, units)
    const key = there?.id ?? `line ${draft.row.line}`
    const before = places.get(key)
    const twin =
      before ??
      [...places.values()].find((one) => one.parent === parent && parent !== undefined && alike(one.name, name))
    if (twin?.row && !there)
      problems.push({
        line: draft.row.line,
        unit: draft.row.unit,
        column: 'unit',
        why: 'twice',
        of: String(twin.row.line),
      })
    const place = {
      key,
      name: there?.name ?? name,
      parent: there ? there.parent : parent,
      row: draft.row,
      rows: draft.rows,
    }
    places.set(key, before ? { ...before, rows: [...before.rows, ...draft.rows] } : place)
    known.set(draft, place)
    return place
  }

  const parentOf = (draft: Draft): string | undefined => {
    const text = draft.row.parent || draft.path.slice(0, -1).join('/')
    if (text === '') return isTop(draft, units) ? undefined : topOf(units)
    const found = find(text, draft)
    const why = whyNot(found, seeking)
    if (why) tell(draft.row, why, why === 'parent-unknown' ? near(text, [...drafts, ...units]) : text)
    const [one] = found
    return one && !why ? keyOf(one) : undefined
  }

  const keyOf = (one: Draft | Unit): string => ('id' in one ? one.id : placeOf(one).key)

  for (const draft of drafts) placeOf(draft)
  return { places, problems }
}

/** Why a parent cannot be taken: there is none, more than one, or one that is being placed under this very line. */
function whyNot(found: readonly (Draft | Unit)[], seeking: ReadonlySet<Draft>): TableProblem['why'] | undefined {
  const [one, other] = found
  if (!one) return 'parent-unknown'
  if (other) return 'parent-ambiguous'
  return !('id' in one) && seeking.has(one) ? 'circle' : undefined
}

/** One for each unit that the table names; a line that names it again, with another post or deputy, is of the same. */
function draftsIn(rows: readonly TableRow[], problems: TableProblem[]): readonly Draft[] {
  const drafts: Draft[] = []
  for (const row of rows) {
    const last = drafts.at(-1)
    if (row.unit === '') {
      if (last && isFurther(row)) last.rows.push(row)
      else problems.push({ line: row.line, unit: '', column: 'unit', why: 'unit-missing' })
      continue
    }
    const same = drafts.filter(
      (one) => one.row.unit === row.unit && (row.parent === '' || one.row.parent === row.parent) && one.row !== row,
    )
    const [only] = same
    if (only && same.length === 1 && isFurther(row) && (row.code === '' || row.code === only.row.code))
      only.rows.push(row)
    else drafts.push({ row, rows: [row], path: row.unit.split(/\s*[/／>＞]\s*/).filter(Boolean) })
  }
  return drafts
}

const isFurther = ({ post, deputy }: TableRow): boolean => post !== '' || deputy !== ''

/** Whatever a text may mean: a code first, then a name, then the end of a path. */
function finder(drafts: readonly Draft[], units: readonly Unit[]) {
  const byId = new Map(units.map((unit) => [unit.id as string, unit]))
  const pathOf = (unit: Unit): readonly string[] => {
    const above = unit.parent && byId.get(unit.parent)
    return [...(above ? pathOf(above) : []), unit.name]
  }
  const paths = new Map<Draft | Unit, readonly string[]>([
    ...units.map((unit) => [unit, pathOf(unit)] as const),
    ...drafts.map(
      (draft) => [draft, [...draft.row.parent.split(/\s*[/／>＞]\s*/).filter(Boolean), ...draft.path]] as const,
    ),
  ])
  const ends = (path: readonly string[], with_: readonly string[]) =>
    with_.every((part, at) => alike(path[path.length - with_.length + at] ?? '', part))
  return (text: string, but: Draft): readonly (Draft | Unit)[] => {
    const others = [...paths].filter(([one]) => one !== but)
    const coded = others.filter(([one]) => ('id' in one ? one.code : one.row.code) === text)
    if (coded.length > 0)
      return once(
        coded.map(([one]) => one),
        paths,
      )
    const wanted = text.split(/\s*[/／>＞]\s*/).filter(Boolean)
    return once(
      others.filter(([, path]) => ends(path, wanted)).map(([one]) => one),
      paths,
    )
  }
}

/** A unit that there is and the line that names it again are one. */
function once(found: readonly (Draft | Unit)[], paths: ReadonlyMap<Draft | Unit, readonly string[]>) {
  const units = found.filter((one) => 'id' in one)
  const isNamed = (draft: Draft) =>
    units.some(
      (unit) =>
        alike(paths.get(unit)?.at(-1) ?? '', draft.path.at(-1) ?? '') &&
        (draft.row.code === '' || draft.row.code === unit.code),
    )
  return found.filter((one) => 'id' in one || !isNamed(one))
}

function thereAlready(
  { row }: Draft,
  name: string,
  parent: string | undefined,
  units: readonly Unit[],
): Unit | undefined {
  if (parent === undefined)
    return row.parent === '' ? units.find((one) => one.parent === undefined && named(one, name)) : undefined
  return units.find((one) => one.parent === parent && alike(one.name, name))
}

const topOf = (units: readonly Unit[]) => units.find(({ parent }) => parent === undefined)?.id

const isTop = ({ row, path }: Draft, units: readonly Unit[]): boolean =>
  row.parent === '' && path.length === 1 && units.some((one) => one.parent === undefined && named(one, path[0] ?? ''))

const named = ({ name, code }: Unit, text: string): boolean => alike(name, text) || code === text

const alike = (one: string, other: string): boolean => one.normalize('NFKC').trim() === other.normalize('NFKC').trim()

/** Up to three names that share the most signs with what was typed. */
function near(text: string, all: readonly (Draft | Unit)[]): string {
  const signs = new Set(text)
  const names = new Set(all.map((one) => ('id' in one ? one.name : (one.path.at(-1) ?? ''))))
  return [...names]
    .map((name) => ({ name, shared: [...new Set(name)].filter((sign) => signs.has(sign)).length }))
    .filter(({ shared }) => shared >= 2)
    .toSorted((a, b) => b.shared - a.shared)
    .slice(0, 3)
    .map(({ name }) => name)
    .join('、')
}
