import * as copyPlaces from '#db/copies/places.ts'
import { openDatabase } from '#db/database.ts'
import { installationOf } from '#db/installation.ts'
import { instant } from '#domain/time.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import { placesIn } from '#house/config.ts'
import { checkBelonging } from '#house/data-folder.ts'
import { holdFolder } from '#house/folder-lock.ts'
import { version } from '#house/version.ts'
import { openKeyringFile } from '#keys/keyring-file.ts'
import { ensureApart } from './apart.ts'
import { backUp, type Progress } from './backup.ts'
import type { Copied } from './copying.ts'

type Wanted = { readonly to: string; readonly keyring?: string | undefined }

/** A copy of a folder that no server has, without any key: nothing is written in it, so that its log does not tell of it. */
export async function backUpAlone(data: string, { to, keyring }: Wanted, progress: Progress): Promise<Copied> {
  const held = holdFolder(data)
  try {
    await checkBelonging(data)
    const places = placesIn(data)
    const { db, close } = openDatabase(places.database)
    const file = openKeyringFile(places.keyring)
    try {
      if ((await installationOf(db)) === 'unmarked') throw new Trouble('database-empty', { file: places.database })
      const folder = keyring ?? (await copyPlaces.find({ db, seals: db.seals })).keyring?.folder
      await ensureApart({ data, to, keyring: folder })
      const wanted = { to, claimed: false, keyring: folder, at: instant(new Date()) }
      return await backUp({ seals: db.seals, keyring: file, blobs: places.blobs, version }, wanted, { progress })
    } finally {
      file.close()
      await close()
    }
  } finally {
    held.release()
  }
}
