import { describe, expect, it } from 'vitest'
import { readRule, ruleBook, ruleNamed, type TypedRule } from '#domain/settlement/rule-book.ts'

const typed: TypedRule = { subject: '杭州市', value: '2,490', source: '浙政发〔2025〕1号', from: '2026-01-01' }

const read = (key: string, other: Partial<TypedRule> = {}) => {
  const rule = ruleNamed(key)
  if (!rule) throw new Error(key)
  const done = readRule(rule, { ...typed, ...other })
  return done.ok ? done.value : done.refusal
}

describe('a rule of settlement', () => {
  it('is kept in hundredths, with place, source and day', () => {
    expect(read('minimumWage')).toEqual({
      key: 'minimumWage',
      subject: '杭州市',
      from: '2026-01-01',
      value: '249000',
      source: '浙政发〔2025〕1号',
    })
  })

  it('is refused where a part of it is not right', () => {
    expect(
      [
        { subject: ' ' },
        { value: '0' },
        { value: '12.345' },
        { value: 'USD 5' },
        { source: ' ' },
        { from: '2026-02-30' },
        { from: '' },
      ].map((other) => read('minimumWage', other)),
    ).toEqual(['rule.place', 'rule.value', 'rule.value', 'rule.value', 'rule.source', 'rule.from', 'rule.from'])
    expect([
      read('divisor', { subject: '99' }),
      read('divisor', { subject: '', value: '0' }),
      read('divisor', { subject: '', value: '32' }),
      read('lastMonth', { subject: '', value: 'sideways' }),
      read('declassification', { subject: '10', value: '61' }),
    ]).toEqual(['rule.kind', 'rule.value', 'rule.value', 'rule.value', 'rule.value'])
  })

  it('reads its own usual answer', () => {
    for (const { key, usual } of ruleBook)
      if (usual) expect(read(key, { subject: '', ...usual })).toMatchObject({ key, ...usual })
  })
})
