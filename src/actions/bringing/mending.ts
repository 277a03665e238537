import { setImmediate } from 'node:timers/promises'
import { mendImport } from '#actions/imports/mending.ts'
import * as bringings from '#db/bringing/bringing.ts'
import { answered, type Command, partOf, remember } from '#db/commands.ts'
import { find, type StagedImport } from '#db/imports/imports.ts'
import { openDraft } from '#db/imports/sealed.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import { type Answer, answeredAlike, askedIn } from '#domain/bringing/asked.ts'
import { Conflict } from '#domain/errors.ts'
import type { BringingId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { mustHaveBrought } from './theirs.ts'

export type Mending = { readonly bringing: BringingId; readonly kind: string; readonly answer: Answer }

/** How many people were mended; `left` are those whom somebody else changed meanwhile or whose unit is nobody's to give. */
export type MendedAlike = { readonly people: number; readonly left: number }

/**
 * Gives one answer to everything of a kind, import by import in short transactions. Broken off, the same question asks for
 * what is left of it.
 */
export async function mendAlike(
  app: App,
  actor: Actor,
  { bringing, kind, answer }: Mending,
  command: Command,
): Promise<MendedAlike> {
  await mustHaveBrought(app, actor, bringing)
  const before = await answered<MendedAlike>(app, actor, command)
  if (before) return before
  const done = { people: 0, left: 0 }
  for (const [at, row] of (await bringings.rowsOf(app, bringing)).entries()) {
    await setImmediate()
    const staged = row.state === 'staged' && row.import ? await find(app, row.import) : undefined
    if (staged?.state !== 'staged') continue
    const { id, version } = staged
    if (!isAsked(app, staged, kind)) continue
    const change = (draft: Parameters<typeof answeredAlike>[0]) => answeredAlike(draft, kind, answer)
    const mending = { id, version, typed: () => undefined, change }
    const mended = await mendImport(app, actor, mending, partOf(command, at)).catch(unlessConflict)
    if (mended?.ok) done.people += 1
    else done.left += 1
  }
  await inTransaction(app, (app) => remember(app, actor, command, done))
  return done
}

const isAsked = (app: App, staged: StagedImport, kind: string): boolean =>
  askedIn(openDraft(app, staged)).some((one) => one.kind === kind)

function unlessConflict(error: unknown): undefined {
  if (!(error instanceof Conflict)) throw error
}
