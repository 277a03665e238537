import { declare } from '#domain/health/check.ts'
import { perDay } from '#domain/health/growth.ts'

/** Less than this is too little to work with, and less than that is worth a look, in bytes. */
const [tooLittle, little] = [1e9, 5e9]

/** In days. */
const soon = 180

/** Room on the disk of the data, and for how long: whatever else fills it counts as well. */
export const disk = declare({
  key: 'disk',
  says: { good: 'good', filling: 'look', little: 'look', full: 'act' },
  judge: ({ disk: { free, total }, nights = [], now }) => {
    const lost = -(perDay(nights, 'free', { at: now, value: free }) ?? 0)
    const days = lost > 0 ? Math.floor(free / lost) : Number.POSITIVE_INFINITY
    const about = { free: { bytes: free }, share: Math.round((free / Math.max(1, total)) * 100) }
    if (free < tooLittle) return { say: 'full', about }
    if (free < little) return { say: 'little', about }
    return days < soon ? { say: 'filling', about: { ...about, days, lost: { bytes: lost } } } : { say: 'good', about }
  },
})
