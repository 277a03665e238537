import { setImmediate } from 'node:timers/promises'
import { handleTask, type Task } from '#actions/cases/task.ts'
import { giveVerdict } from '#actions/cases/verdict.ts'
import { type Command, partOf } from '#db/commands.ts'
import type { Actor } from '#domain/access/actor.ts'
import { type HeldBack, heldBackBy } from '#domain/batches/held-back.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import type { Ruling } from '#domain/cases/ruling.ts'
import type { CaseId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/** What became of one row. */
export type RowResult = { readonly case: CaseId; readonly refused?: Reason | HeldBack }

export type RowRuling = { readonly case: CaseId; readonly ruling: Ruling }

/**
 * One act on many cases: each verdict is a command of its own in a transaction of its own, and one that is refused
 * keeps none of the others back (docs/approvals.md E24). The same form sent again gives the verdicts that are still
 * missing.
 */
export const decideRows = (app: App, actor: Actor, rows: readonly RowRuling[], command: Command) =>
  rowByRow(rows, (row, at) => giveVerdict(app, actor, row.case, row.ruling, partOf(command, at)))

export type RowTask = { readonly case: CaseId; readonly task: Task }

/** 办结 of many at once: what one form says is recorded of each. */
export const handleRows = (app: App, actor: Actor, rows: readonly RowTask[], command: Command) =>
  rowByRow(rows, (row, at) => handleTask(app, actor, row.case, row.task, partOf(command, at)))

type Done = { readonly ok: true } | { readonly ok: false; readonly reason: Reason }

async function rowByRow<Row extends { readonly case: CaseId }>(
  rows: readonly Row[],
  act: (row: Row, at: number) => Promise<Done>,
): Promise<readonly RowResult[]> {
  const results: RowResult[] = []
  for (const [at, row] of rows.entries()) {
    const done = await act(row, at).catch(heldBack)
    results.push({ case: row.case, ...(!done.ok && { refused: done.reason }) })
    await setImmediate()
  }
  return results
}

/** A row that is out of reach, or damaged, is refused alone. */
function heldBack(error: unknown): { readonly ok: false; readonly reason: HeldBack } {
  const reason = heldBackBy(error)
  if (!reason) throw error
  return { ok: false, reason }
}
