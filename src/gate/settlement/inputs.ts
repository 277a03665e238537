import * as revisions from '#db/dossiers/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { presentOf } from '#domain/dossiers/revision.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { DossierId } from '#domain/ids.ts'
import { type Asked, inputsFrom, settlementGroups } from '#domain/settlement/gathering.ts'
import type { Inputs } from '#domain/settlement/inputs.ts'
import { admit } from '#gate/dossiers/admitting.ts'
import { mustBeWhole } from '#gate/dossiers/whole.ts'
import type { App } from '#house/app.ts'

/**
 * The inputs of somebody's settlement for whoever may read the pay, by duty or by a seat: decide, write the log, open. The years
 * with earlier employers, the place and the kind of person are taken from groups that finance does not read; of them only what
 * the lines rest on is answered. Undefined where there is no such dossier for the actor, or no pay of it. Throws Damaged where
 * a part cannot be read: what is missing would be reckoned as if it had never been.
 */
export async function readSettlementInputs(
  app: App,
  actor: Actor,
  id: DossierId,
  asked: Asked,
): Promise<Inputs | undefined> {
  const granted = await admit(app, actor, id, { act: 'dossier.settlement-read', only: ['pay'] })
  if (!granted?.groups.has('pay')) return undefined
  const kept = presentOf(await revisions.open(app, id, settlementGroups), sections)
  mustBeWhole(app, id)
  return inputsFrom(kept, app.directory.settings.rules, asked)
}
