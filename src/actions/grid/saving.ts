import { setImmediate } from 'node:timers/promises'
import { type EditRefusal, refuseEditing } from '#actions/dossiers/refusal.ts'
import { readyToSettle, settle } from '#actions/dossiers/settling.ts'
import { trace } from '#actions/dossiers/trace.ts'
import { writeRecord } from '#actions/dossiers/writing.ts'
import { once } from '#actions/once.ts'
import { answered, type Command, partOf } from '#db/commands.ts'
import * as revisions from '#db/dossiers/sealed.ts'
import { inTransaction } from '#db/transaction.ts'
import { inTurns } from '#db/turns.ts'
import type { Actor } from '#domain/access/actor.ts'
import { merge } from '#domain/dossiers/merge.ts'
import { fieldsAt, presentOf, type Revision, stampOf } from '#domain/dossiers/revision.ts'
import { type Fields, groupsOf, type Section } from '#domain/dossiers/section.ts'
import { sayingOf, type Wanted } from '#domain/grid/records.ts'
import type { DossierId, RecordId } from '#domain/ids.ts'
import { ok, refuse } from '#domain/result.ts'
import { openForWork, recordWork } from '#gate/dossiers/work.ts'
import type { App } from '#house/app.ts'

export type GridSaving = {
  readonly dossier: DossierId
  readonly section: Section
  readonly lines: readonly Wanted[]
  /** What the page showed where there was no record yet (`stampOf`): whether nothing had been declared. */
  readonly nothing: string
}

/** How many lines were written, how many stood there word for word and were not written twice. */
export type GridWritten = { readonly written: number; readonly same: number }

export type GridSaved =
  | { readonly ok: true; readonly value: GridWritten }
  /** `at`: the first line of the lot that was refused; every line before it is saved. */
  | { readonly ok: false; readonly refusal: EditRefusal; readonly at: number }

/** So many lines are one transaction and one turn: nobody waits for more (docs/decisions/0107). */
export const lot = 20

/**
 * Writes the lines of a grid as one act, in lots, each in a transaction of its own; a grid of one lot is one transaction. The
 * same command sent again goes on where it was broken off. A new line that stands on file already, or twice in the grid, is
 * written once. Throws NotFound where the dossier is invisible, Forbidden where the actor may look but not edit.
 */
export async function saveGrid(app: App, actor: Actor, saving: GridSaving, command: Command): Promise<GridSaved> {
  const { dossier, section, lines } = saving
  const known = await answered<GridWritten>(app, actor, command)
  if (known) return ok(known)
  const goesOn = (await answered<number>(app, actor, partOf(command, 0))) !== undefined
  const begun = await begin(app, actor, saving, goesOn)
  if (typeof begun === 'string') return { ...refuse(begun), at: 0 }
  const isWhole = lines.length <= lot
  let written = 0
  for (let at = 0; !isWhole && at < lines.length; at += lot) {
    const of = lines.slice(at, at + lot)
    const part = await once<EditRefusal, number>(app, actor, partOf(command, at / lot), async (app) => {
      const done = await writeLot(app, actor, saving, of, begun)
      if (!done.ok) return done
      const settled = claims.has(section.key) ? await settle(app, dossier, actor) : done
      return settled.ok ? done : settled
    })
    if (!part.ok) return { ...part, at }
    written += part.value
    markSaid(begun, section, of)
    await setImmediate()
  }
  const ready = isWhole ? undefined : await readyToSettle(app, dossier)
  const closed = await once<EditRefusal, GridWritten>(app, actor, command, async (app) => {
    const done = isWhole ? await writeLot(app, actor, saving, lines, begun) : ok(written)
    if (!done.ok) return done
    const settled = await settle(app, dossier, actor, ready)
    if (!settled.ok) return settled
    return ok({ written: done.value, same: lines.length - done.value })
  })
  return closed.ok ? closed : { ...closed, at: 0 }
}

/** Sections in which another dossier may hold what is written: no lot is left without the answer. */
const claims: ReadonlySet<string> = new Set(['id-numbers'])

/** What stands in the section, and what the grid has written of it so far. */
type Said = Set<string>

/** Asks whether this may be done, and opens what stands there in turns: every lot asks again. */
async function begin(
  app: App,
  actor: Actor,
  { dossier, section, lines, nothing }: GridSaving,
  goesOn: boolean,
): Promise<Said | EditRefusal> {
  const refused = await inTransaction(app, async (app) => {
    const refused = await refuseEditing(app, actor, dossier, section)
    if (!refused) await recordWork(app, 'compare', dossier)
    return refused
  })
  if (refused) return refused
  const now = (await openForWork(app, 'compare', dossier, { only: groupsOf(section), silent: true })).opened
  if (app.damages.of('dossier', dossier).some(({ where }) => where === 'revisions')) return 'dossier.damaged'
  const drawnNow = nothing === stampOf([], undefined, { section: section.key, nothing: now.nothing })
  if (!drawnNow && !goesOn && !now.contents[section.key]) return 'dossier.nothing-declared'
  const touched = new Set(lines.flatMap((line) => (line.is === 'new' ? [] : [line.record])))
  const standing = (now.contents[section.key] ?? []).filter(({ id }) => !touched.has(id))
  return new Set(await inTurns(standing, 200, ({ fields }) => sayingOf(section, fields)))
}

function markSaid(said: Said, section: Section, lines: readonly Wanted[]): void {
  for (const line of lines) if (line.is !== 'removal') said.add(sayingOf(section, line.fields))
}

/** Answers how many lines were written. */
async function writeLot(app: App, actor: Actor, saving: GridSaving, lines: readonly Wanted[], standing: Said) {
  const { dossier, section } = saving
  const refused = await refuseEditing(app, actor, dossier, section)
  if (refused) return refuse(refused)
  const history = await historyOf(app, saving, lines)
  const said = new Set(standing)
  let [written, removed] = [0, 0]
  for (const line of lines) {
    const found = line.is === 'new' ? newRecord(app, section, line.fields, said) : present(section, line, history)
    if (found === 'same') continue
    if (typeof found === 'string') return refuse(found)
    const { kind, id, fields, old } = found
    await writeRecord(app, actor, dossier, section, kind, id, fields, { old })
    if (kind === 'retract') removed += 1
    else said.add(sayingOf(section, fields))
    written += 1
  }
  if (written > removed) await trace(app, actor, 'dossier.record-saved', dossier, section)
  if (removed > 0) await trace(app, actor, 'dossier.record-retracted', dossier, section)
  return ok(written)
}

/** Every revision of the records that these lines change; of new lines there is none to look at. */
async function historyOf(app: App, { dossier, section }: GridSaving, lines: readonly Wanted[]) {
  const records = lines.flatMap((line) => (line.is === 'new' ? [] : [line.record]))
  const found = records.length === 0 ? [] : await revisions.openRecords(app, dossier, groupsOf(section), records)
  return Map.groupBy(found, ({ record }) => record)
}

type Writing = {
  readonly kind: 'add' | 'change' | 'retract'
  readonly id: RecordId
  readonly fields: Fields
  readonly old?: Fields
}

function newRecord(app: App, section: Section, fields: Fields, said: Said): Writing | 'same' | EditRefusal {
  if (Object.values(fields).every((value) => value === undefined || value === false)) return 'dossier.record-empty'
  return said.has(sayingOf(section, fields)) ? 'same' : { kind: 'add', id: app.newId<RecordId>(), fields }
}

/** A record as it is now, joined with what the line changes; what was retracted meanwhile is gone as it was wanted. */
function present(
  section: Section,
  line: Exclude<Wanted, { is: 'new' }>,
  history: ReadonlyMap<RecordId, readonly Revision[]>,
): Writing | 'same' | EditRefusal {
  const { record: id, stamp } = line
  const own = history.get(id) ?? []
  const old = presentOf(newestOf(own), [section]).contents[section.key]?.[0]?.fields
  if (!old) return line.is === 'removal' && own.length > 0 ? 'same' : 'dossier.record-missing'
  const drawnNow = stamp === stampOf(own, id, { section: section.key, nothing: new Set() })
  if (line.is === 'removal') return drawnNow ? { kind: 'retract', id, fields: {}, old } : 'dossier.changed'
  const base = drawnNow ? old : fieldsAt(own, id, stamp)
  const { fields, clashes } = merge(section, { base, theirs: old, mine: line.fields })
  return clashes.length > 0 ? 'dossier.changed' : { kind: 'change', id, fields, old }
}

const newestOf = (revisions: readonly Revision[]): readonly Revision[] =>
  revisions.filter((one) => revisions.every(({ group, version }) => group !== one.group || version <= one.version))
