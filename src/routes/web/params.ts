import { NotFound } from '#domain/errors.ts'
import type { WebContext } from './web.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether the text can be an id at all. */
export const isId = (text: string): boolean => uuid.test(text)

/** The id in the address; what cannot be an id does not exist. */
export function idParam<Id extends string>(c: WebContext, name = 'id'): Id {
  const text = c.req.param(name) ?? ''
  if (!uuid.test(text)) throw new NotFound()
  return apart(text) as Id
}

/**
 * The same text with nothing behind it. V8 cuts a piece out of a longer text by pointing into it: whoever remembered an id would
 * keep the whole address with it, and what was searched for before.
 */
const apart = (text: string) => Buffer.from(text, 'latin1').toString('latin1')

/** Lines on a page of a list. */
const pageSize = 50

/** The page that the address asks for, of as many as there are; one beyond the last is the last. */
export function pageAt(c: WebContext, count: number, name = 'page') {
  const pages = Math.max(1, Math.ceil(count / pageSize))
  const at = Math.min(pages, Math.max(1, Math.floor(Number(c.req.query(name))) || 1))
  return { at, pages, range: { from: (at - 1) * pageSize, most: pageSize } }
}
