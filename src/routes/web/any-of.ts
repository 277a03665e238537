/** One pattern that matches what any of these does: a request asks once what it would ask a dozen times. */
export const anyOf = (patterns: readonly RegExp[]): RegExp =>
  new RegExp(patterns.map(({ source }) => `(?:${source})`).join('|'))
