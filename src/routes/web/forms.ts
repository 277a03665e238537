import { type Command, commandOf } from '#db/commands.ts'
import type { CommandId } from '#domain/ids.ts'
import type { WebContext } from './web.ts'

/** What a form was sent with, text and files apart. A field that is not there reads as the empty text. */
export type Form = {
  readonly text: (name: string) => string
  readonly all: (name: string) => readonly string[]
  readonly has: (name: string) => boolean
  readonly files: (name: string) => readonly File[]
  readonly command: Command
}

const commandField = 'cmd_id'
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Reads the body of a POST. A form without a command id counts as a new command. */
export async function readForm(c: WebContext): Promise<Form> {
  const body = await c.req.parseBody({ all: true })
  const values = (name: string) => [body[name] ?? []].flat()
  const texts = (name: string) => values(name).filter((value) => typeof value === 'string')
  const files = (name: string) => values(name).filter((value) => value instanceof File && value.size > 0) as File[]
  const given = texts(commandField)[0] ?? ''
  return {
    text: (name) => texts(name)[0] ?? '',
    all: texts,
    has: (name) => name in body,
    files,
    command: commandOf(uuid.test(given) ? (given as CommandId) : c.var.app.newId<CommandId>(), await parts(c, body)),
  }
}

/** Where and what: the same form sent to another address is another command. */
async function parts(c: WebContext, body: Readonly<Record<string, string | File | (string | File)[]>>) {
  const found: (string | Uint8Array)[] = [c.req.path]
  for (const name of Object.keys(body).sort()) {
    if (name === commandField) continue
    found.push(name)
    for (const value of [body[name] ?? []].flat()) {
      found.push(typeof value === 'string' ? value : new Uint8Array(await value.arrayBuffer()))
    }
  }
  return found
}
