import type { Actor } from '#domain/access/actor.ts'
import type { FileDoubt, FileRow } from '#domain/crosses/file.ts'
import type { UnitId } from '#domain/ids.ts'
import type { Cross } from '#domain/statistics/cross.ts'
import { isOffered, type Offered, offeredTo } from '#gate/statistics/offering.ts'
import type { App } from '#house/app.ts'

/** Looks at the rows of a file with the eyes of whoever reads it in: what they may not count by is told like what is not there. */
export async function rowsFor(app: App, actor: Actor, rows: readonly FileRow[]): Promise<readonly FileRow[]> {
  const offered = await offeredTo(app, actor)
  const byPath = new Map(offered.units.map(({ id }) => [pathText(pathOf(app, id)), id]))
  return rows.map((row) => rowFor(row, offered, byPath))
}

/** The names of a unit from the top down. */
export const pathOf = ({ directory }: App, unit: UnitId): readonly string[] =>
  [...directory.above(unit).toReversed(), directory.units.get(unit)].flatMap((one) => (one ? [one.name] : []))

const pathText = (names: readonly string[]) => JSON.stringify(names.map((name) => name.normalize('NFKC').trim()))

function rowFor(row: FileRow, offered: Offered, byPath: ReadonlyMap<string, UnitId>): FileRow {
  const { cross: whole, unit } = row
  if (!whole) return row
  const under = unit && byPath.get(pathText(unit))
  const cross: Cross = { ...whole, ...(under && { under }) }
  const doubts: FileDoubt[] = [...row.doubts]
  if (unit && !under) doubts.push({ code: 'unit', word: unit.join(' / ') })
  if (!isOffered(offered, cross)) {
    const parts = barredIn(cross, offered)
    for (const word of parts) doubts.push({ code: 'part', word })
    if (doubts.length === 0) doubts.push({ code: 'shape', word: '' })
  }
  return { ...row, cross, doubts }
}

function barredIn({ of, rows, columns, where, reckoned }: Cross, offered: Offered): readonly string[] {
  const measures = [...new Set([...rows, ...columns, ...where.map(({ measure }) => measure)])]
  return [
    ...(offered.populations.includes(of) ? [] : [of]),
    ...measures.filter((measure) => !offered.measures.includes(measure)),
    ...(reckoned.is !== 'people' &&
    !offered.reckoned.some((one) => one.is !== 'people' && one.amount === reckoned.amount)
      ? [reckoned.amount]
      : []),
  ]
}
