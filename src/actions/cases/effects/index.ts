import type { Route } from '#domain/cases/route.ts'
import { appoint } from './appoint.ts'
import { archive } from './archive.ts'
import { depart } from './depart.ts'
import { dismiss } from './dismiss.ts'
import type { Effect } from './effect.ts'
import { openReading } from './open-reading.ts'
import { restore } from './restore.ts'
import { revise } from './revise.ts'
import { sign } from './sign.ts'

/** Every effect, by the name that routes give it. A new one is its file and a line here. */
export const effects: Readonly<Record<string, Effect>> = {
  archive,
  revise,
  appoint,
  sign,
  depart,
  dismiss,
  restore,
  'open-reading': openReading,
}

/** What an approval on this route does. Throws on a route that names an effect which nobody made. */
export function effectOf({ key, version, effect }: Route): Effect {
  const found = effects[effect]
  if (!found) throw new Error(`Route ${key} version ${version} names an effect that nobody made: ${effect}.`)
  return found
}
