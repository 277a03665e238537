import { isGood, lastMade } from '#domain/copies/outcome.ts'
import { declare } from '#domain/health/check.ts'

/** The last backup to each place. */
export const copies = declare({
  key: 'copies',
  says: { good: 'good', unnamed: 'look', none: 'look', failed: 'look', wanting: 'act', late: 'act' },
  judge: ({ copies: found }) => {
    if (!found) return undefined
    const { named, late, outcomes } = found
    const places = (['first', 'second'] as const).filter((place) => named.includes(place))
    if (places.length === 0) return { say: 'unnamed' }
    if (late.length > 0) return { say: 'late', about: { count: late.length } }
    const last = places.map((place) => lastMade(outcomes, place))
    const [oldest] = last.flatMap((at) => at ?? []).sort()
    if (oldest === undefined || last.includes(undefined)) return { say: 'none' }
    const tried = places.map((place) => outcomes.find(({ kind, where }) => kind === 'copy' && where === place))
    const about = { at: { at: oldest }, count: places.length }
    if (tried.some((outcome) => outcome?.trouble)) return { say: 'failed', about }
    const isWhole = tried.every((outcome) => outcome && isGood({ ...outcome, keyring: undefined, keyless: false }))
    return { say: isWhole ? 'good' : 'wanting', about }
  },
})
