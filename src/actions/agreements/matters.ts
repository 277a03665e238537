import { inUse } from '#db/bringing/bringing.ts'
import * as kept from '#db/custodians/kept.ts'
import { notIn } from '#db/database.ts'
import * as exports from '#db/exports/sealed.ts'
import * as log from '#db/log/log.ts'
import { acceptAll, acceptFound } from '#db/seals/accept.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { AgreementAct, Matter } from '#domain/agreements/agreement.ts'
import { type Export, stateOf } from '#domain/exports/export.ts'
import type { BlobId, DossierId, ExportId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { changeMatter } from './custodian-matter.ts'

/** What can be agreed on: how it stands now (undefined where nothing needs it), and what happens once two have agreed. */
type About = { readonly subject?: string | undefined }

type Kind = {
  readonly matter: (app: App, about?: About) => Promise<Matter | undefined>
  readonly carryOut: (app: App, about: About, actor: Actor) => Promise<() => unknown>
}

export const kinds: Readonly<Record<AgreementAct, Kind>> = {
  /** Pinned to the very keys and files: what came to be unused since, or is used again, is nobody's consent. */
  'unused.remove': {
    matter: async (app) => {
      const { keys, files } = await unusedIn(app)
      if (keys.length + files.length === 0 || app.standstill.reasons().includes('data-unproven')) return undefined
      const pinned = app.vault.termFingerprint(['unused', ...keys, '', ...files].join(' '))
      return { told: { keys: keys.length, files: files.length }, pinned }
    },
    carryOut: async (app) => {
      const { keys, files } = await unusedIn(app)
      return () => {
        for (const dossier of keys) app.vault.shred(dossier)
        for (const file of files) app.blobs.remove(file).catch(app.report)
      }
    },
  },
  'clock.accept': {
    matter: async ({ standstill, clock }) =>
      standstill.reasons().includes('clock-behind') ? { told: clock.compared(), pinned: null } : undefined,
    carryOut: async ({ clock }) => clock.accept,
  },
  'data.accept': {
    matter: async ({ standstill, clock }) =>
      standstill.reasons().includes('data-unproven') ? { told: clock.compared(), pinned: null } : undefined,
    carryOut: async (app) => {
      acceptAll(app.seals, app.vault.mac)
      return () => Promise.all([goOnFromHere(app), app.copies.goOn().catch(app.report)])
    },
  },
  /** Pinned to what was found: what was found since is nobody's consent. */
  'rows.accept': {
    matter: async ({ standstill, seals, vault }) => {
      const found = seals.unsound().map(({ kind, id, what, where }) => [kind, id, what, where].join(' '))
      if (found.length === 0 || standstill.reasons().includes('data-unproven')) return undefined
      return { told: { count: found.length }, pinned: vault.termFingerprint(found.toSorted().join('\n')) }
    },
    carryOut: async (app) => {
      acceptFound(app.seals)
      return () => goOnFromHere(app)
    },
  },
  /** Pinned to where the key will lie. */
  'unattended.allow': {
    matter: async ({ unattended }) => {
      const place = unattended.place()
      return place && !unattended.isOn() ? { told: { place: place.is }, pinned: place.is } : undefined
    },
    carryOut: async (app, _about, { account: actor }) => {
      const allow = app.unattended.prepare()
      const about = { place: app.unattended.place()?.is ?? '' }
      await log.record(app.db, { at: app.now(), actor, act: 'unattended.allowed', about })
      return allow
    },
  },
  'custodians.change': {
    matter: async (app, about) => {
      const change = await kept.change(app)
      return change && change.id === about?.subject && !change.agreedAt && !change.ended
        ? changeMatter(app, change)
        : undefined
    },
    carryOut: async (app, { subject }) => {
      const change = await kept.change(app)
      if (change && change.id === subject) await kept.saveChange(app.db, { ...change, agreedAt: app.now() })
      return () => {}
    },
  },
  'dossiers.export': {
    matter: async (app, about) => {
      const one = about?.subject && (await exports.find(app, about.subject as ExportId))
      return one && stateOf(one) === 'waiting' ? exportMatter(one) : undefined
    },
    carryOut: async (app, { subject }, { person }) => {
      await exports.agree(app, subject as ExportId, { by: person, at: app.now() })
      return () => {}
    },
  },
}

/** How an export is asked about; what it is of stands sealed in the register. */
export const exportMatter = ({ what, people }: Pick<Export, 'what' | 'people'>): Matter => ({
  told: { count: people, what },
  pinned: null,
})

/** What was accepted counts from now on: the keyring keeps this log's head, and what was found wrong is looked at again. */
function goOnFromHere(app: App): Promise<void> {
  app.seals.trust()
  app.keepLogHead()
  app.standstill.end('data-unproven')
  for (const { of, id } of app.damages.all()) app.damages.mended(of, id)
  app.missed.roster = true
  return app.directory.reload()
}

/** How many there are, for whoever sees to the machine. */
export async function countUnused(app: App): Promise<{ readonly keys: number; readonly files: number }> {
  const { keys, files } = await unusedIn(app)
  return { keys: keys.length, files: files.length }
}

/** Keys and encrypted files that no row names: kept, since an older copy of the data names fewer (docs/decisions/0088). */
export async function unusedIn(
  app: App,
): Promise<{ readonly keys: readonly DossierId[]; readonly files: readonly BlobId[] }> {
  const used = await inUse(app.db)
  const [keys, files] = [await notIn(app.db, 'dossiers', app.vault.keyOwners()), await app.blobs.unused(app.db)]
  return { keys: keys.filter((id) => !used.keys.has(id)), files: files.filter((id) => !used.blobs.has(id)) }
}
