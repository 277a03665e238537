import * as commands from '#db/commands.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Json } from '#domain/json.ts'
import { ok, type Result } from '#domain/result.ts'
import type { App } from '#house/app.ts'

/** Carries a refusal, and the reason with it, out of the transaction, so that a refused command leaves nothing behind. */
class Refused extends Error {
  readonly done: Failure<string>
  constructor(done: Failure<string>) {
    super(done.refusal)
    this.done = done
  }
}

/** The value of a step inside a command; its refusal refuses the whole command, and nothing of it is left behind. */
export function orRefuse<Value, Refusal extends string>(done: Result<Value, Refusal>): Value {
  if (!done.ok) throw new Refused(done)
  return done.value
}

type Failure<Refusal extends string> = Extract<Result<never, Refusal>, { ok: false }>

/**
 * Runs `work` in one transaction, once for this command: a repeat answers the value that the first one answered and
 * does nothing. A refusal rolls back. The same id with another body, or from another account, is a Conflict
 * (docs/decisions/0013, 0063).
 */
export async function once<
  Refusal extends string,
  Value extends Json = string,
  Failed extends Failure<Refusal> = Failure<Refusal>,
>(
  app: App,
  actor: Actor,
  command: commands.Command,
  work: (app: App) => Promise<{ readonly ok: true; readonly value: Value } | Failed>,
  how?: Parameters<typeof inTransaction>[2],
): Promise<{ readonly ok: true; readonly value: Value } | Failed> {
  try {
    return await inTransaction(
      app,
      async (app) => {
        const known = await commands.answered<Value>(app, actor, command)
        if (known !== undefined) return ok(known)
        const done = await work(app)
        if (!done.ok) throw new Refused(done)
        await commands.remember(app, actor, command, done.value)
        return done
      },
      how,
    )
  } catch (error) {
    if (error instanceof Refused) return error.done as Failed
    throw error
  }
}
