import type { Instant } from '#domain/time.ts'

/** After so many days without a sign-in an account is shown as dormant: somebody should ask whether it is still needed. */
export const dormantDays = 90

/** Whether nobody has used an account for so long; one never used counts from when it was made. */
export const isDormant = (last: Instant, now: Instant): boolean =>
  Date.parse(now) - Date.parse(last) > dormantDays * 24 * 3_600_000
