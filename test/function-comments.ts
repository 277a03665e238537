/**
 * Where exported functions of a source begin that have no doc comment right above them, as `line name`. What calls a function
 * to make another (`compiledOnce(…)`) is no function of its own here.
 */
export function functionsWithoutComment(text: string): readonly string[] {
  return [...text.matchAll(exported)]
    .filter(({ groups, index }) =>
      isFunction(groups?.['kind'] ?? '', text.slice(index + (groups?.['head'] ?? '').length)),
    )
    .filter(({ index }) => !text.slice(0, index).endsWith('*/\n'))
    .map(({ groups, index }) => `${text.slice(0, index).split('\n').length} ${groups?.['name'] ?? 'default'}`)
}

const exported = /^(?<head>export (?:default )?(?:async )?(?<kind>function\b\*?|const\b)(?: (?<name>[\p{L}\d_$]+))?)/gmu

/** A constant is a function where it begins with parameters, typed or not, and an arrow follows them. */
const isFunction = (kind: string, rest: string): boolean =>
  kind !== 'const' || (/^(?:: [^=\n]+)?\s*=\s*(?:async )?(?:<[^=(]*>)?\(/.test(rest) && arrowFollows(rest))

function arrowFollows(rest: string): boolean {
  let depth = 0
  for (let at = rest.indexOf('(', rest.indexOf('=')); at < rest.length; at += 1) {
    if (rest[at] === '(') depth += 1
    else if (rest[at] === ')') depth -= 1
    if (depth === 0) return /^\)(?:: [^;]*?)?\s*=>/.test(rest.slice(at, at + 400))
  }
  return false
}
