import { addResources, allocate, takeBack } from '#actions/resources/registering.ts'
import * as resources from '#db/resources/resources.ts'
import { isLive } from '#domain/cases/case.ts'
import { takenBy } from '#domain/cases/reserving.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { World } from '../../test/world.ts'
import { everybody, type Flowing, sent } from './house.ts'
import { codes } from './organisation.ts'
import type { Random } from './random.ts'

/** 工位 that the flows of a house take from each other. */
export async function addSeats(w: World): Promise<void> {
  for (const code of codes) {
    const wanted = { kind: 'seat', code, count: 1, name: '', place: '三楼' } as const
    await addResources(w.app, w.actor('archivist'), wanted, sent(w))
  }
}

/** One of them, or none. */
export const randomCodes = (random: Random): Fields =>
  random.once(5) ? {} : { desk: random.pick(codes), ...(random.once(3) && { release: true }) }

/** One is given to somebody or taken back, be it reserved or not. */
export async function moveResources(w: World, random: Random): Promise<unknown> {
  const [one] = await resources.coded(w.app, [random.pick(codes)])
  if (!one) return undefined
  const archivist = w.actor('archivist')
  if (one.holder !== undefined) return takeBack(w.app, archivist, one.id, sent(w))
  return allocate(w.app, archivist, one.id, w.person(random.pick(everybody)), sent(w))
}

/** 21, of the things themselves: a live case keeps only what its tasks recorded, and nothing is kept for one that is over. */
export async function brokenResources({ app }: World, { case: { id }, route, state }: Flowing) {
  const reserved = await resources.reservedBy(app, id)
  const wanted = takenBy(route, state).flatMap(({ output }) => (output['desk'] ? [output['desk']] : []))
  if (!isLive(state))
    return reserved.length === 0 ? undefined : '21 what was reserved is confirmed or given back at the end'
  return reserved.every(({ code, holder }) => wanted.includes(code) && holder === state.subject)
    ? undefined
    : '21 a case keeps what its tasks recorded, and nothing else'
}
