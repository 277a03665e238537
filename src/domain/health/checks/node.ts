import { declare } from '#domain/health/check.ts'

/** The runtime; what is older cannot load the database. */
export const node = declare({
  key: 'node',
  says: { good: 'good', old: 'act' },
  judge: ({ node: value }) => ({
    say: Number(value.replace(/^v/, '').split('.')[0]) >= 22 ? 'good' : 'old',
    about: { value },
  }),
})
