import { arriveOnce } from './arriving.ts'
import { appointMany, createMany, payMany, printMany } from './batching.ts'
import { bringMany } from './bringing.ts'
import type { CrashHouse } from './house.ts'
import {
  changeGroup,
  changeOfSomebodyNew,
  changeOnce,
  createOnce,
  readOnce,
  revokeOnce,
  type Saying,
} from './walking.ts'

/** What somebody does over and over until the process is killed, by the kind of case. */
export const works = {
  update: (house, say) => changeOnce(house, third(house), 'update', say),
  create: createOnce,
  pay: (house, say) => changeOnce(house, third(house), 'pay', say),
  promotion: (house, say) => changeOnce(house, third(house), 'promotion', say),
  contract: (house, say) => changeOfSomebodyNew(house, 'contract', say),
  transfer: (house, say) => changeOfSomebodyNew(house, 'transfer', say),
  departure: (house, say) => changeOfSomebodyNew(house, 'departure', say),
  reading: (house, say) => readOnce(house, third(house), say),
  'pay-many': payMany,
  'create-many': createMany,
  dismissal: (house, say) => changeOfSomebodyNew(house, 'dismissal', say),
  revocation: (house, say) => revokeOnce(house, third(house), say),
  routine: (house, say) => changeGroup(house, third(house), say),
  'appoint-many': appointMany,
  'print-many': printMany,
  arrival: arriveOnce,
  'bring-many': bringMany,
} as const satisfies Record<string, (house: CrashHouse, say: Saying) => Promise<unknown>>

export type Working = keyof typeof works

function third({ archived }: CrashHouse) {
  const dossier = archived[2]
  if (!dossier) throw new Error('There is nothing to change.')
  return dossier
}
