import { declare } from '#domain/health/check.ts'

/** After so many hours a nightly drill did not come, and after so many days nobody knows any more that the passphrases open it. */
const [night, season] = [50, 100]

/** Whether the last backup was restored elsewhere and proved. */
export const drill = declare({
  key: 'drill',
  says: { good: 'good', keyless: 'look', none: 'look', old: 'look', failed: 'act' },
  judge: ({ copies: found, now }) => {
    if (!found?.outcomes.some(({ kind }) => kind === 'copy')) return undefined
    const last = found.outcomes.find(({ kind }) => kind === 'drill')
    if (!last) return { say: 'none' }
    const about = { at: { at: last.at }, took: { seconds: last.seconds } }
    if (last.trouble) return { say: 'failed', about }
    const hours = (at: string) => (Date.parse(now) - Date.parse(at)) / 3_600_000
    if (hours(last.at) > night) return { say: 'old', about }
    const withKeys = found.outcomes.find(({ kind, opened, trouble }) => kind === 'drill' && opened && !trouble)
    if (!withKeys || hours(withKeys.at) > season * 24) return { say: 'keyless', about }
    return { say: 'good', about: { ...about, opened: { at: withKeys.at } } }
  },
})
