/**
 * `npm run thorough` says so: what was thinned out so that `npm test` ends in time is then done in full. Whatever a test leaves
 * to that command is taken by the same lines, of fewer.
 */
export const isThorough = process.env['JUANZONG_THOROUGH'] === '1'

/** All of them where everything is wanted; else every so many, beginning where it is said. */
export const some = <Item>(items: readonly Item[], every: number, from = 0): readonly Item[] =>
  isThorough ? items : items.filter((_, at) => at % every === from % every)

/** Rounds of a property: a fifth of them where `npm test` ends in time, other ones each time that it runs. */
export const rounds = (all: number): number => (isThorough ? all : Math.ceil(all / 5))
