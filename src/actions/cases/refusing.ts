import * as log from '#db/log/log.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { App } from '#house/app.ts'

type Done = { readonly ok: true } | { readonly ok: false; readonly refusal: string }

/** A refusal rolled everything back, so its own trace is written after it (docs/approvals.md E13). */
export async function tracingRefusals<Answer extends Done>(
  app: App,
  actor: Actor,
  about: Readonly<Record<string, string>>,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const done = await work()
  if (!done.ok) {
    const told = { ...about, refusal: done.refusal }
    await inTransaction(app, (app) =>
      log.record(app.db, { at: app.now(), actor: actor.account, act: 'case.refused', about: told }),
    )
  }
  return done
}
