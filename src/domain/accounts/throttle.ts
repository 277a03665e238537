import { type Instant, instant } from '#domain/time.ts'

/** Failed tries count for so long. */
export const windowMinutes = 15

/**
 * 登录限速: how many tries each may fail within the window. A number tried from one address soon has to wait. The number as a
 * whole is generous, and is not asked for at all where its owner is known to sit: on a device that was signed in with it
 * before, or at the machine itself; there its tries are counted by themselves, so that nobody elsewhere can use them up. An
 * address may stand for a whole office.
 */
export const limits = { pair: 5, account: 100, address: 50 } as const

export type Counted = keyof typeof limits

/** What is counted for a try: a stranger's share in everything, or the owner's own reserve. */
export const countedFor = (isKnown: boolean): readonly Counted[] =>
  isKnown ? ['pair'] : ['pair', 'account', 'address']

/** From when on tries are counted. */
export const windowStart = (now: Instant): Instant => instant(new Date(Date.parse(now) - windowMinutes * 60_000))

/** Whether another try is open, given the tries of the window. */
export const mayTry = (counted: Counted, attempts: readonly Instant[], now: Instant): boolean =>
  attempts.filter((at) => at > windowStart(now)).length < limits[counted]
