import * as commands from '#db/commands.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import { ok, type Result } from '#domain/result.ts'
import type { App } from '#house/app.ts'

/** Carries a refusal out of the transaction, so that a refused command leaves nothing behind. */
class Refused extends Error {
  readonly refusal: string
  constructor(refusal: string) {
    super(refusal)
    this.refusal = refusal
  }
}

/**
 * Runs `work` in one transaction, once for this command: a repeat answers what the first one answered and does nothing.
 * A refusal rolls back. The same id with another body, or from another account, is a Conflict (decisions.md 13, 63).
 */
export async function once<Refusal extends string>(
  app: App,
  actor: Actor,
  command: commands.Command,
  work: (app: App) => Promise<Result<string, Refusal>>,
): Promise<Result<string, Refusal>> {
  try {
    return await inTransaction(app, async (app) => {
      const known = await commands.answered(app, actor, command)
      if (known !== undefined) return ok(known)
      const done = await work(app)
      if (!done.ok) throw new Refused(done.refusal)
      await commands.remember(app, actor, command, done.value)
      return done
    })
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal as Refusal }
    throw error
  }
}
