import { previewDossier } from '#actions/prints/previewing.ts'
import { migrate, openDatabase } from '#db/database.ts'
import { checkEverything } from '#db/seals/night.ts'
import { damagesIn } from '#db/seals/soundness.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { Secret } from '#domain/unseal/secret.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import type { App } from '#house/app.ts'
import { buildApp } from '#house/build-app.ts'
import { placesIn } from '#house/config.ts'
import type { Manifest } from '#house/copies/manifest.ts'
import { checkKeyring } from '#house/data-folder.ts'
import { openKeyring } from '#keys/keyring.ts'

/**
 * Opens a restored folder as a house would: every row is held against its seals, every dossier is in the roster, and the
 * sheets of one are drawn. What it writes goes with the folder.
 */
export async function openWithKeys(data: string, secrets: readonly Secret[], { counts }: Manifest): Promise<void> {
  const places = placesIn(data)
  const { mark } = checkKeyring(places.keyring)
  const opened = await openKeyring(places.keyring, secrets, { demo: mark === 'demo' })
  if (!opened.ok) throw new Trouble('drill-not-opened')
  const { db, close } = openDatabase(places.database)
  try {
    await migrate(db, places.database)
    const app = await buildApp({ db, keyring: opened.value, blobFolder: places.blobs, demo: mark === 'demo' })
    try {
      await checkEverything(app.seals, app.vault.mac)
      const faults = damagesIn(app.seals.unsound())
      const isAll = app.roster.all().length <= counts.dossiers
      if (faults.length > 0 || !isAll) throw new Trouble('copy-database-broken', { file: places.database })
      await drawOne(app)
    } finally {
      await app.copies.close()
      await app.printRoom.close()
      await app.readingRoom.close()
      await app.exportRoom.close()
      await app.chartRoom.close()
      app.vault.forget()
    }
  } finally {
    await close()
    opened.value.close()
  }
}

/** The sheets of the first dossier that somebody of HR may preview; an organisation without any has none to draw. */
async function drawOne(app: App): Promise<void> {
  const officers = [...app.directory.everyone()].filter(({ duties }) => duties.some(({ duty }) => duty === 'hr'))
  const archived = await app.db.selectFrom('dossiers').select('id').where('state', '=', 'archived').limit(20).execute()
  for (const { id } of archived)
    for (const officer of officers)
      try {
        const { drawing } = await previewDossier(app, officer, id, '恢复演练')
        // A character that no face has stops a print, but not a drill: all of it was opened.
        if (!drawing.ok || drawing.value.pdf.length > 0) return
      } catch (error) {
        if (!(error instanceof Forbidden || error instanceof NotFound)) throw error
      }
}
