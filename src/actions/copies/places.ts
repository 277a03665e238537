import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as copyPlaces from '#db/copies/places.ts'
import * as log from '#db/log/log.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsMachines } from '#domain/access/duties.ts'
import type { Place, PlaceRefusal } from '#domain/copies/place.ts'
import { NotFound } from '#domain/errors.ts'
import { ok, type Result } from '#domain/result.ts'
import type { App } from '#house/app.ts'

/** Where copies go from now on. The folder is tried first; one that may not serve changes nothing. Answers its path. */
export async function namePlace(
  app: App,
  actor: Actor,
  { place, folder: typed }: { readonly place: Place; readonly folder: string },
  command: Command,
): Promise<Result<string, PlaceRefusal>> {
  mustKeepMachines(actor)
  const tried = await app.copies.prepare(place, typed)
  if (!tried.ok) return tried
  const named = await once<PlaceRefusal>(app, actor, command, async (app) => {
    await copyPlaces.name(app.db, place, { folder: tried.value, since: app.now() })
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'copy.place-named', about: { place } })
    return ok(tried.value)
  })
  await app.copies.look()
  return named
}

/** From now on nothing is copied there; what lies there stays. */
export async function forgetPlace(
  app: App,
  actor: Actor,
  place: Place,
  command: Command,
): Promise<Result<string, never>> {
  mustKeepMachines(actor)
  const forgotten = await once<never>(app, actor, command, async (app) => {
    await copyPlaces.forget(app.db, place)
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'copy.place-forgotten', about: { place } })
    return ok(place)
  })
  await app.copies.look()
  return forgotten
}

/** Whom it is no business of does not learn that it is there. */
function mustKeepMachines(actor: Actor): void {
  if (!keepsMachines(actor)) throw new NotFound()
}
