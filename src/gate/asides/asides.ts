import * as asides from '#db/asides/sealed.ts'
import { insideTransaction } from '#db/inside.ts'
import { remembered } from '#db/remembered.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsDossiers } from '#domain/access/duties.ts'
import { decide, quiet } from '#domain/access/policy.ts'
import { type Aside, type AsideStanding, restsOn } from '#domain/asides/aside.ts'
import type { Findings, FindingTold, Looking } from '#domain/checks/findings.ts'
import type { Contents } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { foundIn, type Looked } from './found.ts'

/** A finding with the fingerprint of all that it rests on, and how it was set aside. */
export type Standing = FindingTold & { readonly aside?: AsideStanding }

/** Every one of a dossier. Most have none, and every page asks. */
export const asidesOf = (app: App, dossier: DossierId): Promise<readonly Aside[]> =>
  insideTransaction()
    ? asides.ofDossier(app, dossier)
    : remembered(app.db, `asides ${dossier}`, () => asides.ofDossier(app, dossier))

/**
 * What the rules find for this viewer, with what two people have let stand. One that was set aside comes back as soon as a
 * value that it rests on says something else (docs/law/checks.md §9).
 */
export async function findingsFor(app: App, reading: Looked, looking: Omit<Looking, 'groups'>): Promise<Findings> {
  const found = foundIn(app, reading, looking)
  const { contents, subject } = reading
  const known = await asidesOf(app, subject.dossier)
  if (known.length === 0) return found
  const told = [...found].map(([section, all]): [string, readonly FindingTold[]] => [
    section,
    all.map((finding) => {
      const aside = standingAs(app, known, finding, contents)
      return aside ? { ...finding, aside } : finding
    }),
  ])
  return new Map(told)
}

/** The fingerprint of what a finding rests on: with another one, what was let stand is asked about again. */
export const fingerprintOf = (app: App, finding: FindingTold, contents: Contents): string =>
  app.vault.termFingerprint(restsOn(finding, contents))

/** How a finding was set aside, if what it rests on still says the same. */
export function standingAs(
  app: App,
  known: readonly Aside[],
  finding: FindingTold,
  contents: Contents,
): AsideStanding | undefined {
  const own = known.filter(({ rule, ended }) => rule === finding.code && ended?.how !== 'withdrawn')
  if (own.length === 0) return undefined
  const about = fingerprintOf(app, finding, contents)
  const aside = own.findLast((one) => one.about === about)
  return aside && { ...aside, state: aside.ended ? 'agreed' : 'asked' }
}

/** Whether the actor keeps this dossier, so that a finding in it is the actor's to let stand. */
export function maySetAside(app: App, actor: Actor, dossier: DossierId): boolean {
  const subject = app.roster.subject(dossier)
  return subject !== undefined && decide(actor, 'set-aside', subject, 'who', quiet).allow
}

/** The dossiers of this actor in which a finding waits for a second person. */
export async function waitingAsides(app: App, actor: Actor): Promise<readonly DossierId[]> {
  if (!keepsDossiers(actor)) return []
  const all = await remembered(app.db, 'asides waiting', () => asides.waiting(app))
  return all.filter((dossier) => maySetAside(app, actor, dossier))
}
