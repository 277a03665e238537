import { limits } from '#domain/limits.ts'
import { readSent } from './forms.ts'
import { markField } from './mark.ts'
import { isId } from './params.ts'
import { sizeOf } from './sizes.ts'
import type { WebContext } from './web.ts'

/** A form that was refused, as far as it can be shown or sent again: never a password, never a file. */
export type UnsentForm = {
  /** Where it was sent. */
  readonly action: string
  /** Everything in it, what the page put there included. */
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** What a person wrote, in the order of the form. */
  readonly typed: readonly (readonly [name: string, value: string])[]
  /** A file was among it, which has to be chosen again. */
  readonly file: boolean
}

/** What was sent with this request, so that a page that refuses it can hold it. Undefined where nobody can read it. */
export async function unsentForm(c: WebContext): Promise<UnsentForm | undefined> {
  if (c.req.method !== 'POST' || !(c.get('sent') || isSmall(c))) return undefined
  const sent = await readSent(c, { over: true }).catch(() => undefined)
  if (!sent) return undefined
  const all = Object.entries(sent).flatMap(([name, values]) => values.map((value) => [name, value] as const))
  const fields = all.filter(
    (each): each is readonly [string, string] => typeof each[1] === 'string' && !isSecret(each[0]),
  )
  return {
    action: c.req.path,
    fields,
    typed: fields.filter(([name, value]) => !isMachines(name) && value.trim() !== '' && !isId(value)),
    file: all.some(([, value]) => value instanceof File && value.size > 0),
  }
}

/**
 * What is not read for the sake of a page that refuses it: large files, a batch from whoever may not send one, and from a
 * stranger, who may be somebody whose session has ended, more than people type.
 */
function isSmall(c: WebContext): boolean {
  const length = Number(c.req.header('Content-Length') ?? 0)
  if (!c.var.actor) return length <= limits.form
  return sizeOf(c.req.path).body < limits.batchBytes && length <= limits.kept
}

const isSecret = (name: string) => /password|secret|passphrase|code-once/i.test(name)

/** Fields that a page fills by itself: which seat, which version, where to go back to. */
const machines = new Set([
  markField,
  'account',
  'back',
  'base',
  'case',
  'content',
  'filing',
  'from',
  'page',
  'record',
  'run',
  'seat',
  'stamp',
  'to',
  'verdict',
  'version',
])

const isMachines = (name: string) => machines.has(name) || name.startsWith('base.') || name.startsWith('_')
