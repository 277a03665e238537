import { declare } from '#domain/health/check.ts'

/** From so many refused sign-ins a day on, somebody may be trying passwords. */
const many = 20

/** Sign-ins that were refused within a day. */
export const refused = declare({
  key: 'refused',
  says: { good: 'good', some: 'good', many: 'look' },
  judge: ({ refused: found }) => {
    if (!found) return undefined
    const count = found.reduce((sum, each) => sum + each.count, 0)
    return { say: count >= many ? 'many' : count > 0 ? 'some' : 'good', about: { count, accounts: found.length } }
  },
})
