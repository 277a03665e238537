import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { materialGroups } from '#domain/access/groups.ts'
import { catalogueOf, countsOf } from '#domain/materials/catalogue.ts'
import { type ClassKey, classes, headings, readClass } from '#domain/materials/classes.ts'
import { type Entry, groupOf } from '#domain/materials/material.ts'
import { type PartialDate, partialDate } from '#domain/time.ts'

const keys = classes.map(({ key }) => key)

const anyDate: fc.Arbitrary<PartialDate | undefined> = fc
  .tuple(
    fc.integer({ min: 1950, max: 1953 }),
    fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
    fc.option(fc.integer({ min: 1, max: 28 }), { nil: undefined }),
    fc.boolean(),
  )
  .map(([year, month, day, undated]) => {
    const parts = [year, month, month === undefined ? undefined : day].filter((part) => part !== undefined)
    return undated ? undefined : partialDate(parts.map((part) => String(part).padStart(2, '0')).join(''))
  })

const titles = ['入党志愿书', '转正申请书', '处分决定', '关于处分的批复', '本人检查', '年度考核登记表', '证明材料']

const anyEntry: fc.Arbitrary<Entry> = fc
  .record({
    class: fc.constantFrom(...keys),
    title: fc.constantFrom(...titles),
    date: anyDate,
    copies: fc.integer({ min: 1, max: 3 }),
    pages: fc.integer({ min: 1, max: 30 }),
    form: fc.constantFrom('original' as const, 'copy' as const),
    volume: fc.constantFrom('original' as const, 'duplicate' as const, 'both' as const),
    matter: fc.option(fc.constantFrom('甲案', '乙案'), { nil: undefined }),
  })
  .map(({ date, matter, ...entry }) => ({ ...entry, ...(date && { date }), ...(matter && { matter }) }))

const anyPapers = fc
  .array(anyEntry, { maxLength: 40 })
  .map((entries) => entries.map((entry, at) => ({ id: String(at).padStart(3, '0'), entry })))

type Given = Partial<Entry> & Pick<Entry, 'class' | 'title'>
const paper = (id: string, given: Given) => ({
  id,
  entry: { copies: 1, pages: 1, form: 'original', volume: 'original', ...given } satisfies Entry,
})
const dated = (id: string, key: ClassKey, date: string, title = '登记表', matter?: string) =>
  paper(id, {
    class: key,
    title,
    ...(date && { date: date as PartialDate }),
    ...(matter && { matter }),
  })
const idsIn = (papers: readonly ReturnType<typeof paper>[], key: ClassKey) =>
  catalogueOf(papers)
    .find((heading) => heading.key === key)
    ?.entries.map(({ of }) => of.id)

describe('the catalogue', () => {
  it('has every heading in the printed order, also over nothing', () => {
    const shown = catalogueOf([])
    expect(shown.map(({ key }) => key)).toEqual('1 2 3 4 4-1 4-2 4-3 4-4 5 6 7 8 9 9-1 9-2 9-3 9-4 10'.split(' '))
    expect(shown.every(({ entries }) => entries.length === 0)).toBe(true)
    expect(headings.filter(({ depth }) => depth === 1)).toHaveLength(10)
  })

  it('numbers each class from one on without a gap, whatever lies in it', () => {
    fc.assert(
      fc.property(anyPapers, (papers) => {
        for (const { key, entries } of catalogueOf(papers))
          expect(entries.map(({ number }) => number)).toEqual(entries.map((_, at) => `${key}-${at + 1}`))
      }),
    )
  })

  it('has every paper once and under its own class', () => {
    fc.assert(
      fc.property(anyPapers, (papers) => {
        const shown = catalogueOf(papers)
        expect(shown.flatMap(({ entries }) => entries.map(({ of }) => of.id)).toSorted()).toEqual(
          papers.map(({ id }) => id),
        )
        for (const { key, entries } of shown) expect(entries.every(({ of }) => of.entry.class === key)).toBe(true)
      }),
    )
  })

  it('does not depend on the order in which it was given the papers', () => {
    fc.assert(
      fc.property(anyPapers, (papers) => {
        expect(catalogueOf(papers.toReversed())).toEqual(catalogueOf(papers))
      }),
    )
  })

  it('goes by time in the classes that do, undated papers at the end', () => {
    fc.assert(
      fc.property(anyPapers, (papers) => {
        for (const { key, entries } of catalogueOf(papers)) {
          if (['5', '6', '8'].includes(key)) continue
          const dates = entries.map(({ of }) => of.entry.date ?? '9')
          expect(dates).toEqual(dates.toSorted())
        }
      }),
    )
  })

  it('keeps a matter together in 五 and 八', () => {
    fc.assert(
      fc.property(anyPapers, (papers) => {
        for (const { key, entries } of catalogueOf(papers)) {
          if (key !== '5' && key !== '8') continue
          const matters = entries.map(({ of }) => of.entry.matter ?? of.id)
          expect(matters.filter((matter, at) => matter !== matters[at - 1])).toHaveLength(new Set(matters).size)
        }
      }),
    )
  })

  it('keeps everything of a paper that moves, and both classes without a gap', () => {
    fc.assert(
      fc.property(anyPapers, fc.constantFrom(...keys), fc.nat(), (papers, to, at) => {
        const moved = papers[at % Math.max(1, papers.length)]
        if (!moved) return
        const after = papers.map((one) => (one === moved ? { ...one, entry: { ...one.entry, class: to } } : one))
        const [was, is] = [catalogueOf(papers), catalogueOf(after)]
        expect(countsOf(is)).toEqual(countsOf(was))
        const found = is.find(({ key }) => key === to)?.entries.find(({ of }) => of.id === moved.id)
        expect(found?.of.entry).toEqual({ ...moved.entry, class: to })
        for (const { key, entries } of is)
          expect(entries.map(({ number }) => number)).toEqual(entries.map((_, at) => `${key}-${at + 1}`))
      }),
    )
  })

  it('puts an unknown month or day before the known ones of its year, and no date last', () => {
    const papers = ['', '1998', '199807', '19980701', '1997'].map((date, at) => dated(`${at}`, '3', date))
    expect(idsIn(papers, '3')).toEqual(['4', '1', '2', '3', '0'])
  })

  it('puts the papers of a case as the rule has them, whatever their dates', () => {
    const papers = [
      dated('own', '8', '2001', '本人检查', '甲'),
      dated('proof', '8', '2002', '证明材料', '甲'),
      dated('report', '8', '2003', '关于某某问题的调查报告', '甲'),
      dated('view', '8', '2004', '本人对处分决定的意见', '甲'),
      dated('decision', '8', '2005', '中共某市纪律检查委员会关于给予处分的决定', '甲'),
      dated('approval', '8', '2006', '关于处分决定的批复', '甲'),
      dated('other', '8', '2000', '失信被执行人记录'),
    ]
    expect(idsIn(papers, '8')).toEqual(['other', 'approval', 'decision', 'view', 'report', 'proof', 'own'])
  })

  it('puts league before party and other parties last in 六', () => {
    const papers = [
      dated('other', '6', '1980', '加入民盟申请表'),
      dated('regular', '6', '1981', '转正申请书'),
      dated('asks', '6', '1982', '入党申请书'),
      dated('joins', '6', '1983', '中国共产党入党志愿书'),
      dated('league', '6', '1984', '入团志愿书'),
      dated('back', '6', '1985', '恢复组织生活的决定'),
    ]
    expect(idsIn(papers, '6')).toEqual(['league', 'joins', 'asks', 'regular', 'back', 'other'])
  })

  it('takes one volume alone, with numbers of its own', () => {
    const papers = [
      dated('a', '3', '1990'),
      paper('b', { class: '3', title: '登记表', date: '1991' as PartialDate, volume: 'duplicate' }),
      paper('c', { class: '3', title: '登记表', date: '1992' as PartialDate, volume: 'both' }),
    ]
    const numbers = (volume: 'original' | 'duplicate') =>
      catalogueOf(papers, volume).flatMap(({ entries }) => entries.map(({ of, number }) => [of.id, number]))
    expect(numbers('original')).toEqual([
      ['a', '3-1'],
      ['c', '3-2'],
    ])
    expect(numbers('duplicate')).toEqual([
      ['b', '3-1'],
      ['c', '3-2'],
    ])
  })
})

describe('a class that somebody typed', () => {
  it.each([
    ['3', '3'],
    ['4-1', '4-1'],
    ['４－２', '4-2'],
    ['四-1', '4-1'],
    ['041', '4-1'],
    ['100', '10'],
    ['10', '10'],
    ['十', '10'],
    ['三、考核鉴定类', '3'],
    ['履历类', '1'],
    ['出国（境）', '9-3'],
    ['9-2-5', '9-2'],
    ['3-12', '3'],
    ['党、团类', '6'],
    ['4-1 学历学位', '4-1'],
    ['任免', '9-2'],
  ])('reads %s as %s', (typed, key) => expect(readClass(typed)).toBe(key))

  it.each(['4', '九', '4类', '九、工资、任免、出国和会议代表类'])('asks for the sub-class of %s', (typed) =>
    expect(readClass(typed)).toBe('sub-class'),
  )
  it.each(['', '0', '11', '4-5', '9-0', '3-1-1', '年度考核登记表'])('knows no class %s', (typed) =>
    expect(readClass(typed)).toBeUndefined(),
  )

  it('is in a group of its own, ten in all', () => {
    expect([...new Set(keys.map(groupOf))].toSorted()).toEqual([...materialGroups].toSorted())
  })
})
