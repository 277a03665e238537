import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeNamed, offeredIn } from '#domain/codes/code.ts'
import { nationalRanks } from '#domain/codes/national-rank.ts'
import { personKinds } from '#domain/codes/person-kind.ts'
import { effectMonths, punishments as kinds } from '#domain/codes/punishment.ts'
import { fitsKind, fitsLevel, ranks, stepsDown } from '#domain/codes/rank.ts'
import { readFields } from '#domain/dossiers/form.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { punishments } from '#domain/dossiers/sections/punishments.ts'
import type { PartialDate } from '#domain/time.ts'

const typed = (values: Record<string, string>) => (key: string) => values[key] ?? ''
const today = '20261129' as PartialDate

describe('a code with years', () => {
  it('is offered in its years and not after them', () => {
    const names = (year: number) => offeredIn(nationalRanks, year).map(({ name }) => name)
    expect([names(2010), names(2026)].map((offered) => offered.includes('副调研员'))).toEqual([true, false])
    expect([names(2010), names(2026)].map((offered) => offered.includes('四级调研员'))).toEqual([false, true])
  })

  it('is taken by a record of its time, read without a date, and refused to any other time', () => {
    const read = (decided: string) => readFields(punishments, typed({ kind: '撤职（事业单位）', decided }))
    expect(read('2015.06')).toMatchObject({ ok: true, fields: { kind: { code: '44' } } })
    expect(read('')).toMatchObject({ ok: true })
    expect(read('2025.06')).toEqual({ ok: false, problems: { kind: 'code-not-then' } })
  })

  it('has a field that says the year, and no year before the one in which it ends', () => {
    const dated = sections.flatMap(({ fields }) => fields.filter((field) => field.dated))
    expect(dated.length).toBeGreaterThan(0)
    for (const { codes } of sections.flatMap(({ fields }) => fields)) {
      for (const { since = 0, until = 9999 } of codes?.codes ?? []) expect(since).toBeLessThanOrEqual(until)
    }
  })
})

describe('the codes of a table', () => {
  const tables = new Map(
    sections.flatMap(({ fields }) => fields.flatMap(({ codes }) => (codes ? [[codes.key, codes]] : []))),
  )

  it('are each there once, by number and by name', () => {
    for (const { key, codes } of tables.values()) {
      expect(new Set(codes.map(({ code }) => code)).size, key).toBe(codes.length)
      expect(new Set(codes.map(({ name }) => name)).size, key).toBe(codes.length)
    }
  })
})

describe('the ladders of rank', () => {
  const offered = (kind?: string) => new Set(offeredIn(ranks, 2026, kind).map(({ name }) => name))

  it('are offered to the kinds of person that they are made for, and all to whoever is of no kind yet', () => {
    expect(offered('10').has('四级调研员')).toBe(true)
    expect(offered('10').has('中层正职')).toBe(false)
    expect(offered('30').has('中层正职')).toBe(true)
    expect(offered('30').has('四级调研员')).toBe(false)
    for (const kind of [undefined, '99']) expect(offered(kind)).toEqual(offered())
    expect(offered().has('中层正职') && offered().has('四级调研员')).toBe(true)
  })

  const of = (name: string) => codeNamed(ranks, name)?.code ?? ''
  const steps = (from: string, to: string) => stepsDown(of(from), of(to))

  it('are compared within themselves alone, each from its top', () => {
    expect(steps('中层正职', '主管')).toBe(2)
    expect(steps('五级职员', '七级职员')).toBe(2)
    expect(steps('四级调研员', '二级调研员')).toBe(-2)
    expect(steps('高级技师', '初级工')).toBe(4)
    expect(steps('七级职员', '专业技术十级')).toBeUndefined()
    expect(steps('县处级正职', '一级调研员')).toBeUndefined()
    fc.assert(
      fc.property(fc.constantFrom(...ranks.codes), fc.constantFrom(...ranks.codes), (one, other) => {
        const there = stepsDown(one.code, other.code)
        const back = stepsDown(other.code, one.code)
        expect(back).toBe(there === undefined ? undefined : 0 - there)
      }),
    )
  })

  it('are those of the kind of person', () => {
    const fits = (kind: string) =>
      ['一级主任科员', '七级职员', '专业技术十级', '中层正职', '高级工', '县处级正职'].filter((name) =>
        fitsKind(of(name), codeNamed(personKinds, kind)?.code ?? ''),
      )
    expect(fits('公务员')).toEqual(['一级主任科员', '县处级正职'])
    expect(fits('事业单位管理人员')).toEqual(['七级职员', '县处级正职'])
    expect(fits('事业单位专业技术人员')).toEqual(['七级职员', '专业技术十级'])
    expect(fits('企业技能人员')).toEqual(['中层正职', '高级工'])
    expect(fitsKind(of('中层正职'), '41')).toBeUndefined()
    expect(fitsKind('', '10')).toBeUndefined()
  })

  it('say which rank a post of a level takes at the least', () => {
    const fits = (rank: string, level: string) => fitsLevel(of(rank), of(level))
    expect([fits('四级调研员', '县处级副职'), fits('一级主任科员', '县处级副职')]).toEqual([true, false])
    expect([fits('县处级正职', '县处级副职'), fits('乡科级正职', '县处级副职')]).toEqual([true, false])
    expect(fits('七级职员', '县处级副职')).toBeUndefined()
  })
})

describe('the effect of a punishment', () => {
  it('runs from the decision for as long as its kind says, kept inside the month', () => {
    const until = punishments.fields.find(({ key }) => key === 'until')
    const of = (fields: Fields) => until?.derive?.(fields, {}, today)
    const demerit = kinds.codes.find(({ name }) => name === '政务记过')
    expect(effectMonths(demerit?.code)).toBe(12)
    const kind = { code: demerit?.code ?? '', text: '政务记过' }
    expect(of({ kind, decided: '20240131' as PartialDate })).toBe('20250131')
    expect(of({ kind: { code: '41', text: '' }, decided: '20230831' as PartialDate })).toBe('20240229')
    expect(of({ kind, decided: '2024' as PartialDate })).toBeUndefined()
    expect(of({ kind: { text: '别的' }, decided: '20240131' as PartialDate })).toBeUndefined()
  })
})
