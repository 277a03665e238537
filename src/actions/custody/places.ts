import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as locations from '#db/custody/locations.ts'
import type { Actor } from '#domain/access/actor.ts'
import { codesTo, type Location, type LocationCode, readLocationCode } from '#domain/custody/location.ts'
import { fold, type ScanRefusal } from '#domain/custody/scan.ts'
import type { LocationId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { App } from '#house/app.ts'
import { mustKeep } from './keeper.ts'
import { trace } from './trace.ts'

export type PlaceRefusal = ScanRefusal | 'place.unreadable' | 'place.taken' | 'place.range' | 'place.name-too-long'

/**
 * Adds a place by its whole code, with whatever it needs above it; boxes a range at a time (`A-03-2-01` to `12`). Only
 * administration keeps the places. A name is for a single place; boxes in a row are known by their numbers.
 */
export function addPlaces(
  app: App,
  actor: Actor,
  { code: typed, name, to }: { code: string; name: string; to: string },
  command: Command,
): Promise<Result<string, PlaceRefusal>> {
  mustKeep(actor)
  if (name.length > 40) return Promise.resolve(refuse('place.name-too-long'))
  return once<PlaceRefusal>(app, actor, command, async (app) => {
    const code = readLocationCode(fold(typed))
    if (!code) return refuse('place.unreadable')
    const codes = codesTo(code, fold(to))
    if (!codes) return refuse('place.range')
    for (const one of codes) {
      if (await locations.locationAt(app, one.code)) return refuse('place.taken')
    }
    for (const one of codes) await addWithAll(app, actor, one, codes.length === 1 ? name : '')
    return ok(code.code)
  })
}

/** Adds the place and, from the room down, whatever stands above it and is not there yet. */
export async function addWithAll(app: App, actor: Actor, { parts }: LocationCode, name: string): Promise<Location> {
  let above: Location | undefined
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const code = parts.slice(0, depth).join('-')
    const read = readLocationCode(code)
    if (!read) throw new Error(`${code} is no place.`)
    above =
      (await locations.locationAt(app, code)) ??
      (await addOne(app, actor, read, above, depth === parts.length ? name : ''))
  }
  if (!above) throw new Error('A code has at least one part.')
  return above
}

async function addOne(app: App, actor: Actor, { kind, code }: LocationCode, above: Location | undefined, name: string) {
  const id = app.newId<LocationId>()
  await locations.addLocation(app.db, { id, parent: above?.id, kind, name, code, at: app.now() })
  await trace(app, actor, 'location.added', { location: code })
  return { id, kind, name, code, ...(above && { parent: above.id }) } satisfies Location
}
