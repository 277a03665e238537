import { expect, it } from 'vitest'
import { startOf, startOfNext } from '#domain/log/filter.ts'
import { type Day, dayOf } from '#domain/time.ts'

const day = '2026-11-24' as Day

it('begins a day at midnight of the organisation, not of Greenwich', () => {
  expect(startOf(day)).toBe('2026-11-23T16:00:00.000Z')
  expect(startOfNext(day)).toBe('2026-11-24T16:00:00.000Z')
  expect(dayOf(startOf(day))).toBe(day)
  expect(startOf(day, 'America/New_York')).toBe('2026-11-24T05:00:00.000Z')
})
