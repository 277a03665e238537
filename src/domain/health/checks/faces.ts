import { declare } from '#domain/health/check.ts'

/** Scripts that cannot be printed for want of a face. */
export const faces = declare({
  key: 'faces',
  says: { good: 'good', missing: 'look' },
  judge: ({ faceless }) =>
    faceless && { say: faceless.length === 0 ? 'good' : 'missing', about: { scripts: { scripts: faceless } } },
})
