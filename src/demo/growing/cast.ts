import { accounts, leadersElsewhere } from '#demo/accounts.ts'
import { withoutDossier } from '#demo/company.ts'
import { type Dice, dice } from '#demo/dice.ts'
import { people } from '#demo/people/index.ts'
import { type DemoPerson, idNumberOf } from '#demo/person.ts'
import { grow } from './grow.ts'
import { wished } from './leaders.ts'
import { type Trade, trades } from './trades.ts'

/** How many dossiers the demo has where nobody asks for more. */
export const usualSize = 300

/**
 * Everybody with a dossier, in the order in which the dossiers were made: those written by hand, those who lead or stand out,
 * and as many others as are wanted. The first of a large demo are those of a small one.
 */
export function castOf(size: number): readonly DemoPerson[] {
  const known = [...people, ...wished()]
  return known.length >= size ? known.slice(0, Math.max(size, people.length)) : [...known, ...others(known, size)]
}

function others(known: readonly DemoPerson[], size: number): readonly DemoPerson[] {
  const rolls = dice(20_261_129)
  const unit = trades.flatMap((trade) => Array.from({ length: trade.share }, () => trade))
  const names = new Set([...known, ...accounts, ...leadersElsewhere].map(({ name }) => name).concat(withoutDossier))
  const numbers = new Set(known.map(idNumberOf))
  return Array.from({ length: size - known.length }, () => {
    const person = somebodyNew(rolls, rolls.of(unit), { names, numbers })
    names.add(person.name).add(`${person.name} ${person.unit}`)
    numbers.add(idNumberOf(person))
    return person
  })
}

type Taken = { readonly names: ReadonlySet<string>; readonly numbers: ReadonlySet<string> }

/** Nobody is called like another one, as long as there are names left; nobody ever has the number of another one. */
function somebodyNew(rolls: Dice, trade: Trade, { names, numbers }: Taken): DemoPerson {
  for (let attempt = 0; ; attempt += 1) {
    const person = grow(rolls, trade)
    const isNamesake = names.has(person.name) && (attempt < 4 || names.has(`${person.name} ${person.unit}`))
    if (!isNamesake && !numbers.has(idNumberOf(person))) return person
  }
}
