import type { Instant } from '#domain/time.ts'

/** For so long a proof counts as fresh (docs/security.md §6). */
export const freshMinutes = 5

/** Whether whoever is signed in proved to be the one a little while ago; a clock that went back makes nothing fresh. */
export const isFreshlyProven = (provenAt: Instant | undefined, now: Instant): boolean => {
  if (provenAt === undefined) return false
  const passed = Date.parse(now) - Date.parse(provenAt)
  return passed >= 0 && passed <= freshMinutes * 60_000
}
