/** A statement and its values. */
export type Statement = { readonly text: string; readonly values: readonly unknown[] }

/**
 * What these statements of one text do, in as few as possible: rows inserted into one table by one statement, and what is done to
 * the row of an id, to those of several. SQLite keeps aside, for each statement that has triggers, every page that it writes
 * to, and rows of one table lie mostly on the same ones. Any other statement stays what it is.
 */
export function joined(alike: readonly Statement[]): readonly Statement[] {
  const [first] = alike
  if (!first || alike.length === 1) return alike
  const { text } = first
  const rows = inserting.exec(text)?.[0]
  if (rows !== undefined) return inEights(alike).map((some) => inserted(text, rows, some))
  return text.endsWith(ofOne) && first.values.length === 1 ? ofSeveral(text, alike) : alike
}

/** Rows of values alone, at the end of an insert. */
const inserting = /(?<=^insert into "\w+" \([^()]+\) values )\(\?(?:, \?)*\)(?:, \(\?(?:, \?)*\))*$/

const inserted = (text: string, rows: string, some: readonly Statement[]): Statement => ({
  text: text + `, ${rows}`.repeat(some.length - 1),
  values: some.flatMap(({ values }) => values),
})

const ofOne = ' where "id" = ?'

/** Of an id that comes more than once each time counts: that is the work of another statement. */
function ofSeveral(text: string, alike: readonly Statement[]): Statement[] {
  const rounds: Set<unknown>[] = []
  for (const { values } of alike) {
    const [id] = values
    const round = rounds.find((ids) => !ids.has(id))
    if (round) round.add(id)
    else rounds.push(new Set([id]))
  }
  const of = text.slice(0, -ofOne.length)
  return rounds
    .flatMap((ids) => inEights([...ids]))
    .map((ids) => ({ text: `${of} where "id" in (${ids.map(() => '?').join(', ')})`, values: ids }))
}

/** As many as share a commit: each number of them is a statement that is prepared once. */
const inEights = <Item>(all: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(all.length / 8) }, (_, at) => all.slice(at * 8, at * 8 + 8))
