import type { Span } from './xml.ts'
import { type Token, tokenAt } from './xml-tokens.ts'

/**
 * Where each `<Person>` of a text stands, one behind the other or within any list of them. A text that is one person, or
 * that cannot be told apart cleanly, is one stretch: whoever reads it then says what is wrong with it.
 */
export function peopleIn(source: string): readonly Span[] {
  const whole = [{ from: 0, to: source.length }]
  const starts = source.match(/<(?:[\w.-]+:)?Person[\s/>]/gi)?.length ?? 0
  if (starts === 0 || starts > mostPeople) return whole
  const walk: Walk = { found: [], from: undefined, around: 0, isListed: false }
  for (let at = 0; at < source.length; ) {
    const token = tokenAt(source, at)
    if (token.is === 'refused') return whole
    const isClean = isPerson(token) ? edge(walk, token, at) : walk.from !== undefined || between(walk, token)
    if (!isClean) return whole
    at = token.end
  }
  const { found, from, around, isListed } = walk
  return from === undefined && around === 0 && (found.length > 1 || isListed) ? found : whole
}

/** A batch holds no more (docs/decisions/0111). */
const mostPeople = 500

type Walk = {
  readonly found: Span[]
  /** Where the person begins in which the walk is. */
  from: number | undefined
  /** How many elements stand open around the people. */
  around: number
  isListed: boolean
}

type Edge = Extract<Token, { readonly is: 'start' | 'end' }>

const isPerson = (token: Token): token is Edge =>
  (token.is === 'start' || token.is === 'end') && /^(?:.*:)?person$/i.test(token.name)

/** A person begins or ends; false for one within another. */
function edge(walk: Walk, token: Edge, at: number): boolean {
  if (token.is === 'start') {
    if (walk.from !== undefined || token.empty) return false
    walk.from = at
    walk.isListed ||= walk.around > 0
    return true
  }
  if (walk.from === undefined) return false
  walk.found.push({ from: walk.from, to: token.end })
  walk.from = undefined
  return true
}

/** Between people there are only lists and blanks. */
function between(walk: Walk, token: Token): boolean {
  if (token.is === 'start' && !token.empty) walk.around += 1
  if (token.is === 'end') walk.around -= 1
  return token.is === 'text' ? !/[^\s\0]/.test(token.text) : token.is !== 'bare'
}
