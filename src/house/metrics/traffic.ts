import { monitorEventLoopDelay } from 'node:perf_hooks'

/** Upper ends of the buckets that requests are counted in, in seconds. */
export const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const

/** How requests of one kind went: `GET 2xx`, never an address. */
export type Series = {
  readonly method: string
  readonly status: string
  readonly count: number
  readonly seconds: number
  /** As many as took no longer than each of the buckets. */
  readonly within: readonly number[]
}

/** 流量: counts and durations of requests since the start, and how long the event loop stood still since it was last asked. */
export type Traffic = {
  readonly note: (method: string, status: number, seconds: number) => void
  readonly series: () => readonly Series[]
  /** In seconds. */
  readonly loopDelay: () => { readonly most: number; readonly p99: number }
  readonly close: () => void
}

/** Begins to count. */
export function createTraffic(): Traffic {
  const found = new Map<string, { method: string; status: string; count: number; seconds: number; within: number[] }>()
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  return {
    note: (given, code, seconds) => {
      // Whatever else is sent counts as one method, or a stranger could make ever more series.
      const method = given === 'GET' || given === 'POST' ? given : 'other'
      const status = `${Math.floor(code / 100)}xx`
      const key = `${method} ${status}`
      const one = found.get(key) ?? { method, status, count: 0, seconds: 0, within: buckets.map(() => 0) }
      one.count += 1
      one.seconds += seconds
      for (const [at, end] of buckets.entries()) if (seconds <= end) one.within[at] = (one.within[at] ?? 0) + 1
      found.set(key, one)
    },
    series: () => [...found.values()],
    loopDelay: () => {
      const told = { most: delay.max / 1e9, p99: delay.percentile(99) / 1e9 }
      delay.reset()
      return told
    },
    close: () => {
      delay.disable()
    },
  }
}
