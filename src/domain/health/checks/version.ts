import { declare } from '#domain/health/check.ts'

/** Which program this is, and whether what runs is what lies on the disk. */
export const version = declare({
  key: 'version',
  says: { good: 'good', restart: 'look' },
  judge: ({ version: { here, running = here } }) =>
    running === here ? { say: 'good', about: { here } } : { say: 'restart', about: { here, running } },
})
