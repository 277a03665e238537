/**
 * Where the elements of a page stand: each with what it is (its name, classes, roles, states and which attributes it has), with
 * whether it has words, and with all that is around it, up to the page. How one element is drawn, and what a reader is told of
 * it, hangs on these.
 */
export function placesOf(text: string): ReadonlySet<string> {
  const found = new Set<string>()
  const around: Around[] = [{ name: '', place: '', hasWords: false }]
  const leave = (from: number) => {
    for (const { place, hasWords } of around.splice(from)) found.add(hasWords ? place : `${place} wordless`)
  }
  const enter = (tag: string, name: string) => {
    around.push({ name, place: `${around.at(-1)?.place}>${whatItIs(tag)}`, hasWords: false })
    if (alone.has(name) || tag.endsWith('/>')) leave(around.length - 1)
  }
  const read = () => {
    for (const each of around) each.hasWords = true
  }
  for (const [piece, end, name] of text.matchAll(/<(\/?)([a-z][\w-]*)[^>]*>|[^<]+/g)) {
    if (name === undefined) piece.trim() && read()
    else if (end) leave(from(around, name))
    else enter(piece, name)
  }
  leave(1)
  return found
}

type Around = { readonly name: string; readonly place: string; hasWords: boolean }

/** Where the innermost element of this name begins; an end without a beginning ends nothing. */
const from = (around: readonly Around[], name: string) => {
  const at = around.findLastIndex((each) => each.name === name)
  return at < 0 ? around.length : at
}

/** Elements that are never closed. */
const alone = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr'])

/** Most attributes say addresses, names and words: of those it is told whether they say anything. */
const whatItIs = (tag: string): string =>
  tag.replace(/ ([\w-]+)="([^"]*)"/g, (whole, name, said) => (said === '' || kept.has(name) ? whole : ` ${name}`))

/** What a style sheet asks for by its value. */
const kept = new Set(['class', 'role', 'type', 'scope', 'aria-current', 'aria-invalid', 'aria-pressed'])
