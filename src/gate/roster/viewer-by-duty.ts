import type { Actor } from '#domain/access/actor.ts'
import type { App } from '#house/app.ts'
import type { Viewer } from '#memory/viewer.ts'

/** How the roster is looked at by duty and office alone: enough for what is on file, which no seat of a case opens. */
export const viewerByDuty = ({ directory }: App, actor: Actor): Viewer => ({ actor, seats: new Map(), tree: directory })
