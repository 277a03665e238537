import type { UnitId } from '#domain/ids.ts'
import type { Office } from './office.ts'

/**
 * 等开账号的职务: who is to hold an office, by the staff number of an account that there is not yet (docs/decisions/0274). A
 * deputy has no rank: the number stands for nothing then.
 */
export type ExpectedOffice = {
  readonly unit: UnitId
  readonly kind: Office['kind'] | 'deputy'
  readonly number: string
  readonly title: string
  readonly rank: number
}

/** Whether two say the same of the same unit. */
export const isSameExpected = (
  one: Pick<ExpectedOffice, 'unit' | 'kind' | 'number'>,
  other: Pick<ExpectedOffice, 'unit' | 'kind' | 'number'>,
): boolean => one.unit === other.unit && one.kind === other.kind && one.number === other.number

/** What is still waited for: nobody waits to head a unit that has a head, and nothing waits in a unit that is closed. */
export const stillExpected = (
  all: readonly ExpectedOffice[],
  { open, offices }: { readonly open: ReadonlySet<UnitId>; readonly offices: readonly Office[] },
): readonly ExpectedOffice[] =>
  all.filter(
    ({ unit, kind }) =>
      open.has(unit) && !(kind === 'head' && offices.some((held) => held.unit === unit && held.kind === 'head')),
  )
