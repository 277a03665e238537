/** What a custodian's passphrase must have: whoever steals the keyring may guess as long as he likes. */
const least = 15

export type PassphraseRefusal = 'start.passphrase-short' | 'start.passphrase-even' | 'start.passphrase-differs'

/** Typed twice, long enough (a 汉字 counts as two), and not one sign over and over. */
export function refusePassphrase(first: string, second: string): PassphraseRefusal | undefined {
  const signs = [...first.normalize('NFKC').trim()]
  const weight = signs.reduce((sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? 2 : 1), 0)
  if (weight < least) return 'start.passphrase-short'
  if (new Set(signs).size < 5) return 'start.passphrase-even'
  return first.normalize('NFKC').trim() === second.normalize('NFKC').trim() ? undefined : 'start.passphrase-differs'
}
