import type { Actor } from '#domain/access/actor.ts'
import type { DossierId } from '#domain/ids.ts'
import { previewFoot, watermark } from '#domain/prints/foot.ts'
import type { PaperParameters, Parameters } from '#domain/prints/form.ts'
import type { Drawing } from '#domain/prints/job.ts'
import type { Stopped } from '#domain/prints/lacking.ts'
import type { PaperKind } from '#domain/prints/papers/index.ts'
import type { Reading } from '#gate/dossiers/reader.ts'
import type { App } from '#house/app.ts'
import { materialOf, parametersNow, stoppedAt } from './material.ts'
import { readFor } from './reading-papers.ts'

/**
 * 预览 of one paper as it would print now, with a watermark and without codes. Throws NotFound where the dossier is
 * invisible, Forbidden where it may be seen but the paper not printed.
 */
export async function previewPaper(
  app: App,
  actor: Actor,
  { paper, dossier, by, ...wish }: { paper: PaperKind; dossier: DossierId; by: string } & PaperParameters,
): Promise<{
  readonly drawing: Drawing
  readonly reading: Reading
  readonly parameters: Parameters
  readonly stopped?: Stopped
}> {
  const { reading, filed } = await readFor(app, actor, paper, dossier, 'dossier.previewed')
  const at = app.now()
  const parameters = { ...(await parametersNow(app, at)), paper: wish }
  const drawing = await app.printRoom.draw({
    ...(await materialOf(app, dossier, { ...reading, filed }, parameters, [paper])),
    formVersion: parameters.formVersion,
    at,
    foot: previewFoot({ by, at }),
    watermark: watermark({ by, at }),
  })
  const shown = { drawing, reading, parameters }
  return drawing.ok ? shown : { ...shown, stopped: stoppedAt(reading, drawing.missing) }
}
