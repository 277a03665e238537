import { setImmediate } from 'node:timers/promises'
import { insideTransaction } from './inside.ts'

/**
 * Makes something of every item, so many in one turn of the event loop; whoever else waits is served in between. Inside a
 * transaction all of it is one turn: nobody else could read or write there anyway (docs/decisions/0107).
 */
export async function inTurns<Item, Made>(
  items: readonly Item[],
  size: number,
  make: (item: Item, at: number) => Made,
): Promise<Made[]> {
  const made: Made[] = []
  for (const [at, item] of items.entries()) {
    if (at > 0 && at % size === 0 && !insideTransaction()) await setImmediate()
    made.push(make(item, at))
  }
  return made
}
