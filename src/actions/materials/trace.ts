import { groupTag } from '#db/dossiers/revision-row.ts'
import * as log from '#db/log/log.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { DossierId } from '#domain/ids.ts'
import { type Entry, groupOf, type Kind } from '#domain/materials/material.ts'
import type { App } from '#house/app.ts'

/** One entry an act: how many papers, and the classes by their keyed tags (docs/decisions/0049). */
export const trace = (
  app: App,
  actor: Actor,
  kind: Kind,
  { dossier, entries }: { readonly dossier: DossierId; readonly entries: readonly Entry[] },
) =>
  log.record(app.db, {
    at: app.now(),
    actor: actor.account,
    act: `material.${kind}`,
    about: {
      dossier,
      rows: entries.length,
      groups: [...new Set(entries.map((entry) => groupTag(app.vault, dossier, groupOf(entry.class))))].join(' '),
    },
  })
