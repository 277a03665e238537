import type { CountedFacts } from '#domain/dossiers/counted.ts'

/**
 * The same facts with a place for each, whether a dossier says it or not. Thousands of dossiers name thousands of different sets of
 * facts; figures read one fact of everybody in turn, and that is ten times as fast where all of them are laid out alike.
 */
export const laidOut = (facts: CountedFacts): CountedFacts => {
  const places: { readonly [Fact in keyof Required<CountedFacts>]: CountedFacts[Fact] } = {
    kind: facts.kind,
    employment: facts.employment,
    way: facts.way,
    authority: facts.authority,
    retired: facts.retired,
    isRankOfBasic: facts.isRankOfBasic,
    base: facts.base,
    limit: facts.limit,
    left: facts.left,
    education: facts.education,
    ranks: facts.ranks,
    posts: facts.posts,
    titles: facts.titles,
    grades: facts.grades,
    hours: facts.hours,
    contracts: facts.contracts,
    grassRoots: facts.grassRoots,
    pays: facts.pays,
  }
  // Keys without a value are as none.
  return places as CountedFacts
}
