/** 常用语: sentences that somebody keeps for the own opinions. */
export const mostPhrases = 20

/** The most characters of one. */
export const longestPhrase = 100

export type PhraseRefusal = 'phrases.too-many' | 'phrases.too-long'

/** A line a phrase, as they were typed; empty lines and what is said twice are none. */
export const phrasesIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .normalize('NFC')
      .split(/\r\n?|\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]

/** Why these phrases cannot be kept: too many, or one that is too long. */
export function refusePhrases(phrases: readonly string[]): PhraseRefusal | undefined {
  if (phrases.length > mostPhrases) return 'phrases.too-many'
  return phrases.some((phrase) => phrase.length > longestPhrase) ? 'phrases.too-long' : undefined
}

/** An opinion as it was chosen and typed: without script the phrase is chosen beside the field. */
export const saidWith = (phrase: string, typed: string): string =>
  [phrase.trim(), typed.trim()].filter((part) => part !== '').join(/[。！？.!?]$/.test(phrase.trim()) ? '' : '，')
