import { sectionTag } from '#db/dossiers/revision-row.ts'
import * as log from '#db/log/log.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Section } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/** The log names the section by its keyed tag: it is read without the dossier's key (docs/decisions/0049). */
export const trace = (
  app: App,
  actor: Pick<Actor, 'account'>,
  act:
    | 'dossier.record-saved'
    | 'dossier.record-retracted'
    | 'dossier.nothing-declared'
    | 'dossier.opening-entered'
    | 'dossier.pay-entered'
    | 'dossier.draft-closed',
  dossier: DossierId,
  section: Section,
) =>
  log.record(app.db, {
    at: app.now(),
    actor: actor.account,
    act,
    about: { dossier, section: sectionTag(app.vault, dossier, section.key) },
  })
