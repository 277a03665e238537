import { once } from '#actions/once.ts'
import { type Command, partOf } from '#db/commands.ts'
import * as materials from '#db/materials/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { DossierId, MaterialId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { type Entry, groupOf } from '#domain/materials/material.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { guard } from '#gate/guard.ts'
import type { App } from '#house/app.ts'
import { trace } from './trace.ts'

export type AddingRefusal = 'material.nothing' | 'material.too-many'

/** Papers of one dossier, as they were typed. */
export type Adding = { readonly dossier: DossierId; readonly entries: readonly Entry[] }

/**
 * Enters papers that lie in the volume already, or a 散材料 that was just received: `received` waits to be examined, `filed`
 * stands in the catalogue. Refuses nothing at all and more than a grid takes.
 */
export function addMaterials(
  app: App,
  actor: Actor,
  { dossier, entries }: Adding,
  as: 'received' | 'filed',
  command: Command,
): Promise<Result<number, AddingRefusal>> {
  return once<AddingRefusal, number>(app, actor, command, async (app) => {
    if (entries.length === 0) return refuse('material.nothing')
    if (entries.length > limits.gridRows) return refuse('material.too-many')
    await guard(app, actor, dossier, { action: 'catalogue', groups: entries.map((entry) => groupOf(entry.class)) })
    const [at, by] = [app.now(), actor.account]
    await materials.add(
      app,
      dossier,
      entries.map((entry) => ({ id: app.newId<MaterialId>(), version: 1, kind: as, at, by, entry })),
    )
    await trace(app, actor, as, { dossier, entries })
    return ok(entries.length)
  })
}

/**
 * Many papers piece by piece, of one person or of many, a transaction each, so that others are served in between; sent again
 * after an interruption it goes on with the first piece that it did not reach. Answers how many were entered.
 */
export async function addForMany(
  app: App,
  actor: Actor,
  adding: readonly Adding[],
  command: Command,
): Promise<Result<number, AddingRefusal>> {
  if (adding.length === 0) return refuse('material.nothing')
  if (adding.reduce((sum, { entries }) => sum + entries.length, 0) > limits.listRows) return refuse('material.too-many')
  for (const { dossier, entries } of adding)
    await guard(app, actor, dossier, { action: 'catalogue', groups: entries.map((entry) => groupOf(entry.class)) })
  let count = 0
  for (const [at, one] of adding.entries()) {
    const added = await addMaterials(app, actor, one, 'filed', partOf(command, at))
    if (!added.ok) return added
    count += added.value
  }
  return ok(count)
}

/** So many rows in one transaction: others are served in between. */
const most = 100

/** Rows dossier by dossier, a thick one in pieces, for `addForMany`. */
export function piecesOf(rows: readonly { readonly dossier: DossierId; readonly entry: Entry }[]): readonly Adding[] {
  const pieces: { readonly dossier: DossierId; readonly entries: Entry[] }[] = []
  const last = new Map<DossierId, (typeof pieces)[number]>()
  for (const { dossier, entry } of rows) {
    const open = last.get(dossier)
    if (open && open.entries.length < most) open.entries.push(entry)
    else {
      const piece = { dossier, entries: [entry] }
      last.set(dossier, piece)
      pieces.push(piece)
    }
  }
  return pieces
}
