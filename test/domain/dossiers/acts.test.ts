import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actsOf, pageOfActs } from '#domain/dossiers/acts.ts'
import type { AccountId, ImportId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'

const change = (at: string, author = 'hr', from?: string) => ({
  at: `2026-11-${at}` as Instant,
  author: author as AccountId,
  ...(from && { import: from as ImportId }),
})
const told = (changes: readonly ReturnType<typeof change>[]) =>
  actsOf(changes).map(({ is, author, changes }) => `${is} ${author} ${changes.length}`)

describe('the acts of a dossier', () => {
  it('are the work of one person on one day, the newest first', () => {
    const day = ['09T01:00:00.000Z', '09T02:00:00.000Z', '09T03:00:00.000Z'].map((at) => change(at))
    expect(told([...day, change('09T04:00:00.000Z', 'hr2'), change('10T01:00:00.000Z')])).toEqual([
      'changed hr 1',
      'changed hr2 1',
      'begun hr 3',
    ])
  })

  it('keep what one file brought together and apart from what was typed on the same day', () => {
    const imported = ['09T01:00:00.000Z', '09T01:00:00.001Z'].map((at) => change(at, 'hr', 'file'))
    expect(told([...imported, change('09T02:00:00.000Z')])).toEqual(['changed hr 1', 'imported hr 2'])
  })

  it('are paged without a change lost or shown twice', () => {
    const times = fc.array(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.constantFrom('hr', 'hr2')), { maxLength: 60 })
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 9 }), (days, size) => {
        const changes = days
          .sort(([a], [b]) => a - b)
          .map(([day, author]) => change(`${String(day).padStart(2, '0')}T01:00:00.000Z`, author))
        const acts = actsOf(changes)
        const { pages } = pageOfActs(acts, 1, size)
        const shown = Array.from({ length: pages }, (_, at) => pageOfActs(acts, at + 1, size).shown).flat()
        expect(shown.flatMap(({ changes }) => changes)).toEqual(acts.flatMap(({ changes }) => changes))
        expect(pageOfActs(acts, 99, size).page).toBe(pages)
      }),
    )
  })
})
