import type { PersonId } from '#domain/ids.ts'
import type { Day } from '#domain/time.ts'
import type { Office } from './office.ts'
import { inForce, type Span } from './span.ts'

/** Who held this office of the unit before that day and does not any more. */
export function formerHolders(
  all: readonly (Office & Span)[],
  { unit, kind }: Pick<Office, 'unit' | 'kind'>,
  day: Day,
): readonly PersonId[] {
  const ofKind = all.filter((office) => office.unit === unit && office.kind === kind)
  const holding = new Set(ofKind.filter(inForce(day)).map(({ person }) => person))
  const former = ofKind.filter(({ person, until }) => until !== undefined && until <= day && !holding.has(person))
  return [...new Set(former.map(({ person }) => person))]
}
