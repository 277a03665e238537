import * as outcomes from '#db/copies/outcomes.ts'
import * as copyPlaces from '#db/copies/places.ts'
import { isCopyDue } from '#domain/copies/late.ts'
import { lastMade, lastTried } from '#domain/copies/outcome.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import type { App } from '#house/app.ts'
import { adoptDrills } from './adopting.ts'

/**
 * 夜间备份: to each place where it is due, and a drill of the first that was made. What cannot be written is tried again in an
 * hour; IT and the HR lead are told once it is late. Of data that nobody has accepted yet no copy is made by itself.
 */
export async function copyWhatIsDue(app: App): Promise<void> {
  await app.copies.look()
  if (!app.seals.isReadOnly) await adoptDrills(app)
  if (app.copies.running() || app.standstill.reasons().includes('data-unproven')) return
  const places = await copyPlaces.find(app)
  let isDrilled = false
  for (const where of ['first', 'second'] as const) {
    const [place, told] = [places[where], await outcomes.find(app)]
    if (!place || !isCopyDue(lastMade(told, where), lastTried(told, where), app.now())) continue
    const made = await quietly(() => app.copies.make({ where, to: place.folder, by: 'system' }))
    if (made && !isDrilled) isDrilled = await quietly(() => app.copies.drill({ where, to: place.folder, by: 'system' }))
  }
}

/** What came of it is written down already; only a fault of the program is told on. */
async function quietly(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    if (error instanceof Trouble) return false
    throw error
  }
}
