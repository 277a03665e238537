import { declare } from '#domain/health/check.ts'

/** How many are signed in. */
export const sessions = declare({
  key: 'sessions',
  says: { good: 'good' },
  judge: ({ sessions: count }) => (count === undefined ? undefined : { say: 'good', about: { count } }),
})
