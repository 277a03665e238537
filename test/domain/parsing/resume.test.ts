import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readResume } from '#domain/parsing/resume.ts'
import type { PartialDate } from '#domain/time.ts'

const lines = (text: string) =>
  readResume(text).map(({ fields }) =>
    [fields['from'], fields['to'] ?? '', fields['text'], fields['during']].filter((x) => x !== undefined).join('|'),
  )

const plain = ['199309|199707|材料系学习', '199707|200105|车间技术员', '200105||技术部部长']

describe('a résumé', () => {
  it.each<[string, string]>([
    ['lines', '1993.09--1997.07  材料系学习\n1997.07--2001.05  车间技术员\n2001.05--         技术部部长'],
    ['Windows lines', '1993.09--1997.07  材料系学习\r\n1997.07--2001.05  车间技术员\r\n2001.05--         技术部部长'],
    ['carriage returns', '1993.09--1997.07  材料系学习\r1997.07--2001.05  车间技术员\r2001.05--  技术部部长'],
    ['a literal &#xD;', '1993.09--1997.07  材料系学习&#xD;1997.07--2001.05  车间技术员&#xD;\n2001.05--  技术部部长'],
    [
      'runs of 18 blanks',
      `1993.09--1997.07  材料系学习${' '.repeat(18)}1997.07--2001.05  车间技术员${' '.repeat(18)}2001.05--  技术部部长`,
    ],
    [
      'runs of nine full-width blanks',
      `1993.09--1997.07  材料系学习${'\u3000'.repeat(9)}1997.07--2001.05  车间技术员${'\u3000'.repeat(9)}2001.05--  技术部部长`,
    ],
    ['one line', '1993.09--1997.07  材料系学习1997.07--2001.05  车间技术员2001.05--         技术部部长'],
    ['one line with semicolons', '1993.09--1997.07材料系学习；1997.07--2001.05车间技术员；2001.05至今技术部部长'],
    ['numbered lines', '1、1993.09--1997.07 材料系学习\n2、1997.07--2001.05 车间技术员\n3、2001.05--至今 技术部部长'],
    ['numbers on one line', '1.1993.09--1997.07 材料系学习；2.1997.07--2001.05 车间技术员；3.2001.05--至今 技术部部长'],
    ['one dash', '1993.09-1997.07 材料系学习\n1997.07-2001.05 车间技术员\n2001.05- 技术部部长'],
    ['box dashes', '1993.09─1997.07 材料系学习\n1997.07──2001.05 车间技术员\n2001.05─ 技术部部长'],
    ['Chinese dashes', '1993.09—1997.07 材料系学习\n1997.07——2001.05 车间技术员\n2001.05—— 技术部部长'],
    ['full-width dashes', '1993.09－1997.07 材料系学习\n1997.07－－2001.05 车间技术员\n2001.05－ 技术部部长'],
    ['tildes', '1993.09~1997.07 材料系学习\n1997.07～2001.05 车间技术员\n2001.05~ 技术部部长'],
    ['至', '1993.09至1997.07 材料系学习\n1997.07至2001.05 车间技术员\n2001.05至今 技术部部长'],
    ['年 and 月', '1993年9月至1997年7月 材料系学习\n1997年7月至2001年5月 车间技术员\n2001年5月至今 技术部部长'],
    ['full-width points', '1993．09--1997．07 材料系学习\n1997．07--2001．05 车间技术员\n2001．05--至今 技术部部长'],
    [
      'full-width digits',
      '１９９３．０９--１９９７．０７ 材料系学习\n1997.07--2001.05 车间技术员\n2001.05-- 技术部部长',
    ],
    ['yyyyMM', '199309-199707 材料系学习\n199707--200105 车间技术员\n200105-- 技术部部长'],
    ['yyyy-MM', '1993-09--1997-07 材料系学习\n1997-07-2001-05 车间技术员\n2001-05--今 技术部部长'],
    ['days', '1993.09.01--1997.07.10 材料系学习\n1997.07.11--2001.05.08 车间技术员\n2001.05.09-- 技术部部长'],
    ['起', '1993.09--1997.07 材料系学习\n1997.07--2001.05 车间技术员\n2001.05起 技术部部长'],
    ['colons', '1993.09--1997.07：材料系学习\n1997.07--2001.05：车间技术员\n2001.05--：技术部部长'],
    [
      'an indent',
      '    1993.09--1997.07  材料系学习\n\u3000\u30001997.07--2001.05  车间技术员\n\t2001.05--  技术部部长',
    ],
    [
      'blank lines between',
      '1993.09--1997.07  材料系学习\n\n \n1997.07--2001.05  车间技术员\n\n2001.05--  技术部部长\n',
    ],
    [
      'a folded line',
      '1993.09--1997.07  材料\n                  系学习\n1997.07--2001.05  车间技术员\n2001.05--  技术部\n部长',
    ],
  ])('is read from %s', (_, text) => {
    expect(lines(text).map((line) => line.replace('1997.07.11', '1997.07'))).toEqual(plain)
    expect(readResume(text).flatMap(({ doubts }) => doubts)).toEqual([])
  })

  it.each<[string, string, string]>([
    [
      'on its line',
      '2001.05--2006.03  部长（其间：2002.01--2002.06某校学习）',
      '200105|200603|部长|2002.01--2002.06某校学习',
    ],
    [
      'on its own line',
      '2001.05--2006.03  部长\n（其间：2002.01--2002.06某校学习）',
      '200105|200603|部长|2002.01--2002.06某校学习',
    ],
    [
      'indented',
      '2001.05--2006.03  部长\n                  （其间：2002.01--2002.06某校学习）',
      '200105|200603|部长|2002.01--2002.06某校学习',
    ],
    [
      'in half-width brackets',
      '2001.05--2006.03  部长(其间:2002.01-2002.06某校学习)',
      '200105|200603|部长|2002.01-2002.06某校学习',
    ],
    [
      'in mixed brackets',
      '2001.05--2006.03  部长（其间:2002.01-2002.06某校学习)',
      '200105|200603|部长|2002.01-2002.06某校学习',
    ],
    [
      'behind 期间',
      '2001.05--2006.03  部长（期间：2002.01—2002.06某校学习）',
      '200105|200603|部长|2002.01—2002.06某校学习',
    ],
    [
      'behind 其中',
      '2001.05--2006.03  部长（其中：2002.01至2002.06某校学习）',
      '200105|200603|部长|2002.01至2002.06某校学习',
    ],
    [
      'without a word',
      '2001.05--2006.03  部长（2002.01--2002.06某校学习）',
      '200105|200603|部长|2002.01--2002.06某校学习',
    ],
    ['with 起', '2001.05--2006.03  部长（2003.04起兼任书记）', '200105|200603|部长|2003.04起兼任书记'],
    [
      'in several stretches',
      '2001.05--2006.03  部长（其间：2002.01--2002.06某校学习；2003.01--2003.03挂职）',
      '200105|200603|部长|2002.01--2002.06某校学习；2003.01--2003.03挂职',
    ],
    [
      'in several brackets',
      '2001.05--2006.03  部长（其间：2002.01--2002.06某校学习）\n（期间：2003.01--2003.03挂职）',
      '200105|200603|部长|2002.01--2002.06某校学习；2003.01--2003.03挂职',
    ],
    [
      'with brackets inside',
      '2001.05--2006.03  部长（其间：2002.01--2002.06某校（上海）学习）',
      '200105|200603|部长|2002.01--2002.06某校（上海）学习',
    ],
    [
      'folded',
      '2001.05--2006.03  部长\n（其间：2002.01--2002.06某校\n学习）',
      '200105|200603|部长|2002.01--2002.06某校学习',
    ],
    [
      'without brackets',
      '2001.05--2006.03  部长，其间：2002.01-2002.06某校学习',
      '200105|200603|部长|2002.01-2002.06某校学习',
    ],
  ])('finds 其间 %s', (_, text, expected) => {
    expect(lines(text)).toEqual([expected])
    expect(readResume(text)[0]?.doubts).toEqual([])
  })

  it.each([
    '1800人大厂的班长',
    '1998人大厂的班长',
    '2000 人的工厂任班长',
    '1998户家庭的联系人',
    '2000.5亩农场的场长',
    '199805号文件任命',
    '2003届毕业生班主任',
    '1950厂车间主任',
    '1998至2000人的大厂任班长',
    '2000--3000吨级货轮大副',
    '2008年北京奥运会志愿者',
    '1200.50万元项目负责人',
    '3100.05.12班组长',
  ])('takes %s for what it is: the end of the sentence above', (line) => {
    const [first, second, ...more] = readResume(`1993.09--1997.07  材料系学习\n1997.07--2001.05  某厂\n${line}`)
    expect(more).toEqual([])
    expect([first?.fields['text'], second?.fields['text']]).toEqual(['材料系学习', `某厂${line}`])
  })

  it.each([
    ['1997.07人事部科员', '199707', '人事部科员'],
    ['1997.07--2001.05人民银行某支行会计', '199707', '人民银行某支行会计'],
    ['1997.07--2001.05台州某厂技术员', '199707', '台州某厂技术员'],
    ['199707万安县某局科员', '199707', '万安县某局科员'],
    ['1997年7月家具厂工人', '199707', '家具厂工人'],
    ['1997年  家具厂工人', '1997', '家具厂工人'],
  ])('still begins a line with the month of %s', (line, from, text) => {
    expect(readResume(`1993.09--1997.07 学习\n${line}`)[1]?.fields).toMatchObject({ from, text })
  })

  it.each([
    ['（1993.09--1997.07）材料系学习\n（1997.07--2001.05）车间技术员\n（2001.05--至今）技术部部长'],
    ['【1993.09-1997.07】材料系学习\n【1997.07-2001.05】车间技术员\n【2001.05-】技术部部长'],
  ])('is read with its months in brackets: %s', (text) => {
    expect(lines(text)).toEqual(plain)
    expect(readResume(text).flatMap(({ doubts }) => doubts)).toEqual([])
  })

  it('knows the present post though it stands before the others', () => {
    const text = '2001.05--至今 技术部部长\n1993.09--1997.07 材料系学习\n1997.07--2001.05 车间技术员'
    expect(readResume(text).flatMap(({ doubts }) => doubts)).toEqual([])
  })

  it('is read by years where it is told by years', () => {
    expect(lines('1993--1997 某校学习\n1997年参加工作\n2001 某厂厂长')).toEqual([
      '1993|1997|某校学习',
      '1997||参加工作',
      '2001||某厂厂长',
    ])
  })

  describe('with years of two digits', () => {
    const short = '90.09—94.07　某大学学习\n94.07—05.03 某厂技术员\n2005.03--12年10月 某局科员\n12.10-- 至今 某局科长'
    const told = (birth?: PartialDate) => readResume(short, birth)

    it('is read by the year of birth and by the order, and says so once without a doubt', () => {
      const read = told('197203' as PartialDate)
      expect(read.map(({ fields }) => [fields['from'], fields['to'], fields['text']])).toEqual([
        ['199009', '199407', '某大学学习'],
        ['199407', '200503', '某厂技术员'],
        ['200503', '201210', '某局科员'],
        ['201210', undefined, '某局科长'],
      ])
      expect(read.flatMap(({ doubts }) => doubts)).toEqual([{ code: 'years-lengthened', field: 'from' }])
    })

    it('is read into the other century for who was born in it', () => {
      const [line] = readResume('12.09—18.06 某小学读书', '200605' as PartialDate)
      expect(line?.fields).toMatchObject({ from: '201209', to: '201806' })
    })

    it('offers both centuries where neither birth nor order decides', () => {
      const read = told()
      expect(read[3]?.doubts).toContainEqual(
        expect.objectContaining({ code: 'century-unknown', field: 'from', readings: ['1912.10', '2012.10'] }),
      )
      expect(read[3]?.fields['text']).toBe('12.10-- 至今 某局科长')
      expect(read[0]?.fields).toMatchObject({ from: '199009', to: '199407' })
    })

    it.each([
      '12.5—13.6米的管道铺设',
      '10.15—11.20 分的成绩',
      '90.09 某厂技术员',
      '90.09—94.07万元的项目',
      '3.05—4.06倍',
      '190.09—94.07',
    ])('takes %s for no date', (text) => {
      const [, second] = readResume(`1990.01—1994.07 某厂\n${text}`, '197003' as PartialDate)
      expect(second).toBeUndefined()
    })
  })

  it('leaves a month that is none where it is seen', () => {
    expect(readResume('1998.13--2001.05 某厂技术员')[0]).toMatchObject({
      fields: { to: '200105', text: '1998.13--2001.05 某厂技术员' },
      doubts: [{ code: 'month-impossible', field: 'from' }],
    })
  })

  it('is in order of time when the file begins with the newest line, and says so without a doubt', () => {
    const turned = readResume('2001.05--  技术部部长\n1997.07--2001.05  车间技术员\n1993.09--1997.07  材料系学习')
    expect(turned.map(({ fields }) => fields['text'])).toEqual(['材料系学习', '车间技术员', '技术部部长'])
    expect(turned.flatMap(({ doubts }) => doubts)).toEqual([{ code: 'resume-turned', field: 'from' }])
  })

  it('means the same from either end, whatever stands below its lines', () => {
    const month = fc.integer({ min: 1990 * 12, max: 2020 * 12 })
    fc.assert(
      fc.property(fc.uniqueArray(month, { minLength: 3, maxLength: 9 }), fc.boolean(), (months, open) => {
        const written = (at: number) => `${Math.floor(at / 12)}.${String((at % 12) + 1).padStart(2, '0')}`
        const sorted = months.toSorted((a, b) => a - b)
        const all = sorted.slice(0, -1).map((from, at) => {
          const last = at === sorted.length - 2
          return `${written(from)}--${last && open ? '' : written(sorted[at + 1] ?? 0)}  某厂第${at}职\n（其间：某校学习）`
        })
        const said = (text: string) => readResume(text).map(({ fields }) => fields)
        expect(said(all.toReversed().join('\n'))).toEqual(said(all.join('\n')))
        expect(readResume(all.toReversed().join('\n')).flatMap(({ doubts }) => doubts.map(({ code }) => code))).toEqual(
          ['resume-turned'],
        )
      }),
    )
  })

  it('leaves a remark in brackets in its line', () => {
    expect(lines('2001.05--2006.03  某厂副厂长（2004.02 正处级）')).toEqual([
      '200105|200603|某厂副厂长（2004.02 正处级）',
    ])
    expect(lines('2001.05--2006.03  某厂（国有）副厂长（试用期一年）')).toEqual([
      '200105|200603|某厂（国有）副厂长（试用期一年）',
    ])
  })

  it('keeps months inside a sentence in their line', () => {
    expect(lines('2006.03--2008.01 某局科员，2007.01--2007.06在某县挂职')).toEqual([
      '200603|200801|某局科员，2007.01--2007.06在某县挂职',
    ])
  })

  it.each<[string, string, number, unknown]>([
    [
      'a month that may be January or October',
      '1985.1--1985.12 某校学习',
      0,
      { code: 'january-or-october', field: 'from', readings: ['1985.01', '1985.10'] },
    ],
    ['years without months', '1993--1997 某校学习', 0, { code: 'month-unknown', field: 'from' }],
    [
      'a single month before another line',
      '1997.07 参加工作\n1997.09--2001.05 技术员',
      0,
      { code: 'single-date', field: 'to', readings: ['1997.09', '1997.07'] },
    ],
    [
      'a single month at the end',
      '1993.09--1997.07 学习\n1997.07 参加工作',
      1,
      { code: 'single-date-last', field: 'to', readings: ['1997.07'] },
    ],
    [
      'an open end in the middle',
      '1993.09--至今 学习\n1997.07-- 技术员',
      0,
      { code: 'open-end-early', field: 'to', readings: ['1997.07'] },
    ],
    [
      'a missing end in the middle',
      '1993.09-- 学习\n1997.07-- 技术员',
      0,
      { code: 'end-missing', field: 'to', readings: ['1997.07'] },
    ],
    ['a line without a month', '曾在某厂工作\n1997.07-- 技术员', 0, { code: 'line-undated', field: 'from' }],
    ['an open bracket', '2001.05-- 部长（其间：2002.01--2002.06学习', 0, { code: 'bracket-open', field: 'during' }],
  ])('is doubtful about %s', (_, text, at, expected) => {
    expect(readResume(text)[at]?.doubts).toContainEqual(expected)
  })

  it('loses no word, whatever it is given', () => {
    const piece = fc.constantFrom(
      '1993.09',
      '199707',
      '2001年5月',
      '1985.1',
      '--',
      '—',
      '至',
      '至今',
      '~',
      '（',
      '）',
      '(',
      ')',
      '其间：',
      '期间：',
      '；',
      '，',
      '\n',
      '\r\n',
      '&#xD;',
      '  ',
      '\u3000',
      ' '.repeat(18),
      '某厂',
      '技术员',
      '学习',
      '𠮷',
      '2.',
      '起',
      '今',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('')
        const kept = readResume(text)
          .map(({ fields, raw }) => `${raw}${String(fields['text'])}${String(fields['during'] ?? '')}`)
          .join('')
        const words = (all: string) => (all.match(/[某厂技术员学习𠮷]/gu) ?? []).length
        const inFields = readResume(text)
          .map(({ fields }) => `${String(fields['text'])}${String(fields['during'] ?? '')}`)
          .join('')
        expect(words(inFields)).toBe(words(text))
        expect(words(kept)).toBe(2 * words(text))
      }),
      { numRuns: 400 },
    )
  })
})
