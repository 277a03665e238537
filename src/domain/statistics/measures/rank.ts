import { ranks } from '#domain/codes/rank.ts'
import type { CountedFacts } from '#domain/dossiers/counted.ts'
import type { PartialDate } from '#domain/time.ts'
import { bandsOf, codesBy, type Measure } from '../measure.ts'
import { hasCome, yearsTo } from '../month.ts'
import { rankOn } from '../person.ts'

const codeIn = codesBy(ranks)

export const rank: Measure = {
  name: '职级',
  en: 'Rank',
  // What 基本信息 does not say is read from the section 职级.
  group: 'career',
  means: { name: '截止日在任的职级，一人只算一次', en: 'The rank held on the day, each person once' },
  values: ranks.codes,
  of: (person, day) => codeIn(rankOn(person, day)),
}

/** 任现职级时间: records of one rank that join count on (docs/decisions/0116). */
export const rankTenure: Measure = {
  name: '任现职级时间',
  en: 'Years in the rank',
  group: 'career',
  means: { name: '同一职级连续的几段接着算', en: 'Stretches of one rank that join count on' },
  ...tenureBands(),
}

function tenureBands(): Pick<Measure, 'values' | 'of'> {
  const { values, bandOf } = bandsOf([1, 3, 5, 10], (from, until) =>
    from === undefined
      ? { name: '不满1年', en: 'Under 1 year' }
      : until === undefined
        ? { name: `${from}年以上`, en: `${from} years and more` }
        : { name: `${from}年至不满${until + 1}年`, en: `${from} to under ${until + 1} years` },
  )
  return {
    values,
    of: (person, day) => {
      const begun = (person.facts.ranks ?? []).filter(({ from }) => !from || hasCome(from, day))
      const since = sinceOf(begun, rankOn(person, day))
      return since && bandOf(yearsTo(since, day))
    },
  }
}

/** Since when the rank that is held has been held without a break; undefined where the record that begins it does not say. */
function sinceOf(begun: NonNullable<CountedFacts['ranks']>, held: string | undefined): PartialDate | undefined {
  if (held === undefined) return undefined
  const at = begun.findLastIndex(({ rank }) => rank !== held && codeIn(rank) !== (codeIn(held) ?? held))
  return begun[at + 1]?.from
}
