import * as locations from '#db/custody/locations.ts'
import * as volumes from '#db/custody/volumes.ts'
import { importBehind } from '#db/imports/imports.ts'
import { openDraft } from '#db/imports/sealed.ts'
import { readLocationCode } from '#domain/custody/location.ts'
import { fold } from '#domain/custody/scan.ts'
import type { DossierId, VolumeId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/** No dossier of one person fills more. */
const mostVolumes = 20

/**
 * 存量: puts the volumes of a dossier where its list said that they stand, inside the transaction that archives it. A box that
 * nobody keeps is left for the archive to choose. Answers whether its paper lies here already.
 */
export async function placeAsSaid(app: App, dossier: DossierId): Promise<boolean> {
  const came = await importBehind(app, dossier)
  const place = came && openDraft(app, came).place
  if (!place) return false
  const code = readLocationCode(fold(place.box))
  const box = code?.kind === 'box' ? await locations.locationAt(app, code.code) : undefined
  const count = Math.min(mostVolumes, Math.max(1, Number(place.volumes.normalize('NFKC')) || 1))
  for (let serial = 1; serial <= count; serial += 1) {
    const volume = await volumes.volumeAt(app.db, dossier, { kind: 'original', serial }, app.newId<VolumeId>())
    if (box) await volumes.setBox(app.db, volume, box.id)
  }
  if (box) app.whenCommitted(() => app.roster.setBox(dossier, box.code))
  return true
}
