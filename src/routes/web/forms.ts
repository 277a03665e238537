import { HTTPException } from 'hono/http-exception'
import { type Command, commandOf } from '#db/commands.ts'
import { millisecondsOf } from '#domain/time.ts'
import { markField, readMark } from './mark.ts'
import type { WebContext } from './web.ts'

/** What a form was sent with, text and files apart. A field that is not there reads as the empty text. */
export type Form = {
  readonly text: (name: string) => string
  /** A number that the form was drawn with; -1, which is no such number, where it carries none. */
  readonly number: (name: string) => number
  readonly all: (name: string) => readonly string[]
  readonly has: (name: string) => boolean
  /** The names of all fields, in the order in which they were sent. */
  readonly names: readonly string[]
  readonly files: (name: string) => readonly File[]
  readonly command: Command
  /** It was drawn less than a second ago: a gesture that began before the page was seen. No verdict is taken from it. */
  readonly unread: boolean
}

/** Everything that was sent, by the names of the fields. */
export type Sent = Readonly<Record<string, readonly (string | File)[]>>

/** A form that was drawn for somebody else, or for another place, or by nobody: 409, and nothing changes. */
export class ForeignForm extends Error {}

/** Reads the body of a POST by whoever is signed in, and refuses a form that was not drawn for this account and address. */
export async function readForm(c: WebContext): Promise<Form> {
  const sent = await readSent(c)
  const values = (name: string) => sent[name] ?? []
  const texts = (name: string) => values(name).filter((value) => typeof value === 'string')
  const files = (name: string) => values(name).filter((value) => value instanceof File && isFile(value)) as File[]
  const { id, at } = mustBeTheirs(c, texts(markField)[0])
  return {
    text: (name) => firstText(sent[name]),
    number: (name) => {
      const text = firstText(sent[name])
      return /^\d{1,9}$/.test(text) ? Number(text) : -1
    },
    all: texts,
    has: (name) => name in sent,
    names: Object.keys(sent),
    files,
    command: commandOf(id, await bytesIn(parts(c.req.path, sent))),
    unread: isUnread(at, millisecondsOf(c.get('app').now())),
  }
}

function firstText(values: Sent[string] | undefined): string {
  const first = values?.[0]
  return typeof first === 'string' ? first : (values?.find((value) => typeof value === 'string') ?? '')
}

const isUnread = (drawnAt: number, now: number) => now >= drawnAt && now - drawnAt < 1000

/** An empty file is a file and refused as one; a field in which none was chosen has no name either. */
const isFile = ({ name, size }: File): boolean => size > 0 || name !== ''

/** Reads a form that is drawn for nobody in particular: before signing in, or about this browser alone. */
export async function readOpenForm(c: WebContext): Promise<(name: string) => string> {
  const sent = await readSent(c)
  return (name) => firstText(sent[name])
}

/** What a form's mark says. A form without one is no form of ours (400). */
export function mustBeTheirs(c: WebContext, mark: string | undefined) {
  if (!mark) throw new HTTPException(400)
  const { account } = c.get('actor') ?? c.get('pending')
  const drawn = readMark(c.get('app'), account, c.req.path, mark)
  if (!drawn) throw new ForeignForm()
  return drawn
}

/**
 * Everything in the body; it stays at hand for a page that has to say what was typed. What cannot be read is a 400, what is
 * larger than its address allows a 413, unless it is read only to be given back (`over`).
 */
export async function readSent(c: WebContext, { over = false } = {}): Promise<Sent> {
  const known = c.get('sent')
  if (known) return known
  if (c.get('over') && !over) throw new HTTPException(413)
  const sent = await bodyOf(c).catch((cause: unknown) => {
    if (cause instanceof HTTPException) throw cause
    throw new HTTPException(400, { cause })
  })
  c.set('sent', sent)
  return sent
}

/** Most forms are words alone: read as text, which is a tenth of the work of a body that may hold files. */
async function bodyOf(c: WebContext): Promise<Sent> {
  if (/^application\/x-www-form-urlencoded\b/i.test(c.req.header('Content-Type') ?? ''))
    return byName(await c.req.text())
  const body = await c.req.parseBody({ all: true })
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, [value].flat()]))
}

/** The pairs of an encoded form (https://url.spec.whatwg.org/#urlencoded-parsing). */
function byName(text: string): Sent {
  const sent: Record<string, string[]> = Object.create(null)
  for (const pair of text.replaceAll('+', ' ').split('&')) {
    if (pair === '') continue
    const at = pair.indexOf('=')
    const name = decoded(at < 0 ? pair : pair.slice(0, at))
    const value = at < 0 ? '' : decoded(pair.slice(at + 1))
    const known = sent[name]
    if (known) known.push(value)
    else sent[name] = [value]
  }
  return sent
}

/** As URLSearchParams does, which takes twice as long; what is no well-formed text is left to it. */
function decoded(part: string): string {
  if (!part.includes('%')) return part
  try {
    return decodeURIComponent(part)
  } catch {
    return new URLSearchParams(`=${part}`).get('') ?? ''
  }
}

/** Where and what: the same form sent to another address is another command. */
function parts(path: string, sent: Sent): readonly (string | File)[] {
  const found: (string | File)[] = [path]
  for (const name of Object.keys(sent).sort()) {
    if (name === markField) continue
    found.push(name)
    for (const value of sent[name] ?? []) found.push(value)
  }
  return found
}

/** Files as what is in them. Most forms hold none, and nothing is waited for. */
async function bytesIn(parts: readonly (string | File)[]): Promise<readonly (string | Uint8Array)[]> {
  if (parts.every((part) => typeof part === 'string')) return parts
  return Promise.all(
    parts.map(async (part) => (typeof part === 'string' ? part : new Uint8Array(await part.arrayBuffer()))),
  )
}
