import { type Moment, makeCopy, type Order } from './copying.ts'
import { telling } from './telling.ts'

/** A process of its own, without keys: makes one copy while the house serves others. */
const order = JSON.parse(process.argv[2] ?? '{}') as Order

await telling(
  ({ ask, progress }) =>
    makeCopy(order, {
      still: async () => void (await ask('still')),
      moving: async () => (await ask('copied')) as Moment,
      progress,
    }),
  order.to,
)
