import { declare } from '#domain/health/check.ts'
import { perDay } from '#domain/health/growth.ts'

/** How large the data are, and how fast they grow, from what the nights wrote down. */
export const size = declare({
  key: 'size',
  says: { good: 'good', grows: 'good' },
  judge: ({ size: { data, files, count }, nights = [], now }) => {
    const about = { data: { bytes: data }, files: { bytes: files }, count }
    const growth = perDay(nights, 'bytes', { at: now, value: data + files })
    if (growth === undefined) return { say: 'good', about }
    return { say: 'grows', about: { ...about, growth: { bytes: Math.max(0, growth) * 14 } } }
  },
})
