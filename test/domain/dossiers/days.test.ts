import { describe, expect, it } from 'vitest'
import { compareDays, differs, learnedLater } from '#domain/dossiers/days.ts'
import type { Revision } from '#domain/dossiers/revision.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { basic } from '#domain/dossiers/sections/basic.ts'
import { ranks } from '#domain/dossiers/sections/ranks.ts'
import type { AccountId, ChangeId, RecordId } from '#domain/ids.ts'
import type { Day, Instant, PartialDate } from '#domain/time.ts'

const first = '2024-06-30' as Day

const said = (
  section: string,
  record: string,
  version: number,
  at: string,
  fields: Fields,
  more: Partial<Revision> = {},
): Revision => ({
  record: record as RecordId,
  section,
  group: 'career',
  version,
  kind: version === 1 ? 'add' : 'change',
  change: `${record}/${version}` as ChangeId,
  knownSince: at as Instant,
  author: 'a' as AccountId,
  fields,
  ...more,
})

const of = (earlier: readonly Revision[], now: readonly Revision[], section = ranks) =>
  compareDays([section], { earlier, later: now, now, first })[0]?.records ?? []

describe('two days side by side', () => {
  it('tell what was so already from what was known only later', () => {
    const late = said('ranks', 'r', 1, '2024-09-02T08:00:00.000Z', { rank: '中层副职', from: '202406' as PartialDate })
    const [record] = of([], [late])
    expect(record).toMatchObject({ known: undefined, actual: { rank: '中层副职' }, later: { rank: '中层副职' } })
    expect(record && learnedLater(ranks, first, record)).toBe('2024-09-02T08:00:00.000Z')
  })

  it('count a month as begun from its first day, and what began after the day not at all', () => {
    const began = (from: string) =>
      said('ranks', 'r', 1, '2024-09-02T08:00:00.000Z', { rank: '甲', from: from as PartialDate })
    const so = (from: string) => of([], [began(from)])[0]?.actual !== undefined
    expect([so('2024'), so('202406'), so('20240630'), so('20240701'), so('202407'), so('2025')]).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ])
  })

  it('correct what was known then by what is known now', () => {
    const wrong = said('ranks', 'r', 1, '2020-01-01T08:00:00.000Z', { rank: '中层正职', from: '201601' as PartialDate })
    const right = said('ranks', 'r', 2, '2025-01-01T08:00:00.000Z', { rank: '中层副职', from: '201601' as PartialDate })
    const [record] = of([wrong], [right])
    expect(record).toMatchObject({ known: { rank: '中层正职' }, actual: { rank: '中层副职' } })
    expect(record && [differs(ranks, record), learnedLater(ranks, first, record)]).toEqual([
      true,
      '2025-01-01T08:00:00.000Z',
    ])
  })

  it('follow the effective date where a change has one, and else let stand what was known', () => {
    const was = said('basic', 'b', 1, '2020-01-01T08:00:00.000Z', { post: '工程师' })
    const now = { post: '科长' }
    const changed = said('basic', 'b', 2, '2025-01-01T08:00:00.000Z', now, { effective: '202405' as PartialDate })
    const unsaid = said('basic', 'b', 2, '2025-01-01T08:00:00.000Z', now)
    expect(of([was], [changed], basic)[0]?.actual).toEqual(now)
    expect(of([was], [unsaid], basic)[0]?.actual).toEqual({ post: '工程师' })
  })

  it('are the same where nothing changed', () => {
    const one = said('ranks', 'r', 1, '2020-01-01T08:00:00.000Z', { rank: '中层正职', from: '201601' as PartialDate })
    const [record] = of([one], [one])
    expect(record && [differs(ranks, record), learnedLater(ranks, first, record)]).toEqual([false, undefined])
  })
})
