import { loopback } from '#domain/accounts/place.ts'

/** In a minute, from one address: more than a person types. The machine itself is left more, so that nobody locks it out. */
const most = { elsewhere: 10, here: 60 } as const

/** How many may wait for their turn before a stranger is sent away. */
const crowd = 20

export type Turns = {
  /** Runs `work` when it is this address's turn. Refused at once where it has had its tries, or has one under way. */
  readonly take: <Done>(from: string, work: () => Promise<Done>) => Promise<Done | 'busy' | 'too-many'>
}

/**
 * Tries of a secret, one at a time, since each costs 64 MiB and a third of a second a share. Every address waits in a place of
 * its own and whoever sits at the machine is next, so that no number of wrong tries from elsewhere keeps a custodian out.
 */
export function createTurns(now: () => number = Date.now): Turns {
  const tries = new Map<string, readonly number[]>()
  const waiting: { readonly from: string; readonly go: () => void }[] = []
  const under = new Set<string>()
  let taken = false

  const leave = () => {
    const local = waiting.findIndex(({ from }) => from === loopback)
    const [next] = waiting.splice(Math.max(0, local), 1)
    if (next) next.go()
    else taken = false
  }

  /** Its tries of the last minute; what is older is forgotten, whosever it was. */
  const lately = (from: string): readonly number[] => {
    const since = now() - 60_000
    for (const [place, times] of tries) {
      const recent = times.filter((at) => at > since)
      if (recent.length > 0) tries.set(place, recent)
      else tries.delete(place)
    }
    return tries.get(from) ?? []
  }

  /** Undefined when there is a try left, which is then counted. */
  const refusal = (from: string): 'busy' | 'too-many' | undefined => {
    if (under.has(from)) return 'busy'
    const recent = lately(from)
    if (recent.length >= (from === loopback ? most.here : most.elsewhere)) return 'too-many'
    if (waiting.length >= crowd && from !== loopback) return 'busy'
    tries.set(from, [...recent, now()])
    return undefined
  }

  return {
    take: async (from, work) => {
      const refused = refusal(from)
      if (refused) return refused
      under.add(from)
      if (taken) await new Promise<void>((go) => waiting.push({ from, go }))
      taken = true
      return work().finally(() => {
        under.delete(from)
        leave()
      })
    },
  }
}
