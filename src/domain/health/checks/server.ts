import { declare } from '#domain/health/check.ts'

/** Whether it runs, and since when. */
export const server = declare({
  key: 'server',
  says: { open: 'good', opening: 'look', sealed: 'look', none: 'look' },
  judge: ({ server: say, upSeconds: seconds = 0 }) => ({ say, about: { up: { seconds } } }),
})
