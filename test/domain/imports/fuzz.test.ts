import fc from 'fast-check'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { sections } from '#domain/dossiers/sections/index.ts'
import { understand } from '#domain/imports/understand.ts'
import { readXml } from '#domain/imports/xml.ts'
import { readDate } from '#domain/parsing/dates.ts'
import { readPartyDate } from '#domain/parsing/party-date.ts'
import { rounds } from '../../thorough.ts'
import { element, escaped, parse, person, understood, written } from './person-file.ts'

const tags = [...new Set(sections.flatMap(({ exchange }) => exchange?.tags ?? []))].filter(
  (tag) => tag !== 'ZhaoPian' && tag !== 'JiaTingChengYuan',
)

const piece = fc.oneof(
  fc.constantFrom(
    '1985.1',
    '197503',
    '2001年5月',
    '--',
    '至今',
    '（其间：',
    '）',
    '；',
    '民盟',
    '中共党员',
    '无',
    '优秀',
    '2023年度',
    '处分',
    '记功',
    '\n',
    '\r',
    '\u3000',
    '\u200B',
    '\uE863',
    '&',
    '<',
    '>',
    ']]>',
    '"',
    '某大学',
    '𠮷',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }).filter((text) => text.isWellFormed()),
)
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))

describe('whatever a file says', () => {
  it('is read or refused, never thrown at, when its bytes are anything', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, mend) => {
        expect(typeof parse(bytes, mend).ok).toBe('boolean')
      }),
      { numRuns: rounds(500) },
    )
  })

  it('is read or refused when it is a file with a few bytes changed, cut or doubled', () => {
    const good = new TextEncoder().encode(written())
    fc.assert(
      fc.property(
        fc.nat(good.length - 1),
        fc.nat(good.length),
        fc.integer({ min: 0, max: 255 }),
        fc.boolean(),
        (at, cut, byte, mend) => {
          const bytes = good.slice(0, Math.max(at + 1, cut))
          bytes[at] = byte
          const parsed = parse(bytes, mend)
          if (parsed.ok) expect(understand(parsed.value, sections).length).toBeGreaterThan(0)
          else expect(parsed.refusal).toMatch(/^import\./)
        },
      ),
      { numRuns: rounds(500) },
    )
  })

  it('has every value understood or kept, whatever it is: no raw text is lost', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...tags), text),
        fc.dictionary(fc.stringMatching(/^[A-Z][a-z]{3,8}$/), text),
        (values, foreign) => {
          const file = `<Person>${Object.entries({ ...values, ...foreign })
            .map(([tag, value]) => element(tag, value))
            .join('')}</Person>`
          const parsed = parse(file)
          if (!parsed.ok) throw new Error(parsed.refusal)
          for (const [tag, value] of Object.entries(values)) {
            const kept = parsed.value.file.text(tag)
            expect(kept === value || kept === '').toBe(true)
          }
          const records = understand(parsed.value, sections)
          for (const [tag, value] of Object.entries(foreign)) {
            if (
              /[\p{L}\p{N}]/u.test(value) &&
              !tags.some((known) => known.toLowerCase() === tag.toLowerCase()) &&
              tag !== 'Version'
            )
              expect(records.some(({ section, raw }) => section === 'unread' && raw === value)).toBe(true)
          }
        },
      ),
      { numRuns: rounds(300) },
    )
  })

  it('never leaves control or direction characters in a value', () => {
    const words = (one: unknown) =>
      typeof one === 'string' ? one : typeof one === 'object' && one !== null && 'text' in one ? String(one.text) : ''
    fc.assert(
      fc.property(fc.constantFrom(...tags), text, (tag, value) => {
        const values = understood(written({ [tag]: value })).flatMap(({ fields }) => Object.values(fields))
        expect(values.map(words).join('')).not.toMatch(
          /[^\P{Cc}\t\n\r]|[\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u,
        )
      }),
      { numRuns: rounds(300) },
    )
  })

  it('gives dates that exist', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(readDate(value).value ?? '1975').toMatch(/^\d{4}(?:(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])?)?$/)
      }),
    )
  })

  it('gives memberships of parties that exist', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(readPartyDate(value).memberships.every(({ party }) => party.code)).toBe(true)
      }),
    )
  })
})

describe('the reader of XML', () => {
  const plainText = fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .filter((value) => !/[^\P{Cc}]|\uFFFE|\uFFFF/u.test(value))
  const name = fc
    .stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,6}$/)
    .filter((word) => !['constructor', 'prototype', 'toString', 'valueOf'].includes(word))
  const node = (depth: number): fc.Arbitrary<string> =>
    fc
      .tuple(name, plainText, depth === 0 ? fc.constant([]) : fc.array(node(depth - 1), { maxLength: 3 }))
      .map(([tag, inner, children]) => `<${tag}>${escaped(inner)}${children.join('')}</${tag}>`)

  it('agrees with another parser on every well-formed file', () => {
    const other = new XMLParser({ preserveOrder: true, trimValues: false, parseTagValue: false, processEntities: true })
    type Node = Record<string, unknown>
    const fromOther = (nodes: readonly Node[]): unknown =>
      nodes.flatMap((node) => {
        const [name = '', inner] = Object.entries(node)[0] ?? []
        if (name === '#text') return []
        const children = inner as Node[]
        return [
          [
            name,
            children.map((child) => ('#text' in child ? String(child['#text']) : '')).join(''),
            fromOther(children),
          ],
        ]
      })
    type Ours = { readonly name: string; readonly text: string; readonly children: readonly Ours[] }
    const fromOurs = ({ name, text: own, children }: Ours): unknown => [name, own, children.map(fromOurs)]
    fc.assert(
      fc.property(node(3), (inner) => {
        const source = `<Person>${inner}</Person>`
        const ours = readXml(source, { mend: false, known: () => false })
        if (!ours.ok) throw new Error(ours.refusal)
        expect([fromOurs(ours.value.root)]).toEqual(fromOther(other.parse(source)))
      }),
      { numRuns: rounds(300) },
    )
  })

  it('comes to an end on what is made to exhaust it', () => {
    const element = (tag: string, value: string) => `<Person><${tag}>${escaped(value)}</${tag}></Person>`
    for (const source of [
      `<Person ${' '.repeat(200_000)}<`,
      `<Person><a>${'<'.repeat(50_000)}</a></Person>`,
      `<Person>${'<a>'.repeat(23)}${' '.repeat(300_000)}`,
      element('JianLi', '（'.repeat(29_000)),
      element('JianLi', '1993.09--'.repeat(3_000)),
      element('JianLi', `${' '.repeat(29_000)}x`),
      element('NianDuKaoHeJieGuo', '2023、'.repeat(5_000)),
      element('NianDuKaoHeJieGuo', `2023 ${' '.repeat(29_000)}x`),
      element('JiangChengQingKuang', '授予'.repeat(14_000)),
      element('RuDangShiJian', '民盟；1994.05（'.repeat(2_000)),
      element('XingMing', `x${' '.repeat(29_000)}y`),
      element('ZhuanYeJiShuZhiWu', '（、'.repeat(14_000)),
    ]) {
      const parsed = parse(source, true)
      if (parsed.ok) expect(understand(parsed.value, sections)).toBeDefined()
    }
  })

  it('keeps the whole person whatever the order of the tags', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.keys(person), { minLength: Object.keys(person).length }), (order) => {
        const values = person as Record<string, Parameters<typeof element>[1]>
        const file = `<Person>${order.map((tag) => element(tag, values[tag])).join('')}</Person>`
        const byName = (records: ReturnType<typeof understood>) =>
          JSON.stringify(records.map(({ section, fields }) => [section, fields]))
        expect(byName(understood(file))).toBe(byName(understood(written())))
      }),
      { numRuns: rounds(60) },
    )
  })
})
