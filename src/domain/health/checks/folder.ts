import { declare } from '#domain/health/check.ts'

/** The data folder is for the account of the service alone. */
export const folder = declare({
  key: 'folder',
  says: { good: 'good', open: 'look' },
  judge: ({ folder: { path, mode, isPrivate } }) => ({
    say: isPrivate ? 'good' : 'open',
    about: { folder: path, mode },
  }),
})
