import { declare } from '#domain/health/check.ts'

/** The data file, and that it belongs to this keyring. */
export const database = declare({
  key: 'database',
  says: { ours: 'good', none: 'look', missing: 'act', foreign: 'act' },
  judge: ({ database: { is, file, keyless } }) => ({
    say: is === 'missing' && keyless ? 'none' : is,
    about: { file },
  }),
})
