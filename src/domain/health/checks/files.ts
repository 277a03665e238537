import { declare } from '#domain/health/check.ts'

/** So are its files. */
export const files = declare({
  key: 'files',
  says: { good: 'good', open: 'act' },
  judge: ({ openFiles }) => ({
    say: openFiles.length === 0 ? 'good' : 'open',
    about: { count: openFiles.length, files: openFiles.join(' ') },
  }),
})
