import { declare } from '#domain/health/check.ts'

/** The file with the wrapped keys; without it nobody opens anything. */
export const keyring = declare({
  key: 'keyring',
  says: { whole: 'good', missing: 'look', unreadable: 'act' },
  judge: ({ keyring: found }) =>
    found.is === 'whole'
      ? { say: 'whole', about: { count: found.threshold } }
      : { say: found.is, about: { file: found.file } },
})
