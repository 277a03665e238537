import type { AccountId } from '#domain/ids.ts'
import type { Entry } from '#domain/log/entry.ts'
import type { App } from '#house/app.ts'

/** Half a minute, in milliseconds: one entry covers what is typed into one box meanwhile (docs/decisions/0066). */
const covered = 30_000

type Written = { readonly until: number; readonly entry: Promise<void> }

/** The entries that still cover something, by account and box. */
export type Suggestions = Map<string, Written>

/** Remembers which field's suggestions were logged, so that typing a word is one entry: empty at the start. */
export const createSuggestions = (): Suggestions => new Map()

/**
 * Writes the entry for the first suggestions that a box of this account gets, before they are answered, then none for half
 * a minute. Whoever asks while the entry is being written waits for it; an entry that fails covers nothing.
 */
export async function logSuggestion(app: App, box: string, actor: AccountId, make: () => Entry): Promise<void> {
  const written = app.suggestions
  const [key, at] = [`${actor} ${box}`, Date.parse(app.now())]

  const known = written.get(key)
  if (known && at < known.until) return known.entry
  for (const [old, { until }] of written) if (until <= at) written.delete(old)
  const made = { until: at + covered, entry: app.logRead(make()) }
  written.set(key, made)
  made.entry.catch(() => {
    if (written.get(key) === made) written.delete(key)
  })
  return made.entry
}
