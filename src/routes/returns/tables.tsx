import { setImmediate } from 'node:timers/promises'
import { Hono } from 'hono'
import { NotFound } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import { countedBy } from '#domain/returns/asked.ts'
import { changedCells, changedMeans, columnsIn, rowText } from '#domain/returns/changes.ts'
import type { FrozenTable } from '#domain/returns/figures.ts'
import type { Return } from '#domain/returns/return.ts'
import { explainFor, frozenTableOf } from '#gate/returns/opened.ts'
import { returnFor } from '#gate/returns/reading.ts'
import { mustCount } from '#routes/statistics/tables.tsx'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { ChangePage } from '#views/returns/change.tsx'
import { FrozenTablePage } from '#views/returns/table.tsx'
import { columnWords } from '#views/returns/words.ts'
import { frozenIn, isReplaced, logReturn, namesIn } from './context.ts'

/** The tables of a 年报, and why their numbers changed since the year before (docs/decisions/0288). */
export const returnTableRoutes = new Hono<Web>()

returnTableRoutes.get('/statistics/returns/:id/tables/:table', (c) => {
  mustCount(c.var.actor)
  return showFrozenTable(c)
})

/** The page of a frozen table; `problem` says why it did not become a file. */
export async function showFrozenTable(c: WebContext, problem?: string) {
  const { one, table } = await frozenIn(c)
  await logReturn(c, 'return.read', { return: one.id, table: table.key })
  const against = waysIn(c, one)
  const compared = await comparedIn(c, one, table)
  const both = one.corrects && one.against
  const otherWay = both && (await otherWayOf(c, one, table))
  return page(
    c,
    one.name,
    <FrozenTablePage
      one={one}
      table={table}
      replaced={await isReplaced(c, one)}
      {...namesIn(c, one)}
      compared={
        compared && {
          other: compared.other,
          changed: changedCells(compared.table, table),
          means: changedMeans(compared.table, table),
        }
      }
      otherWay={otherWay}
      against={against}
      cell={c.req.query('cell')}
      problem={problem}
    />,
    problem === undefined ? {} : { status: 422 },
  )
}

/** A correction is compared with the version before where the address says so, or where it has no year before. */
const waysIn = (c: WebContext, one: Return): 'version' | undefined =>
  one.corrects && (c.req.query('against') === 'version' || !one.against) ? 'version' : undefined

async function comparedIn(c: WebContext, one: Return, { key }: FrozenTable, way = waysIn(c, one)) {
  const { app, actor } = c.var
  const id = way === 'version' ? one.corrects?.return : one.against
  const other = id && (await returnFor(app, actor, id))
  if (!other?.tables.includes(key)) return undefined
  return { other, table: await frozenTableOf(app, other, key), sameDay: way === 'version' }
}

async function otherWayOf(c: WebContext, one: Return, table: FrozenTable) {
  const way = waysIn(c, one) === 'version' ? undefined : 'version'
  const compared = await comparedIn(c, one, table, way)
  return compared && { href: paths.returnTable(one.id, table.key, { against: way }), name: compared.other.name }
}

returnTableRoutes.get('/statistics/returns/:id/tables/:table/changes', async (c) => {
  mustCount(c.var.actor)
  const { app, actor, t, language } = c.var
  const { one, table } = await frozenIn(c)
  const compared = await comparedIn(c, one, table)
  if (!compared) throw new NotFound()
  const cell = cellIn(c, table, compared.table)
  await logReturn(c, 'return.read', { return: one.id, table: table.key, changes: true })
  const { other, sameDay } = compared
  // An average has no people of its own: those of its row are told.
  const { path, column } = cell
  const counted = column.is === 'mean' ? { path, column: { is: 'people' } as const } : { path, column }
  const explained = await explainFor(app, actor, { one, other, table, sameDay }, counted)
  const { unitName } = namesIn(c, one)
  const words = { t, language, unitName }
  // Others have their turn before it is drawn.
  await setImmediate()
  return page(
    c,
    t('returns.change.title'),
    <ChangePage
      one={one}
      other={other}
      table={table}
      path={cell.path}
      columnName={columnWords(words, cell.column, countedBy(table.key))}
      changed={cell.changed}
      reasons={explained.map(({ listed, ...reason }) => ({ ...reason, named: listed.map((id) => namedPerson(c, id)) }))}
      unitName={unitName}
      against={waysIn(c, one)}
    />,
  )
})

function namedPerson({ var: { app } }: WebContext, id: DossierId) {
  const { name = '', unit } = app.roster.entry(id)?.columns.who ?? {}
  return { id, name, unit: unit ? app.directory.unitName(unit) : '' }
}

/** The cell of the address: a row that one of the two tables has, and a column of this one. */
function cellIn(c: WebContext, now: FrozenTable, before: FrozenTable) {
  const [row, at] = [c.req.query('row') ?? '', Number(c.req.query('column') ?? '')]
  const column = columnsIn(now)[at]
  const found = [...now.rows, ...before.rows].find(({ path }) => rowText(path) === row)
  if (!column || !found) throw new NotFound()
  const isHere = <Cell extends { readonly path: readonly string[]; readonly column: number }>(cell: Cell) =>
    cell.column === at && rowText(cell.path) === row
  if (column.is === 'mean') {
    const mean = changedMeans(before, now).find(isHere)
    if (!mean) throw new NotFound()
    return { path: found.path, column, changed: { mean } }
  }
  const changed = changedCells(before, now).find(isHere)
  const same = now.rows.find(({ path }) => rowText(path) === row)?.cells[at] ?? 0
  return { path: found.path, column, changed: { was: changed?.was ?? same, is: changed?.is ?? same } }
}
