import { setImmediate } from 'node:timers/promises'
import type { Actor } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import { decide, quiet } from '#domain/access/policy.ts'
import { Damaged, Forbidden, NotFound } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import { photoOf } from '#domain/prints/sheets/index.ts'
import type { RollPerson } from '#domain/rolls/roll.ts'
import { type ListedGroup, listedGroups, rowFor, wholeRow } from '#domain/roster/entry.ts'
import { openPicture } from '#gate/dossiers/pictures.ts'
import { readDossier } from '#gate/dossiers/reader.ts'
import { mustBeWhole } from '#gate/dossiers/whole.ts'
import type { App } from '#house/app.ts'

/** So many dossiers are read side by side: their entries in the log are one commit (docs/decisions/0017). */
const atOnce = 20

export type OnRoll = { readonly people: readonly RollPerson[]; readonly leftOut: readonly DossierId[] }

/**
 * The people of a roll in this order, each as far as this actor may take them out. Where `opens` names groups, each dossier is
 * decided on, logged and opened for these alone; else nothing is opened, and the roll says what the list says. Whoever may not
 * be taken out by now, or cannot be read whole, is left out and told.
 */
export async function readForRoll(
  app: App,
  actor: Actor,
  dossiers: readonly DossierId[],
  opens: readonly Group[],
): Promise<OnRoll> {
  const people: RollPerson[] = []
  const leftOut: DossierId[] = []
  for (let at = 0; at < dossiers.length; at += atOnce) {
    const some = dossiers.slice(at, at + atOnce)
    const read = await Promise.all(some.map((dossier) => personOf(app, actor, dossier, opens)))
    for (const [place, dossier] of some.entries()) {
      const person = read[place]
      if (person) people.push(person)
      else leftOut.push(dossier)
    }
    await setImmediate()
  }
  return { people, leftOut }
}

async function personOf(
  app: App,
  actor: Actor,
  dossier: DossierId,
  opens: readonly Group[],
): Promise<RollPerson | undefined> {
  const row = rowOnRoll(app, actor, dossier)
  if (!row) return undefined
  if (opens.length === 0) return { row, contents: {} }
  try {
    const reading = await readDossier(app, actor, dossier, { act: 'dossier.exported', action: 'roll', only: opens })
    if (!reading) return undefined
    mustBeWhole(app, dossier)
    const image = opens.includes('photo') && reading.groups.has('photo') ? photoOf(reading.contents) : undefined
    const photo = image && (await openPicture(app, image.blob, dossier))
    return { row, contents: reading.contents, nothing: reading.nothing, ...(photo && { photo }) }
  } catch (error) {
    if (error instanceof Damaged || error instanceof NotFound || error instanceof Forbidden) return undefined
    throw error
  }
}

/** The line of the list with the groups that may stand on a roll; undefined for whoever may stand on none. */
export function rowOnRoll({ roster }: App, actor: Actor, dossier: DossierId) {
  const entry = roster.entry(dossier)
  if (!entry) return undefined
  const may = (group: ListedGroup) =>
    group !== 'whole' &&
    (['list', 'roll'] as const).every((action) => decide(actor, action, entry.subject, group, quiet).allow)
  return may('who') ? rowFor(wholeRow(entry), new Set(listedGroups.filter(may))) : undefined
}
