import { type Reason, reasons } from '#domain/standstill/reason.ts'

/** Why this house writes nothing right now. Kept for the life of the process; whoever sets a reason can lift it. */
export type Standstill = {
  readonly begin: (reason: Reason) => void
  readonly end: (reason: Reason) => void
  readonly reasons: () => readonly Reason[]
}

/** `watch` is asked at every look, for what comes and goes with the world: the clock. */
export function createStandstill(watch: () => readonly Reason[] = () => []): Standstill {
  const begun = new Set<Reason>()
  return {
    begin: (reason) => void begun.add(reason),
    end: (reason) => void begun.delete(reason),
    reasons: () => {
      const now = new Set([...begun, ...watch()])
      return now.size === 0 ? none : reasons.filter((reason) => now.has(reason))
    },
  }
}

const none: readonly Reason[] = []
