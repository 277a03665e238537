import { declare } from '#domain/health/check.ts'

/** After so many hours the nightly check did not come. */
const late = 50

/** The head of the log, and whether everything was as it was written when it was last held against its seals. */
export const chain = declare({
  key: 'chain',
  says: { good: 'good', unchecked: 'good', late: 'look', damaged: 'act', unproven: 'act' },
  judge: ({ head, checked, openedSince, unproven, now }) => {
    if (!head) return undefined
    const about = { count: head.seq, head: `${head.seq}:${head.chain.slice(0, 8)}…` }
    if (unproven) return { say: 'unproven', about }
    const hours = (at: string) => (Date.parse(now) - Date.parse(at)) / 3_600_000
    const isLate = hours(checked?.at ?? now) > late && hours(openedSince ?? now) > late
    if (!checked) return { say: 'unchecked', about }
    const since = { ...about, at: { at: checked.at }, damages: checked.damages }
    if (checked.damages > 0) return { say: 'damaged', about: since }
    return { say: isLate ? 'late' : 'good', about: since }
  },
})
