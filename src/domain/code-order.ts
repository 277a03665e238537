/**
 * A key by which plain comparison of strings puts numbers and codes in order, their digits as the numbers they are: 99
 * before 100, 2-15 before 2-103, 9-02 before 10-01. Every list of codes is ordered by it.
 */
export const codeKey = (code: string): string =>
  `${code.normalize('NFKC').toUpperCase().replace(/\d+/g, weighed)}\n${code}`

/** For lists that are short enough to be sorted where they are drawn. */
export const compareCodes = (a: string, b: string): number => {
  const [left, right] = [codeKey(a), codeKey(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** How many digits a number has decides before they do. */
const weighed = (digits: string) => {
  const number = digits.replace(/^0+(?=\d)/, '')
  return `${String.fromCharCode(0x2f + Math.min(number.length, 17))}${number}`
}
