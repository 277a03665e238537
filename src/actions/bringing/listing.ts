import { setImmediate } from 'node:timers/promises'
import { once } from '#actions/once.ts'
import { placesTaken } from '#db/bringing/bringing.ts'
import * as sealed from '#db/bringing/sealed.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import * as settings from '#db/organisation/settings.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Bringing, Brought, BroughtContent, BroughtRefusal, ListTold } from '#domain/bringing/brought.ts'
import { type ListHeadings, meantBy, mostHeadings, plainHeading } from '#domain/bringing/list-columns.ts'
import { type ListTable, linesIn, tableIn } from '#domain/bringing/list-table.ts'
import { Conflict } from '#domain/errors.ts'
import type { BringingId, BroughtId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { App } from '#house/app.ts'
import { removeFiles } from './arriving.ts'
import { betweenFiles, rowOf } from './bringing-in.ts'
import { laidBytes } from './laid.ts'
import { mustBeTheirs } from './theirs.ts'

/** So many lines are one transaction and one turn. */
const lot = 50

/** Reads a name list: asks about its columns where something is not known, else each of its lines waits by itself. */
export async function readList(app: App, bringing: Bringing, row: Brought): Promise<void> {
  const { content } = row
  const refused = (refusal: BroughtRefusal) => changeTo(app, row, 'failed', { ...bare(content), refusal })
  const bytes = content.file && (await laidBytes(app, bringing.id, content.file))
  if (!bytes) return refused({ code: 'import.gone' })
  const read = await app.readingRoom.list(bytes)
  if (!read.ok) {
    await refused({ code: read.refusal })
    return removeFiles(app, content)
  }
  const known = { ...app.directory.settings.listHeadings, ...content.told?.headings }
  const also = content.told?.also ?? { hidden: false, sheets: false }
  const table = tableIn(read.value, known, also)
  const meant = meantBy(table.headings, known)
  const isAsked = meant.some((key, at) => key === undefined && says(table, at))
  if (!content.told && (isAsked || table.hidden > 0 || table.sheets.length > 0 || !meant.includes('name')))
    return changeTo(app, row, 'asking', { ...content, asks: asksOf(table) })
  const lines = linesIn(table, meant)
  if (lines.length === 0) {
    await refused({ code: 'workbook.empty' })
    return removeFiles(app, content)
  }
  const taken = await placesTaken(app.db, bringing.id, row.position, row.position + betweenFiles)
  for (let at = 0; at < lines.length; at += lot) {
    const rows = lines.slice(at, at + lot).flatMap((line, within) => {
      const position = row.position + 1 + at + within
      const name = line.cells['name'] ?? line.cells['idNumber'] ?? ''
      return taken.has(position) ? [] : [rowOf(app, bringing.id, position, { name, is: 'line', line })]
    })
    await inTransaction(app, (app) => sealed.addRows(app, rows))
    await setImmediate()
  }
  await changeTo(app, row, 'listed', { ...bare(content), lines: lines.length })
  await removeFiles(app, content)
}

const bare = ({ name, is }: BroughtContent): BroughtContent => ({ name, is })

const says = ({ rows }: ListTable, at: number) => rows.some(({ cells }) => (cells[at] ?? '') !== '')

/** What the question shows: three lines are enough to tell a column by. No meaning is remembered of a longer heading. */
const asksOf = ({ headings, rows, hidden, sheets }: ListTable) => ({
  headings: headings.map((heading) => heading.slice(0, 200)),
  sample: rows.slice(0, 3).map(({ cells }) => headings.map((_, at) => (cells[at] ?? '').slice(0, 40))),
  rows: rows.length,
  hidden,
  sheets,
})

const changeTo = async (app: App, row: Brought, state: Brought['state'], content: BroughtContent): Promise<void> => {
  await inTransaction(app, (app) => sealed.change(app, { ...row, state, content }))
}

export type Telling = {
  readonly bringing: BringingId
  readonly row: BroughtId
  readonly version: number
  readonly told: ListTold
}

/** Tells what the columns of a list mean, for this list and for every one after it; then its lines are read. */
export function tellColumns(
  app: App,
  actor: Actor,
  { bringing, row: id, version, told }: Telling,
  command: Command,
): Promise<Result<string, 'bringing.no-name-column'>> {
  return once<'bringing.no-name-column'>(app, actor, command, async (app) => {
    const row = await mustBeTheirs(app, actor, bringing, id)
    if (row.version !== version || row.state !== 'asking') throw new Conflict()
    const headings = row.content.asks?.headings ?? []
    const means = new Set(headings.map((heading) => told.headings[plainHeading(heading)]))
    if (!means.has('name') && !means.has('idNumber')) return refuse('bringing.no-name-column')
    await remember(app, told.headings)
    const { asks: _, ...content } = row.content
    await sealed.change(app, { ...row, state: 'waiting', content: { ...content, told } })
    const about = { batch: bringing, rows: headings.length }
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'bringing.columns-told', about })
    app.whenCommitted(() => app.bringer.wake())
    return ok(bringing)
  })
}

async function remember(app: App, told: ListHeadings): Promise<void> {
  const known = (await settings.find(app)).listHeadings
  const all = Object.entries({ ...known, ...told }).slice(-mostHeadings)
  await settings.set(app.db, 'listHeadings', JSON.stringify(Object.fromEntries(all)))
  app.whenCommitted(() => app.directory.reload())
}
