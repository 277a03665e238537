import { declare } from '#domain/health/check.ts'

/** What does not open or is not what was written, as far as anybody has met it. */
export const damages = declare({
  key: 'damages',
  says: { good: 'good', some: 'act' },
  judge: ({ damages: count }) =>
    count === undefined ? undefined : { say: count === 0 ? 'good' : 'some', about: { count } },
})
