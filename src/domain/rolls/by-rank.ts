import { ranks } from '#domain/codes/rank.ts'
import { postPlace } from '#domain/roster/post-order.ts'
import type { ListQuery } from '#domain/roster/query.ts'
import type { Arranged, RollPerson } from './roll.ts'

/** Only people of these ranks, unless the list was narrowed to ranks already. */
export const ofRanks =
  (...codes: readonly string[]) =>
  (query: ListQuery): ListQuery => {
    if (query.chosen.rank) return query
    const rank = ranks.codes.filter(({ code }) => codes.includes(code)).map(({ name }) => name)
    return { ...query, chosen: { ...query.chosen, rank } }
  }

const numbers = '一二三四五六七八九十'

/**
 * By rank from the top down, each with its heading and number; of one rank by the order of posts, then whoever has had it
 * longer, then as in the list. A rank of no table stands last.
 */
export function byRank(people: readonly RollPerson[]): Arranged {
  const known = ranks.codes.map(({ name }) => name)
  const place = (rank: string) => (known.includes(rank) ? known.indexOf(rank) : known.length)
  const groups = [...Map.groupBy(people, ({ row }) => row.who.rank ?? '未定职级')].toSorted(
    ([a], [b]) => place(a) - place(b),
  )
  return {
    parts: groups.map(([rank, all], at) => ({
      heading: `${numbers[at] ?? at + 1}、${rank}（${all.length} 人）`,
      people: all.toSorted((a, b) => compare(keyOf(a), keyOf(b))),
    })),
    notes: ['按职务职级排列；同一职级按职务次序，再按任现职级时间。'],
  }
}

const keyOf = ({ row }: RollPerson) => `${postPlace(row.who.post)}${row.career?.rankSince ?? '9'}`

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
