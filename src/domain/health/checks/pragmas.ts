import { declare } from '#domain/health/check.ts'

/** What the database promises of what it acknowledged (docs/security.md §8). */
export const pragmas = declare({
  key: 'pragmas',
  says: { good: 'good', other: 'act' },
  judge: ({ pragmas: found }) =>
    found && {
      say: found.length === 0 ? 'good' : 'other',
      about: { found: found.map(({ name, found }) => `${name}=${found}`).join(' ') },
    },
})
