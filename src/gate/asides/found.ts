import { type Findings, findingsIn, type Looking } from '#domain/checks/findings.ts'
import { createMemo, type Memo } from '#domain/memo.ts'
import type { Reading } from '#gate/dossiers/reader.ts'
import type { App } from '#house/app.ts'

/** What the rules found in dossiers as they stand, until somebody changes them; gone when the house is locked. */
export type Found = Memo<Findings>

/** Remembers what the rules found, dossier by dossier, until it changes: empty at the start. */
export const createFound = (): Found => createMemo<Findings>(mostFound, (findings) => findings.size + 1)

/** Some thousands of dossiers: a dossier without findings weighs 1, each section with some 1 more. */
const mostFound = 12_000

export type Looked = Pick<Reading, 'subject' | 'groups' | 'contents' | 'changes' | 'lines'>

/**
 * What the rules find for this viewer. A page of a dossier is looked at again and again between two changes, and a hundred
 * rules cost as much as opening it.
 */
export function foundIn({ found }: Pick<App, 'found'>, reading: Looked, looking: Omit<Looking, 'groups'>): Findings {
  const find = () => findingsIn(reading.contents, { groups: reading.groups, ...looking })
  const key = keyOf(reading, looking)
  return key === undefined ? find() : found.get(key, find)
}

/**
 * All that the rules are told. Revisions are only ever added, so the newest change and how many there are name the contents of
 * these groups. Not so where a part cannot be read, or where no changes were read.
 */
function keyOf(
  { subject, groups, changes, lines }: Looked,
  { today, alike = [], lacks }: Omit<Looking, 'groups'>,
): string | undefined {
  const newest = changes.at(-1)
  if (!newest || lines) return undefined
  const read = [...groups].join(' ')
  return JSON.stringify([subject.dossier, newest.change, changes.length, read, today, alike, lacks !== undefined])
}
