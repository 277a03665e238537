import { dice } from '#demo/dice.ts'
import { grow } from '#demo/growing/grow.ts'
import { type Trade, trades } from '#demo/growing/trades.ts'
import { type DemoPerson, idNumberOf } from '#demo/person.ts'
import { bookkeeper, littleUnits, officer } from './organisation.ts'

/** How many dossiers the small demo has. */
export const littleSize = 30

/** Whose trade the people of a unit are of, by the unit of the large demo that has it. */
const likes: readonly (readonly [unit: (typeof littleUnits)[number]['code'], like: string, share: number])[] = [
  ['LX-ZH', 'LC-ZH', 5],
  ['LX-CW', 'LC-CW', 4],
  ['LX-JC', 'LC-YF-SJ', 14],
  ['LX-SC', 'LC-YX', 7],
]

/** Everybody with a dossier: the officer and the bookkeeper first, then whoever the dice make. */
export function littleCast(): readonly DemoPerson[] {
  const rolls = dice(20_261_130)
  const taken = new Set<string>()
  const wished: Readonly<Record<string, readonly string[]>> = { 'LX-ZH': [officer], 'LX-CW': [bookkeeper] }
  return likes.flatMap(([unit, like, share]) =>
    Array.from({ length: share }, (_, at) => {
      const name = wished[unit]?.[at]
      for (;;) {
        const person = grow(rolls, tradeOf(unit, like), name ? { name, sex: '女' } : {})
        const isNew = !taken.has(person.name) && !taken.has(idNumberOf(person))
        if (!isNew) continue
        taken.add(person.name).add(idNumberOf(person))
        return person
      }
    }),
  )
}

function tradeOf(unit: string, like: string): Trade {
  const known = trades.find((trade) => trade.unit === like)
  const named = littleUnits.find(({ code }) => code === unit)
  if (!known || !named) throw new Error(`The demo knows no trade ${like} in ${unit}.`)
  return { ...known, unit, path: `@${named.name}` }
}
