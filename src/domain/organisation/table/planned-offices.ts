import type { PersonId, UnitId } from '#domain/ids.ts'
import { plainStaffNumber } from '#domain/parsing/staff-number.ts'
import { refuseOffice } from '../appointing.ts'
import type { Office } from '../office.ts'
import type { Place } from './places.ts'
import type { TableKnown } from './plan.ts'
import { type Problems, type TableRow, type TableWhy, tell } from './row.ts'

/** Whoever is to lead a unit, or to be its deputy; a number that has no account yet is nobody so far (docs/decisions/0274). */
export type PlannedOffice = Pick<Office, 'title' | 'rank'> & {
  readonly person: PersonId | undefined
  readonly kind: Office['kind'] | 'deputy'
  readonly line: number
  readonly unit: string
  readonly number: string
}

const kinds = ['head', 'leader', 'deputy'] as const

/** Who is to lead a unit, by its lines; whoever holds or waits for it already is left alone. */
export function officesOf(place: Place, known: TableKnown, problems: Problems): readonly PlannedOffice[] {
  const held = heldIn(place, known)
  return place.rows.flatMap((row) =>
    kinds.flatMap((kind) => {
      const number = plainStaffNumber(row[kind])
      return number === '' ? [] : officeOf({ row, kind, number, place, held }, known, problems)
    }),
  )
}

/** Somebody in an office, of a table perhaps by number alone. */
type Held = Pick<Office, 'unit' | 'person' | 'title' | 'rank'> & { readonly kind: PlannedOffice['kind'] }

const heldIn = ({ key }: Place, { offices, deputies }: TableKnown): Held[] =>
  [...offices, ...deputies.map((deputy) => ({ ...deputy, kind: 'deputy' as const, rank: 0 }))].filter(
    ({ unit }) => unit === key,
  )

type Said = {
  readonly row: TableRow
  readonly kind: PlannedOffice['kind']
  readonly number: string
  readonly place: Place
  /** What the unit has so far; grows with what its lines bring. */
  readonly held: Held[]
}

function officeOf(said: Said, known: TableKnown, problems: Problems): readonly PlannedOffice[] {
  const { row, kind, number, place, held } = said
  const person = known.personOf(number)
  const wrong = person ? undefined : notANumber(number)
  if (wrong) tell(problems, row, kind, wrong)
  if (wrong || isThere(said, person, known)) return []
  const unit = place.key as UnitId
  const heads = held.flatMap((one) => (one.kind === 'deputy' ? [] : [{ ...one, kind: one.kind }]))
  const office = { kind, person, title: titleOf(row, kind, place.name), rank: rankFor(kind, heads, known, place.key) }
  if (kind !== 'deputy' && refuseOffice({ ...office, kind, unit, person: nobody }, heads)) {
    tell(problems, row, kind, 'office-taken')
    return []
  }
  held.push({ ...office, unit, person: person ?? (number as PersonId) })
  return [{ ...office, unit, line: row.line, number }]
}

/** Whether an office can be given does not depend on whom it is given to. */
const nobody = '' as PersonId

/** Holds it already, by the house or by an earlier line, or is waited for. */
const isThere = (
  { kind, number, place, held }: Said,
  person: PersonId | undefined,
  { expected }: TableKnown,
): boolean =>
  held.some((one) => one.kind === kind && one.person === (person ?? number)) ||
  (!person && expected.some((one) => one.unit === place.key && one.kind === kind && one.number === number))

/** One number stands in a cell: what cannot be one would be waited for in vain. */
const notANumber = (text: string): TableWhy | undefined =>
  /[、,;；，]/u.test(text) ? 'several-numbers' : text.length > longestNumber ? 'number-long' : undefined

const longestNumber = 40

const titleOf = (row: TableRow, kind: PlannedOffice['kind'], name: string): string => {
  if (kind === 'head') return row.headTitle || `${name}负责人`
  return kind === 'leader' ? row.leaderTitle || '分管领导' : row.deputyTitle || `${name}副职`
}

/** 1 at the top of the house, 2 for whoever leads from above, 3 for heads: what the ladder climbs by. */
function rankFor(
  kind: PlannedOffice['kind'],
  held: readonly Pick<Office, 'kind' | 'rank'>[],
  { units }: TableKnown,
  key: string,
): number {
  const isTop = units.some(({ id, parent }) => id === key && parent === undefined)
  if (kind === 'deputy') return 0
  if (isTop) return 1
  if (kind === 'head') return Math.max(3, ...held.map(({ rank }) => rank))
  return Math.min(2, ...held.flatMap((office) => (office.kind === 'head' ? [office.rank] : [])))
}
