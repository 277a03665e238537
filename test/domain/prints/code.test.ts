import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readScan } from '#domain/custody/scan.ts'
import { pageCode, readPageCode, runCode } from '#domain/prints/code.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const anyRun = fc.uint8Array({ minLength: 4, maxLength: 4 }).map(runCode)
const anyOrdinal = fc.integer({ min: 1, max: 999 })

describe('a page code', () => {
  it('reads back what it was made of', () => {
    fc.assert(
      fc.property(anyRun, anyOrdinal, (run, ordinal) => {
        const code = pageCode(run, ordinal)
        expect(readPageCode(code)).toEqual({ ok: true, value: { run, ordinal, code } })
      }),
    )
  })

  it('finds every wrong character of run and page', () => {
    fc.assert(
      fc.property(anyRun, anyOrdinal, fc.nat(), fc.nat(31), (run, ordinal, at, other) => {
        const code = pageCode(run, ordinal)
        const places = [...code].flatMap((char, index) => (index > 1 && char !== '-' ? [index] : []))
        const place = places[at % places.length] ?? 2
        const char = alphabet[other] ?? '0'
        fc.pre(char !== code[place])
        const wrong = code.slice(0, place) + char + code.slice(place + 1)
        expect(readPageCode(wrong).ok).toBe(false)
      }),
    )
  })

  it('finds two characters that changed places', () => {
    fc.assert(
      fc.property(anyRun, anyOrdinal, fc.integer({ min: 2, max: 4 }), (run, ordinal, at) => {
        const code = pageCode(run, ordinal)
        fc.pre(code[at] !== code[at + 1])
        const wrong = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2)
        expect(readPageCode(wrong)).toEqual({ ok: false, refusal: 'scan.check' })
      }),
    )
  })

  it('has no letter that is taken for a digit', () => {
    fc.assert(
      fc.property(anyRun, anyOrdinal, (run, ordinal) => {
        expect(pageCode(run, ordinal)).not.toMatch(/[ILOU]/)
      }),
    )
  })
})

describe('a scan', () => {
  const code = pageCode('7F3K', 2)

  it.each([
    ['small letters', code.toLowerCase()],
    ['full width', 'Ｐ－７Ｆ３Ｋ－２－Ｘ'],
    ['a Chinese dash', code.replaceAll('-', '——')],
    ['an en dash', code.replaceAll('-', '–')],
    ['blanks around', `  ${code}\u00a0`],
    ['a zero-width space within', `P-7F\u200b3K-2-X`],
    ['no dashes', code.replaceAll('-', '')],
    ['the sign of a QR before it', `]Q1${code}`],
    ['a sign before and after it', `~${code}#`],
    ['letters that look like digits', pageCode('1010', 2).replace('1010', 'IOLo')],
  ])('finds the page from %s', (_, typed) => {
    expect(readScan(typed)).toMatchObject({ is: 'page' })
  })

  it.each([
    ['letters that an input method swallowed', '-73-2-', 'scan.letters-lost'],
    ['the letters of a box swallowed', '-03-2-07', 'scan.letters-lost'],
    ['letters turned into 汉字', '盘-7F3K-2-X', 'scan.letters-lost'],
    ['half a code', 'P-7F3', 'scan.incomplete'],
    ['the other half', 'K-2-X', 'scan.unknown'],
    ['a wrong check character', 'P-7F3K-2-Y', 'scan.check'],
    ['nothing', '  ', 'scan.empty'],
    ['something else', 'HELLO', 'scan.unknown'],
  ])('is a clear miss for %s', (_, typed, refusal) => {
    expect(readScan(typed)).toEqual({ is: 'miss', refusal })
  })

  it.each([
    ['A-03-2-07', 'box', 'A-03-2-07'],
    ['a-3-2-7', 'box', 'A-03-2-07'],
    ['Ａ－０３－２－０７', 'box', 'A-03-2-07'],
    ['A-03——2', 'shelf', 'A-03-2'],
    ['B', 'room', 'B'],
    ['A-12-1-104', 'box', 'A-12-1-104'],
  ])('finds the place %s', (typed, kind, place) => {
    expect(readScan(typed)).toEqual({ is: 'place', kind, code: place })
  })

  it.each(['A-00-2-07', 'A-03-2-07-1', 'P-03-2-07', 'O-03'])('takes %s for no place', (typed) => {
    expect(readScan(typed).is).toBe('miss')
  })
})
