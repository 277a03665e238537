import type { OpenedParts } from '#keys/shares.ts'

/** How long a custodian's part waits for the next custodian. */
const patience = 10 * 60_000

/** 集齐: what some custodians have opened while the house waits for the others. It is wiped after ten minutes without one. */
export function createGathering() {
  const parts: OpenedParts = new Map()
  let end: NodeJS.Timeout | undefined
  const forget = () => {
    clearTimeout(end)
    for (const part of parts.values()) part.fill(0)
    parts.clear()
  }
  return {
    parts,
    forget,
    /** After each try: those who spoke are waited with a while longer. */
    wait: () => {
      clearTimeout(end)
      if (parts.size > 0) end = setTimeout(forget, patience).unref()
    },
  }
}
