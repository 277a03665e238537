import { NotFound } from '#domain/errors.ts'
import type { WebContext } from './web.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether the text can be an id at all. */
export const isId = (text: string): boolean => uuid.test(text)

/** The id in the address; what cannot be an id does not exist. */
export function idParam<Id extends string>(c: WebContext, name = 'id'): Id {
  const text = c.req.param(name) ?? ''
  if (!uuid.test(text)) throw new NotFound()
  return text as Id
}
