import { declare } from '#domain/health/check.ts'

/** The copy of the keyring, without which no backup opens. */
export const keys = declare({
  key: 'keys',
  says: { good: 'good', unnamed: 'look', failed: 'act', none: 'look' },
  judge: ({ copies: found }) => {
    if (!found) return undefined
    if (!found.named.includes('keyring')) return { say: 'unnamed' }
    const last = found.outcomes.find(({ kind, trouble }) => kind === 'copy' && trouble === undefined)
    if (!last) return { say: 'none' }
    return { say: last.keyring || last.keyless ? 'failed' : 'good', about: { at: { at: last.at } } }
  },
})
