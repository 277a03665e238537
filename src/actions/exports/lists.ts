import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as exports from '#db/exports/sealed.ts'
import * as log from '#db/log/log.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsContracts, keepsDossiers } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import type { SheetJob } from '#domain/exports/sheet-job.ts'
import type { ExportId } from '#domain/ids.ts'
import { ok } from '#domain/result.ts'
import type { App } from '#house/app.ts'
import { hashOf } from './building.ts'

type ListOrder = {
  readonly sheet: SheetJob
  /** What the list was asked for, as its address has it. */
  readonly terms: string
}

/**
 * Draws a list as a workbook and registers it, once a form, before the file leaves. What is in it stands on the screen
 * already, so nobody else has to agree. Throws Forbidden for whoever is not of HR, nor legal.
 */
export async function exportList(
  app: App,
  actor: Actor,
  { sheet, terms }: ListOrder,
  command: Command,
): Promise<Uint8Array> {
  if (!keepsDossiers(actor) && !keepsContracts(actor)) throw new Forbidden()
  const people = sheet.rows.length
  const bytes = await app.exportRoom.sheet(sheet)
  const [id, at] = [app.newId<ExportId>(), app.now()]
  await once<never, ExportId>(app, actor, command, async (app) => {
    const asked = { what: 'list' as const, plain: false, reason: '', dossiers: [], people, by: actor.account, at }
    await exports.add(app, id, asked, { at, people, leftOut: 0, hash: hashOf(bytes) })
    await log.record(app.db, {
      at,
      actor: actor.account,
      act: 'export.fetched',
      about: { export: id, what: 'list', people, ...(terms && { term: app.vault.termFingerprint(terms) }) },
    })
    return ok(id)
  })
  return bytes
}
