import { declare } from '#domain/health/check.ts'

/** Keys and encrypted files that no dossier uses; two people may give them up (docs/decisions/0088). */
export const unused = declare({
  key: 'unused',
  says: { good: 'good', some: 'look' },
  judge: ({ unused: found }) => found && { say: found.keys + found.files === 0 ? 'good' : 'some', about: { ...found } },
})
