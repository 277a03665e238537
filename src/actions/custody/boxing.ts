import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as filings from '#db/custody/filings.ts'
import * as locations from '#db/custody/locations.ts'
import * as volumes from '#db/custody/volumes.ts'
import type { Actor } from '#domain/access/actor.ts'
import { type Filing, mayChooseBox } from '#domain/custody/filing.ts'
import { type Location, type LocationCode, readLocationCode } from '#domain/custody/location.ts'
import { fold, readScan, type ScanRefusal } from '#domain/custody/scan.ts'
import { NotFound } from '#domain/errors.ts'
import type { FilingId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { guard } from '#gate/guard.ts'
import type { App } from '#house/app.ts'
import { addWithAll } from './places.ts'
import { trace } from './trace.ts'

export type BoxRefusal = ScanRefusal | 'box.not-a-box' | 'box.unknown' | 'box.fixed' | 'filing.ended'

/**
 * Chooses the box of a filing's volume by its code; with `make` a box that is not there yet is added, and whatever room,
 * cabinet and shelf it needs. Refuses once a page lies in the box chosen before: moving is a matter of its own.
 */
export function chooseBox(
  app: App,
  actor: Actor,
  { filing: id, code, make }: { filing: FilingId; code: string; make: boolean },
  command: Command,
): Promise<Result<string, BoxRefusal>> {
  return once<BoxRefusal>(app, actor, command, async (app) => {
    const filing = await filingFor(app, actor, id)
    if (filing.endedAt) return refuse('filing.ended')
    if (!mayChooseBox(filing)) return refuse('box.fixed')
    const found = await findBox(app, actor, { code, make })
    if (!found.ok) return found
    const box = found.value
    await volumes.setBox(app.db, filing.volume.id, box.id)
    await trace(app, actor, 'filing.box-chosen', { dossier: filing.dossier, filing: id, box: box.code })
    app.whenCommitted(() => app.roster.setBox(filing.dossier, box.code))
    return ok(box.code)
  })
}

/**
 * The box of a code that was typed or scanned, inside the caller's transaction; with `make` one that is not there yet
 * is added.
 */
export async function findBox(
  app: App,
  actor: Actor,
  { code, make }: { readonly code: string; readonly make: boolean },
): Promise<Result<Location, BoxRefusal>> {
  const read = boxNamed(code)
  if (!read.ok) return read
  const known = await locations.locationAt(app, read.value.code)
  const box = known ?? (make && (await addWithAll(app, actor, read.value, '')))
  return box ? ok(box) : refuse('box.unknown')
}

/** The code of a box in what was typed; a shelf or a page is none. */
function boxNamed(typed: string): Result<LocationCode, BoxRefusal> {
  const scan = readScan(typed)
  if (scan.is === 'miss') return refuse(scan.refusal)
  const code = readLocationCode(fold(typed))
  return code?.kind === 'box' ? ok(code) : refuse('box.not-a-box')
}

/** The filing, if this actor may see its dossier and files for it; for whoever may not see it, it is not there. */
async function filingFor(app: App, actor: Actor, id: FilingId): Promise<Filing> {
  const filing = await filings.find(app, id)
  if (!filing) throw new NotFound()
  await guard(app, actor, filing.dossier, { action: 'file', groups: ['custody'], filing: true })
  return filing
}
