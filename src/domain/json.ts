/** What an envelope and a log entry may hold. Fields that are `undefined` are left out. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * The one text of a value: keys in the order of their UTF-16 units, no blanks (RFC 8785). Equal values give equal text,
 * so it can be hashed. Refuses numbers that JSON cannot hold.
 */
export function canonical(value: Json): string {
  if (typeof value === 'number') return numberText(value)
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  let text = ''
  if (isList(value)) {
    for (const one of value) text += `${text === '' ? '' : ','}${canonical(one)}`
    return `[${text}]`
  }
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(member)}`
  }
  return `{${text}}`
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError('JSON holds finite numbers only.')
  return String(value)
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value)
