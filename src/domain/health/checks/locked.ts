import { declare } from '#domain/health/check.ts'

/** Who locked it last, by staff number. */
export const locked = declare({
  key: 'locked',
  says: { good: 'good' },
  judge: ({ locked: found }) => found && { say: 'good', about: { at: { at: found.at }, number: found.by } },
})
