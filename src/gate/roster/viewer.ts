import { seatGrants } from '#db/cases/seats.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import type { DossierId } from '#domain/ids.ts'
import { standingInFor } from '#gate/proxies.ts'
import type { App } from '#house/app.ts'
import type { Viewer } from '#memory/viewer.ts'

/** How the roster is looked at by an actor right now: with the duties of today and the seats that are open. */
export async function viewerOf(app: App, actor: Actor): Promise<Viewer> {
  const seats = new Map<DossierId, Set<Group>>()
  for (const { dossier, groups } of await seatGrants(app, actor.person, undefined, standingInFor(app, actor))) {
    seats.set(dossier, new Set([...(seats.get(dossier) ?? []), ...groups]))
  }
  const viewer = { actor, seats, tree: app.directory }
  await app.roster.inOrder(viewer)
  return viewer
}
