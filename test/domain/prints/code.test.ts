import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readScan } from '#domain/custody/scan.ts'
import { pageCode, readPageCode, runCode } from '#domain/prints/code.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const anyRun = fc.uint8Array({ minLength: 4, maxLength: 4 }).map(runCode)
const anyOrdinal = fc.integer({ min: 1, max: 999 })

/** Whatever a keyboard can put in the place of a character, and what it is read as. */
const keys = [...`${alphabet}ILOU`]
const meant = (char: string) => char.replace('O', '0').replace(/[IL]/, '1')

/** One of the places of a code that carry meaning: not the P, no dash. */
function placeIn(code: string, at: number): number {
  const places = [...code].flatMap((char, index) => (index > 1 && char !== '-' ? [index] : []))
  return places[at % places.length] ?? 2
}

describe('a page code', () => {
  it('reads back what it was made of', () => {
    fc.assert(
      fc.property(anyRun, anyOrdinal, (run, ordinal) => {
        const code = pageCode(run, ordinal)
        expect(readPageCode(code)).toEqual({ ok: true, value: { run, ordinal, code } })
      }),
    )
  })

  it('finds every wrong character after the P', () => {
    fc.assert(
      fc.property(anyRun, anyOrdinal, fc.nat(), fc.constantFrom(...keys), (run, ordinal, at, char) => {
        const code = pageCode(run, ordinal)
        const place = placeIn(code, at)
        fc.pre(meant(char) !== code[place])
        expect(readPageCode(code.slice(0, place) + char + code.slice(place + 1)).ok).toBe(false)
      }),
    )
  })

  it('finds any two characters that changed places', () => {
    fc.assert(
      fc.property(anyRun, anyOrdinal, fc.nat(), fc.nat(), (run, ordinal, one, other) => {
        const code = pageCode(run, ordinal)
        const [from, to] = [placeIn(code, one), placeIn(code, other)]
        fc.pre(code[from] !== code[to])
        const wrong = [...code].map((char, at) => (at === from ? code[to] : at === to ? code[from] : char)).join('')
        expect(readPageCode(wrong).ok).toBe(false)
      }),
    )
  })

  it('finds every wrong digit of every page a run can have', () => {
    const missed = Array.from({ length: 999 }, (_, index) => pageCode('0000', index + 1)).flatMap((code) =>
      [...code.matchAll(/(?<=^P-0000-\d*)\d/g)].flatMap(({ index }) =>
        [...'0123456789']
          .filter((digit) => digit !== code[index])
          .map((digit) => code.slice(0, index) + digit + code.slice(index + 1))
          .filter((wrong) => readPageCode(wrong).ok),
      ),
    )
    expect(missed).toEqual([])
  })

  it.each(['031', '097', '002', '02', '0', '000'])(
    'has no 0 before the place in its run, whatever the check: %s',
    (place) => {
      for (const check of alphabet)
        expect(readPageCode(`P-0000-${place}-${check}`)).toEqual({ ok: false, refusal: 'scan.check' })
    },
  )

  it('is incomplete, and no other page, where its check character was cut off', () => {
    fc.assert(
      fc.property(anyRun, anyOrdinal, (run, ordinal) => {
        const cut = pageCode(run, ordinal).slice(0, -2)
        expect(readPageCode(cut)).toMatchObject({ ok: false, refusal: 'scan.incomplete' })
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
