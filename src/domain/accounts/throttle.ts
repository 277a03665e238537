import { type Instant, instant } from '#domain/time.ts'

/** Failed tries count for so long. */
export const windowMinutes = 15

/**
 * 登录限速: how many tries each may fail within the window. A number tried from one address soon has to wait; the number
 * as a whole is generous, so that nobody locks a colleague out from elsewhere; an address may stand for a whole office.
 */
export const limits = { pair: 5, account: 20, address: 50 } as const

export type Counted = keyof typeof limits

export const windowStart = (now: Instant): Instant => instant(new Date(Date.parse(now) - windowMinutes * 60_000))

/** Whether another try is open, given the tries of the window. */
export const mayTry = (counted: Counted, attempts: readonly Instant[], now: Instant): boolean =>
  attempts.filter((at) => at > windowStart(now)).length < limits[counted]
