import { setImmediate } from 'node:timers/promises'
import { once } from '#actions/once.ts'
import * as bringings from '#db/bringing/bringing.ts'
import * as sealed from '#db/bringing/sealed.ts'
import { answered, type Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Brought, BroughtState } from '#domain/bringing/brought.ts'
import type { BringingId, BroughtId } from '#domain/ids.ts'
import { ok } from '#domain/result.ts'
import type { App } from '#house/app.ts'
import { mustHaveBrought } from './theirs.ts'

export type Choice = 'keeping' | 'undoing' | 'leaving'

/** What a choice may be made of. */
const from: Readonly<Record<Choice, readonly BroughtState[]>> = {
  keeping: ['staged'],
  undoing: ['kept'],
  leaving: ['staged', 'failed', 'asking'],
}

export type Choosing = {
  readonly bringing: BringingId
  readonly what: Choice
  /** Which; all that it may be made of where none is named. */
  readonly rows: readonly BroughtId[] | 'all'
  /** Why, where drafts are given up again. */
  readonly reason?: string
}

/** So many are one transaction and one turn. */
const lot = 50

/**
 * Asks for rows to be kept, undone or given up: done by the program one after the other, so that it may be left. A row that
 * stands elsewhere by now is passed over. Answers how many were asked for.
 */
export async function choose(app: App, actor: Actor, choosing: Choosing, command: Command): Promise<number> {
  const { bringing, what, rows: wanted, reason } = choosing
  await mustHaveBrought(app, actor, bringing)
  const before = await answered<number>(app, actor, command)
  if (before !== undefined) return before
  const chosen = wanted === 'all' ? undefined : new Set(wanted)
  const rows = (await bringings.rowsOf(app, bringing)).filter(
    ({ id, state }) => from[what].includes(state) && (chosen?.has(id) ?? true),
  )
  for (let at = 0; at < rows.length; at += lot) {
    await inTransaction(app, async (app) => {
      for (const row of rows.slice(at, at + lot)) await sealed.change(app, asked(row, what, reason))
    })
    await setImmediate()
  }
  const done = await once<never, number>(app, actor, command, async (app) => {
    const about = { batch: bringing, what, rows: rows.length }
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'bringing.chosen', about })
    return ok(rows.length)
  })
  app.bringer.wake()
  if (!done.ok) throw new Error('Choosing is never refused.')
  return done.value
}

function asked(row: Brought, what: Choice, reason: string | undefined): Brought {
  const { refusal, ...content } = row.content
  const kept = what === 'leaving' && refusal ? { refusal } : {}
  return { ...row, state: what, content: { ...content, ...kept, ...(reason && { reason }) } }
}
