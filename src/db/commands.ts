import { createHash, hash } from 'node:crypto'
import type { Actor } from '#domain/access/actor.ts'
import { Conflict } from '#domain/errors.ts'
import type { AccountId, CommandId } from '#domain/ids.ts'
import { canonical, type Json } from '#domain/json.ts'
import type { Instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { compiledOnce } from './compiled.ts'

/** What a form was sent with: the id it was drawn with and a hash of everything else in it. */
export type Command = { readonly id: CommandId; readonly bodyHash: string }

/** Stands for a file in the command of its form, so that the file itself need not be kept. */
export const digestOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(bytes).digest())

/** The same of a file that comes in pieces. */
export function digesting() {
  const digest = createHash('sha256')
  return {
    add: (bytes: Uint8Array): void => {
      digest.update(bytes)
    },
    end: (): Uint8Array<ArrayBuffer> => new Uint8Array(digest.digest()),
  }
}

/** The command of a form: `body` is everything in it but the id, in a fixed order. */
export const commandOf = (id: CommandId, body: readonly (string | Uint8Array)[]): Command => {
  let text = ''
  let binary: ReturnType<typeof createHash> | undefined
  for (const part of body) {
    text += `${part.length}:`
    if (typeof part === 'string') text += part
    else {
      binary ??= createHash('sha256')
      binary.update(text).update(part)
      text = ''
    }
  }
  return { id, bodyHash: binary ? binary.update(text).digest('base64url') : hash('sha256', text, 'base64url') }
}

/** A part of a command that is carried out in several transactions: no other form has it, and it is repeated with the whole. */
export const partOf = ({ id, bodyHash }: Command, at: number): Command => ({ id: `${id}/${at}` as CommandId, bodyHash })

/**
 * What this command was answered before, for work that must begin outside the transaction. Undefined for a new command.
 * Conflict for another body, another account, and for a row that is not as it was written: what it says is no answer, and
 * whether the work was done cannot be known, so it is not done again.
 */
export async function answered<Value extends Json>(
  app: Pick<App, 'db' | 'vault'>,
  actor: Actor,
  command: Command,
): Promise<Value | undefined> {
  const [known] = await commandOfId(app.db, command.id)
  if (!known) return undefined
  const isOwn = known.account_id === actor.account
  if (!isOwn || known.body_hash !== printOf(app, actor, command, known.answer)) throw new Conflict()
  return JSON.parse(known.answer)
}

const commandOfId = compiledOnce(
  (db, id: CommandId) => db.selectFrom('commands').select(['account_id', 'body_hash', 'answer']).where('id', '=', id),
  { sees: 'own' },
)

/**
 * Of the whole row, so that no other answer, account or form can be put in its place on the disk. Keyed: from a bare hash
 * of a short form beside its address, an ID number or a name could be found by trying.
 */
const printOf = ({ vault }: Pick<App, 'vault'>, { account }: Actor, { id, bodyHash }: Command, answer: string) =>
  vault.mac(`command ${JSON.stringify([id, account, bodyHash, answer])}`)

/** Remembers the answer, inside the caller's transaction. */
export async function remember(
  app: Pick<App, 'db' | 'vault' | 'now'>,
  actor: Actor,
  command: Command,
  value: Json,
): Promise<void> {
  const answer = canonical(value)
  const print = printOf(app, actor, command, answer)
  await insert(app.db, command.id, actor.account, print, answer, app.now())
}

const insert = compiledOnce(
  (db, id: CommandId, account_id: AccountId, body_hash: string, answer: string, at: Instant) =>
    db.insertInto('commands').values({ id, account_id, body_hash, answer, at }),
  { late: { table: 'commands', of: 0 } },
)
