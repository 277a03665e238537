import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sections } from '#domain/dossiers/sections/index.ts'
import { placesAt } from '#domain/imports/place.ts'
import { understand } from '#domain/imports/understand.ts'
import { readXml } from '#domain/imports/xml.ts'
import { tokenAt } from '#domain/imports/xml-tokens.ts'
import { rounds } from '../../thorough.ts'
import { element, parse } from './person-file.ts'

/** How many characters patterns are given to look at while `work` runs: what a reader costs, told without a clock. */
function looksOf(work: () => void): number {
  let looks = 0
  let inside = 0
  const ways = [Symbol.replace, Symbol.split, Symbol.match, Symbol.matchAll, Symbol.search, 'exec', 'test'] as const
  const proto = RegExp.prototype as unknown as Record<PropertyKey, (text: string, ...more: unknown[]) => unknown>
  const before = ways.map((way) => proto[way])
  for (const [at, way] of ways.entries()) {
    proto[way] = function (this: RegExp, text: string, ...more: unknown[]) {
      const from = this.lastIndex
      inside += 1
      const answer = before[at]?.call(this, text, ...more)
      inside -= 1
      // One that goes on where it stopped looks at what lies between.
      const goesOn = way === 'exec' && this.global
      if (inside === 0 && !this.sticky) looks += goesOn ? (this.lastIndex || text.length) - from : text.length
      return answer
    }
  }
  try {
    work()
  } finally {
    for (const [at, way] of ways.entries()) if (before[at]) proto[way] = before[at]
  }
  return looks
}

const tags = [...new Set(sections.flatMap(({ exchange }) => exchange?.tags ?? []))].filter((tag) => tag !== 'ZhaoPian')

const piece = fc.constantFrom(
  '；',
  '、',
  '，',
  ' ',
  '\n',
  '（',
  '）',
  '1993.09--',
  '1997.07--2001.05某厂\n',
  '2023年度',
  '其间：',
  '授予',
  '民盟；',
  '大学\n',
  '工学学士、',
  'x',
)

describe('reading costs no more than the file is long', () => {
  it('in the readers: twice the text is twice the work', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...tags),
        fc.array(piece, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (tag, pieces, ends) => {
          const file = (times: number) =>
            `<Person>${element(tag, `某${pieces.join('').repeat(times)}${ends ? '' : 'x'}`)}</Person>`
          const cost = (times: number) => {
            const parsed = parse(file(times))
            return parsed.ok ? looksOf(() => understand(parsed.value, sections)) : 0
          }
          expect(cost(400)).toBeLessThan(2.6 * cost(200) + 20_000)
        },
      ),
      { numRuns: rounds(60) },
    )
  })

  it('in the tokeniser: each character belongs to one token, and every token moves on', () => {
    const part = fc.constantFrom(
      '<a>',
      '</a>',
      '<',
      '&',
      '&amp;',
      '&#65;',
      'x',
      '<a b="c"/>',
      '<!-- -->',
      '<![CDATA[',
      ']]>',
      '"',
      '>',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const source = parts.join('')
        let at = 0
        while (at < source.length) {
          const { is, end } = tokenAt(source, at)
          if (is === 'refused') return
          expect(end).toBeGreaterThan(at)
          at = end
        }
        expect(at).toBe(source.length)
      }),
    )
  })

  it('in telling places: many are told by walking the text once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '字', '𠮷', '\n', '\r', '\r\n'), { maxLength: 80 }), (parts) => {
        const text = parts.join('')
        const all = Array.from({ length: text.length }, (_, at) => at)
        const ends = (at: number) => text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')
        const alone = all.map((at) => 1 + all.filter((before) => before < at && ends(before)).length)
        expect(placesAt(text, all).map(({ line }) => line)).toEqual(alone)
      }),
    )
  })

  it('has no pattern that looks for the end of a run from each of its beginnings', () => {
    const isCode = (file: string) => file.endsWith('.ts')
    const folders = ['parsing', 'imports', 'checks', 'checks/rules'].map(
      (name) => new URL(`../../../src/domain/${name}/`, import.meta.url),
    )
    const found = folders.flatMap((folder) =>
      readdirSync(folder)
        .filter(isCode)
        .flatMap((file) =>
          readFileSync(new URL(file, folder), 'utf8')
            .split('\n')
            .filter(
              (line) =>
                /\.replace\(\/(?:\\s|\[[^\]]*\])[*+]\$\//.test(line) || /\|(?:\\s|\[[^\]]*\])[*+]\$\/g/.test(line),
            )
            .map((line) => `${file}: ${line.trim()}`),
        ),
    )
    expect(found).toEqual([])
  })
})

describe('what is made to exhaust a reader', () => {
  const value = (text: string) => `<Person><XingMing>林</XingMing><X>${text}</X></Person>`
  const megabyte = Array.from(
    { length: 40 },
    (_, at) => `<B${at}>${`${'字'.repeat(500)}&`.repeat(12)}${'x'.repeat(20_000)}</B${at}>`,
  )

  it.each<[string, string, boolean, string]>([
    ['500 bare signs in a megabyte', `<Person>${megabyte.join('')}</Person>`, true, 'read'],
    ['more bare signs than anybody checks', value('&'.repeat(501)), true, 'import.malformed'],
    [
      '300,000 pieces of an unknown tag',
      `<Person><Y>${'<Z>'.repeat(1)}${'a&amp;'.repeat(300_000)}</Y></Person>`,
      true,
      'import.too-long',
    ],
    ['300,000 unknown tags', `<Person>${'<a/>'.repeat(300_000)}</Person>`, false, 'import.too-many'],
    [
      'a résumé of ten megabytes',
      `<Person><JianLi>${'1997.07--2001.05 x\n'.repeat(500_000)}</JianLi></Person>`,
      false,
      'import.too-long',
    ],
    ...Object.entries({
      value: `<JianLi bei="工${'x'.repeat(10_000_000)}">`,
      name: `<JianLi${'x'.repeat(10_000_000)}>`,
      blank: `<JianLi${' '.repeat(10_000_000)}>`,
      'row of values': `<JianLi${Array.from({ length: 500_000 }, (_, at) => ` a${at}="1997"`).join('')}>`,
    }).map(([what, tag]): [string, string, boolean, string] => [
      `a ${what} of ten megabytes in a tag`,
      `<Person>${tag}x</JianLi></Person>`,
      false,
      'import.malformed',
    ]),
    [
      '90,000 separators',
      `<Person><ZhuanYeJiShuZhiWu>${'；'.repeat(90_000)}</ZhuanYeJiShuZhiWu></Person>`,
      false,
      'import.too-long',
    ],
  ])('%s is read or refused', (_, file, mend, expected) => {
    const parsed = parse(file, mend)
    expect(parsed.ok ? 'read' : parsed.refusal).toBe(expected)
  })

  it('with known tags inside what was none comes out word for word', () => {
    const read = readXml(`<P><a>${'x&amp;'.repeat(200_000)}</P>`, { mend: true, known: () => false })
    expect(read.ok && read.value.root.text.length).toBe(400_003)
  })
})
