import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readResume } from '#domain/parsing/resume.ts'

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
