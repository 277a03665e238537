import type { SummarySaid } from '#db/roster/sealed.ts'
import type { Group } from '#domain/access/groups.ts'
import type { Present, RevisionMeta, Standing } from '#domain/dossiers/revision.ts'
import type { DossierId } from '#domain/ids.ts'
import { type Instant, millisecondsOf } from '#domain/time.ts'

/** What stands in some groups of one dossier, opened. */
export type Opened = Present & { readonly changes: readonly RevisionMeta[] }

/** A whole dossier as a change left it: what the next change is joined with. */
export type Written = {
  /** Which content that was: it counts for no other. */
  readonly content: number
  readonly standing: Standing
  readonly summary: SummarySaid
}

/**
 * 翻开的卷宗: what was opened a little while ago. A dossier is looked at again and again within minutes (its page, a form, back
 * to the page), and each time its envelopes would be opened anew. It lies below the gate: whoever asks was admitted and
 * written into the log before. A dossier is forgotten as soon as anything of it is written, after some minutes in any
 * case, and with the keys when the house is locked (docs/decisions/0247).
 */
export type OpenedDossiers = {
  readonly get: (dossier: DossierId, groups: ReadonlySet<Group>, now: Instant) => Opened | undefined
  /** To be asked for before reading: what it is given is kept unless the dossier was dropped since. */
  readonly keeper: (dossier: DossierId, groups: ReadonlySet<Group>, now: Instant) => (opened: Opened) => void
  readonly written: (dossier: DossierId, now: Instant) => Written | undefined
  /** After the commit of the change, which drops what was kept before. */
  readonly keepWritten: (dossier: DossierId, now: Instant, written: Written) => void
  readonly drop: (dossier: DossierId) => void
  /** Forgets whatever has lain for long enough. */
  readonly sweep: (now: Instant) => void
  readonly clear: () => void
}

/** For so long after it was opened, in milliseconds. */
const long = 10 * 60_000

/** Some thousands of ordinary dossiers: each weighs as much as it has changes. */
const mostKept = 30_000

type Lying = { readonly since: number; readonly by: Map<string, Opened>; written?: Written; weight: number }

/** Keeps what was opened of the dossiers that were asked for last, up to a weight. */
export function createOpenedDossiers(most = mostKept): OpenedDossiers {
  /** Those that were asked for last stand last. */
  const lying = new Map<DossierId, Lying>()
  let weight = 0

  const drop = (dossier: DossierId) => {
    weight -= lying.get(dossier)?.weight ?? 0
    lying.delete(dossier)
  }
  const at = (dossier: DossierId, now: number): Lying | undefined => {
    const found = lying.get(dossier)
    if (!found || now - found.since < long) return found
    drop(dossier)
    return undefined
  }
  /** As it lies there, now the one that was asked for last. */
  const lifted = (dossier: DossierId, now: number): Lying | undefined => {
    const found = at(dossier, now)
    if (!found) return undefined
    lying.delete(dossier)
    lying.set(dossier, found)
    return found
  }
  const laid = (dossier: DossierId, since: number): Lying => {
    const here = at(dossier, since) ?? { since, by: new Map(), weight: 0 }
    lying.set(dossier, here)
    return here
  }
  const grow = (dossier: DossierId, here: Lying, more: number) => {
    here.weight += more
    weight += more
    makeRoom(dossier)
  }
  const makeRoom = (but: DossierId) => {
    for (const dossier of lying.keys()) {
      if (weight <= most) return
      if (dossier !== but) drop(dossier)
    }
  }
  return {
    get: (dossier, groups, now) => lifted(dossier, millisecondsOf(now))?.by.get(keyOf(groups)),
    keeper: (dossier, groups, now) => {
      const here = laid(dossier, millisecondsOf(now))
      return (opened) => {
        // Dropped since, nobody finds it any more.
        if (lying.get(dossier) !== here) return
        here.by.set(keyOf(groups), opened)
        grow(dossier, here, opened.changes.length + 1)
      }
    },
    written: (dossier, now) => lifted(dossier, millisecondsOf(now))?.written,
    keepWritten: (dossier, now, written) => {
      const here = laid(dossier, millisecondsOf(now))
      const before = here.written ? here.written.standing.revisions.length + 1 : 0
      here.written = written
      grow(dossier, here, written.standing.revisions.length + 1 - before)
    },
    drop,
    sweep: (now) => {
      for (const dossier of [...lying.keys()]) at(dossier, millisecondsOf(now))
    },
    clear: () => {
      lying.clear()
      weight = 0
    },
  }
}

const keyOf = (groups: ReadonlySet<Group>) => [...groups].join(' ')
