import { createHash } from 'node:crypto'
import { type App, inTransaction } from '#context.ts'
import type { Actor } from '#domain/access/actor.ts'
import { Conflict } from '#domain/errors.ts'
import type { CommandId } from '#domain/ids.ts'
import { ok, type Result } from '#domain/result.ts'

/** What a form was sent with: the id it was drawn with and a hash of everything else in it. */
export type Command = { readonly id: CommandId; readonly bodyHash: string }

/** The command of a form: `body` is everything in it but the id, in a fixed order. */
export const commandOf = (id: CommandId, body: readonly (string | Uint8Array)[]): Command => {
  const hash = createHash('sha256')
  for (const part of body) hash.update(`${part.length}:`).update(part)
  return { id, bodyHash: hash.digest('base64url') }
}

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
  command: Command,
  work: (app: App) => Promise<Result<string, Refusal>>,
): Promise<Result<string, Refusal>> {
  try {
    return await inTransaction(app, async (app) => {
      const known = await answered(app, actor, command)
      if (known !== undefined) return ok(known)
      const done = await work(app)
      if (!done.ok) throw new Refused(done.refusal)
      await app.db
        .insertInto('commands')
        .values({
          id: command.id,
          account_id: actor.account,
          body_hash: printOf(app, command),
          answer: done.value,
          at: app.now(),
        })
        .execute()
      return done
    })
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal as Refusal }
    throw error
  }
}

/**
 * What this command was answered before, for work that must begin outside the transaction. Undefined for a new command.
 */
export async function answered(
  app: Pick<App, 'db' | 'vault'>,
  actor: Actor,
  command: Command,
): Promise<string | undefined> {
  const known = await app.db
    .selectFrom('commands')
    .select(['account_id', 'body_hash', 'answer'])
    .where('id', '=', command.id)
    .executeTakeFirst()
  if (!known) return undefined
  if (known.account_id !== actor.account || known.body_hash !== printOf(app, command)) throw new Conflict()
  return known.answer
}

/** Keyed: from a bare hash of a short form beside its address, an ID number or a name could be found by trying. */
const printOf = ({ vault }: Pick<App, 'vault'>, { bodyHash }: Command): string => vault.termPrint(`command ${bodyHash}`)
