/** What a damaged thing belongs to: shown there, counted on IT's page, told to HR lead and auditor. */
export type DamagedThing = 'organisation' | 'dossier' | 'case' | 'account' | 'person' | 'log'

/**
 * 损坏: a row or file that does not open, does not verify or cannot be placed. `where` names the table and never a value:
 * `revisions`, `blobs`, `case_events`.
 */
export type Damage = {
  readonly of: DamagedThing
  readonly id: string
  readonly what: 'key-missing' | 'does-not-open' | 'altered' | 'missing' | 'misplaced'
  readonly where: string
}

/** The damages that this process knows of. One thing, one kind and one table is told once, however often it is met. */
export type Damages = {
  readonly note: (damage: Damage) => void
  /** Forgets what was said of a thing: it was mended, or is about to be looked at anew. */
  readonly mended: (of: DamagedThing, id: string) => void
  readonly of: (of: DamagedThing, id: string) => readonly Damage[]
  readonly all: () => readonly Damage[]
}

/**
 * Damage is contained: it never stops the house, a list or another person's work (docs/decisions/0083). `told` hears of
 * each once.
 */
export function createDamages(told: (damage: Damage) => void = () => {}): Damages {
  const known = new Map<string, Map<string, Damage>>()
  const key = (of: DamagedThing, id: string) => `${of} ${id}`
  return {
    note: (damage) => {
      const place = key(damage.of, damage.id)
      const here = known.get(place) ?? new Map<string, Damage>()
      const kind = `${damage.what} ${damage.where}`
      if (here.has(kind)) return
      known.set(place, here.set(kind, damage))
      told(damage)
    },
    mended: (of, id) => {
      known.delete(key(of, id))
    },
    of: (of, id) => [...(known.get(key(of, id))?.values() ?? [])],
    all: () => [...known.values()].flatMap((here) => [...here.values()]),
  }
}
