import { declare } from '#domain/health/check.ts'

/** A certificate has to be replaced so many days before it ends. */
const soon = 21

/** What the address answers that people type, to whoever asks it from here. */
export const answer = declare({
  key: 'answer',
  says: { here: 'good', good: 'good', soon: 'look', ended: 'act', silent: 'act', untrusted: 'act' },
  judge: ({ answer: found }) => {
    if (!found) return undefined
    const { address } = found
    if (found.is !== 'well') return { say: found.is, about: { address } }
    const { days } = found
    if (days === undefined) return { say: 'here', about: { address } }
    return { say: days < 0 ? 'ended' : days < soon ? 'soon' : 'good', about: { address, days } }
  },
})
