import { declare } from '#domain/health/check.ts'

/** Who opens the house after a start: custodians, or a key that lies on the machine (docs/decisions/0263). */
export const start = declare({
  key: 'start',
  says: { custodians: 'good', unattended: 'look', lost: 'act' },
  judge: ({ start: found }) => {
    if (!found) return undefined
    if (found.is === 'custodians') return { say: 'custodians' }
    if (found.key && !found.key.isThere) return { say: 'lost', about: { file: found.key.file } }
    return { say: 'unattended' }
  },
})
