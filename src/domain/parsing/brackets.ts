/** A bracketed part of a text, `start` at its opening sign and `end` behind its closing one. */
export type Bracketed = {
  readonly start: number
  readonly end: number
  readonly inner: string
  readonly closed: boolean
}

/** Full-width and half-width signs pair with each other: people mix them. */
const opening = '（([［【〔'
const closing = '）)]］】〕'

/** The outermost brackets of a text, in order; one that is never closed reaches to the end. */
export function bracketsOf(text: string): readonly Bracketed[] {
  const found: Bracketed[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (opening.includes(sign)) {
      if (depth === 0) start = at
      depth += 1
    } else if (closing.includes(sign) && depth > 0) {
      depth -= 1
      if (depth === 0) found.push({ start, end: at + 1, inner: text.slice(start + 1, at), closed: true })
    }
  }
  if (depth > 0) found.push({ start, end: text.length, inner: text.slice(start + 1), closed: false })
  return found
}
