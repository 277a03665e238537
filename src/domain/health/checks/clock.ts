import { declare } from '#domain/health/check.ts'

/** Seconds that the machine may be behind the newest entry, since clocks are set by a little. */
const tolerance = 300

/** The machine's clock against the newest entry of the log, whose time never goes back. */
export const clock = declare({
  key: 'clock',
  says: { good: 'good', behind: 'act' },
  judge: ({ now, newest }) => {
    if (newest === undefined) return undefined
    const seconds = Math.round((Date.parse(now) - Date.parse(newest)) / 1000)
    const about = { now: { at: now }, newest: { at: newest }, apart: { seconds: Math.abs(seconds) } }
    return { say: seconds < -tolerance ? 'behind' : 'good', about }
  },
})
