/**
 * 常见密码: the list comes with its package (5 MB in memory) and is read when the first password is set, not at the start. Answers
 * whether a word, in small letters, stands in it.
 */
export async function commonPasswords(): Promise<(word: string) => boolean> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  const words: readonly string[] = dictionary['passwords-common']
  return (word) => word.length >= fewest && words.includes(word)
}

/** Shorter words are pieces of everything. */
const fewest = 4
