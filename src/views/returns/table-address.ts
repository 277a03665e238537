import { frozenOf, type Return } from '#domain/returns/return.ts'
import type { TableKey } from '#domain/statistics/tables/index.ts'
import { paths } from '#views/paths.ts'

/** Where a table of a return stands: as it was frozen, and before that as it is now, of the return's day and clock. */
export const addressOf = (one: Return, key: TableKey): string =>
  frozenOf(one)
    ? paths.returnTable(one.id, key)
    : paths.statisticsTable(key, { asOf: one.day, ...(one.clock === 'known' && { clock: one.clock }) })
