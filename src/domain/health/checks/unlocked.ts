import { declare } from '#domain/health/check.ts'

/** With what it was unlocked: one that opens by itself is a weaker one (docs/security.md §2). */
export const unlocked = declare({
  key: 'unlocked',
  says: { passphrase: 'good', 'recovery-code': 'look', 'demo-key': 'look', itself: 'look' },
  judge: ({ unlocked: found }) => {
    if (!found) return undefined
    const { at, by } = found
    const say = by === 'passphrase' || by === 'recovery-code' || by === 'demo-key' ? by : 'itself'
    return { say, about: { at: { at } } }
  },
})
