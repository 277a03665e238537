import type { Instant } from '#domain/time.ts'

/** A clock that the seed sets, so that the demo's past happened in the past. It never goes back. */
export type Clock = { readonly now: () => Instant; readonly set: (at: Instant) => void }

/** The clock of the demo while it is made: it stands until it is set, and never goes back. */
export function clockAt(start: Instant): Clock {
  let at = start
  return {
    now: () => at,
    set: (next) => {
      if (next < at) throw new Error('The demo’s clock cannot go back.')
      at = next
    },
  }
}

/** So many working days before today, at this time of the company's day (UTC+8). */
export function workday(today: Date, before: number, time: string): Instant {
  const day = new Date(today.getTime() + 8 * 3_600_000)
  for (let left = before; left > 0; ) {
    day.setUTCDate(day.getUTCDate() - 1)
    if (day.getUTCDay() !== 0 && day.getUTCDay() !== 6) left -= 1
  }
  return new Date(`${day.toISOString().slice(0, 10)}T${time}+08:00`).toISOString() as Instant
}
