import { expect, it } from 'vitest'
import { limitBeforeReform, retirementMonth } from '#domain/people/retirement.ts'
import type { PartialDate } from '#domain/time.ts'

const month = (birth: string, base: 60 | 55 | 50) => retirementMonth(birth as PartialDate, base)

it('reckons 到龄时间 as the eight examples of the reform say', () => {
  expect(month('196501', 60)).toBe('202502')
  expect(month('197503', 60)).toBe('203710')
  expect(month('197609', 60)).toBe('203909')
  expect(month('197001', 55)).toBe('202502')
  expect(month('198109', 55)).toBe('203909')
  expect(month('197501', 50)).toBe('202502')
  expect(month('198411', 50)).toBe('203911')
  expect(month('196412', 60)).toBe('202412')
})

it('delays by no more than three years, from base 50 by no more than five', () => {
  expect(month('199001', 60)).toBe('205301')
  expect(month('199001', 55)).toBe('204801')
  expect(month('199001', 50)).toBe('204501')
})

it('names the age limit before the reform', () => {
  expect(limitBeforeReform(55)).toBe('改革前任职年龄界限为55岁')
})
