import type { Actor } from '#domain/access/actor.ts'
import { printed } from '#domain/access/rights.ts'
import { NotFound } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import { previewFoot, watermark } from '#domain/prints/foot.ts'
import { formVersion } from '#domain/prints/form.ts'
import type { Drawing } from '#domain/prints/job.ts'
import type { Stopped } from '#domain/prints/lacking.ts'
import { sheetKinds } from '#domain/prints/sheets/index.ts'
import { type Reading, readDossier } from '#gate/dossiers/reader.ts'
import { guard } from '#gate/guard.ts'
import type { App } from '#house/app.ts'
import { materialOf, parametersNow, stoppedAt } from './material.ts'

/**
 * 预览 for HR: every sheet as it would print now, with a watermark and without codes. Throws NotFound where the
 * dossier is invisible, Forbidden where it may be seen but not previewed.
 */
export async function previewDossier(
  app: App,
  actor: Actor,
  dossier: DossierId,
  by: string,
): Promise<{ readonly drawing: Drawing; readonly reading: Reading; readonly stopped?: Stopped }> {
  await guard(app, actor, dossier, { action: 'preview' })
  const reading = await readDossier(app, actor, dossier, { act: 'dossier.previewed', action: 'preview', only: printed })
  if (!reading) throw new NotFound()

  const at = app.now()
  const parameters = await parametersNow(app, at)
  const material = await materialOf(app, dossier, reading, parameters, sheetKinds)
  const drawing = await app.printRoom.draw({
    ...material,
    formVersion,
    at,
    foot: previewFoot({ by, at }),
    watermark: watermark({ by, at }),
  })
  return drawing.ok ? { drawing, reading } : { drawing, reading, stopped: stoppedAt(reading, drawing.missing) }
}
