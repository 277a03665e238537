import type { DossierId } from '#domain/ids.ts'

/** How many filings are open on each dossier: what the number in the menu is counted from, without a look at the table. */
export type OpenFilings = {
  /** Changes with every change here: a number that was counted holds while it stands. */
  readonly version: number
  readonly load: (dossiers: Iterable<DossierId>) => void
  readonly opened: (dossier: DossierId) => void
  readonly ended: (dossier: DossierId) => void
  readonly has: (dossier: DossierId) => boolean
  readonly all: () => Iterable<readonly [DossierId, number]>
}

/** Which dossiers have an open filing, counted in place: no read has to ask the file. */
export function createOpenFilings(): OpenFilings {
  let version = 0
  const open = new Map<DossierId, number>()
  const add = (dossier: DossierId, more: number) => {
    version += 1
    const count = (open.get(dossier) ?? 0) + more
    if (count > 0) open.set(dossier, count)
    else open.delete(dossier)
  }
  return {
    get version() {
      return version
    },
    load: (dossiers) => {
      open.clear()
      version += 1
      for (const dossier of dossiers) add(dossier, 1)
    },
    opened: (dossier) => add(dossier, 1),
    ended: (dossier) => add(dossier, -1),
    has: (dossier) => open.has(dossier),
    all: () => open.entries(),
  }
}
