import { expect, it } from 'vitest'
import { closesWith, outputs } from '#domain/cases/outputs/index.ts'

it('offers 办结 of many at once for those tasks alone that ask for number, day and day of effect', () => {
  const closing = Object.keys(outputs).filter(closesWith)
  expect(closing).toContain('closing')
  for (const other of ['allocating', 'settlement', 'signing', 'handover-office', 'no such task'])
    expect(closesWith(other), other).toBe(false)
})
