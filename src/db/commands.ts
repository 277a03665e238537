import { createHash } from 'node:crypto'
import type { Actor } from '#domain/access/actor.ts'
import { Conflict } from '#domain/errors.ts'
import type { CommandId } from '#domain/ids.ts'
import { canonical, type Json } from '#domain/json.ts'
import type { App } from '#house/app.ts'

/** What a form was sent with: the id it was drawn with and a hash of everything else in it. */
export type Command = { readonly id: CommandId; readonly bodyHash: string }

/** Stands for a file in the command of its form, so that the file itself need not be kept. */
export const digestOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(bytes).digest())

/** The command of a form: `body` is everything in it but the id, in a fixed order. */
export const commandOf = (id: CommandId, body: readonly (string | Uint8Array)[]): Command => {
  const hash = createHash('sha256')
  for (const part of body) hash.update(`${part.length}:`).update(part)
  return { id, bodyHash: hash.digest('base64url') }
}

/**
 * What this command was answered before, for work that must begin outside the transaction. Undefined for a new command.
 */
export async function answered<Value extends Json>(
  app: Pick<App, 'db' | 'vault'>,
  actor: Actor,
  command: Command,
): Promise<Value | undefined> {
  const known = await app.db
    .selectFrom('commands')
    .select(['account_id', 'body_hash', 'answer'])
    .where('id', '=', command.id)
    .executeTakeFirst()
  if (!known) return undefined
  if (known.account_id !== actor.account || known.body_hash !== printOf(app, command)) throw new Conflict()
  return JSON.parse(known.answer)
}

/** Keyed: from a bare hash of a short form beside its address, an ID number or a name could be found by trying. */
const printOf = ({ vault }: Pick<App, 'vault'>, { bodyHash }: Command): string => vault.termPrint(`command ${bodyHash}`)

/** Remembers the answer, inside the caller's transaction. */
export async function remember(app: Pick<App, 'db' | 'vault' | 'now'>, actor: Actor, command: Command, answer: Json) {
  const { id } = command
  const row = {
    id,
    account_id: actor.account,
    body_hash: printOf(app, command),
    answer: canonical(answer),
    at: app.now(),
  }
  await app.db.insertInto('commands').values(row).execute()
}
