import fc from 'fast-check'
import { codedAs } from '#domain/codes/code.ts'
import { currencies } from '#domain/codes/currency.ts'
import { brokenRules, cleanText } from '#domain/dossiers/form.ts'
import type { Contents, DossierRecord, Field, Fields, Section, Value } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { BlobId, RecordId } from '#domain/ids.ts'
import { withCheck } from '#domain/people/id-number.ts'

/** A dossier as its sections declare it: whatever they may hold, and what was declared empty. */
export type AnyDossier = { readonly contents: Contents; readonly nothing: ReadonlySet<string> }

/** Every section of the house, one that was added as well: nothing here names one. */
export const anyDossier = (): fc.Arbitrary<AnyDossier> =>
  fc.tuple(...sections.map((section) => fc.tuple(anyRecords(section), fc.boolean()))).map((drawn) => {
    const all = sections.map((section, at) => [section.key, drawn[at]?.[0] ?? [], drawn[at]?.[1] ?? false] as const)
    return {
      contents: Object.fromEntries(all.flatMap(([key, records]) => (records.length > 0 ? [[key, records]] : []))),
      nothing: new Set(all.flatMap(([key, records, isNothing]) => (isNothing && records.length === 0 ? [key] : []))),
    }
  })

/** The same dossier later: of each record whether it stays, says something else or is gone, and what came beside it. */
export const laterOf = ({ contents }: AnyDossier): fc.Arbitrary<Contents> =>
  fc
    .tuple(
      ...sections.map((section) => {
        const records = contents[section.key] ?? []
        const next = records.map(({ id }) =>
          fc.oneof(
            { weight: 4, arbitrary: fc.constant('stays' as const) },
            { weight: 2, arbitrary: anyFields(section).map((fields): DossierRecord => ({ id, fields })) },
            { weight: 1, arbitrary: fc.constant('goes' as const) },
          ),
        )
        const more = section.single && records.length > 0 ? fc.constant([]) : anyRecords(section, 'later')
        return fc.tuple(fc.tuple(...next), more)
      }),
    )
    .map((drawn) =>
      Object.fromEntries(
        sections.flatMap(({ key }, at) => {
          const [next = [], more = []] = drawn[at] ?? []
          const before = contents[key] ?? []
          const kept = next.flatMap((one, index) => {
            const old = before[index]
            return one === 'goes' || !old ? [] : [one === 'stays' ? old : one]
          })
          // A section of one record holds one.
          const all = [...kept, ...(more as readonly DossierRecord[])]
          return all.length > 0 ? [[key, all]] : []
        }),
      ),
    )

function anyRecords(section: Section, when: 'first' | 'later' = 'first'): fc.Arbitrary<readonly DossierRecord[]> {
  return fc
    .array(anyFields(section), { maxLength: section.single ? 1 : 2 })
    .map((all) => all.map((fields, at) => ({ id: idOf(section, when, at), fields })))
}

/** Ids count up with time, as those of the house do. */
const idOf = ({ key }: Section, when: 'first' | 'later', at: number) => `${key} ${when} ${at}` as RecordId

/** A record that its own form would take. */
const anyFields = (section: Section): fc.Arbitrary<Fields> =>
  fc
    .tuple(
      ...section.fields.map((field) =>
        field.required
          ? candidates(field, section)
          : fc.option(candidates(field, section), { nil: undefined, freq: 3 }),
      ),
    )
    .map((drawn) => {
      const ways = section.fields.flatMap((field, at): Way[] => {
        const values = drawn[at]
        return values ? [{ field, values }] : []
      })
      return obeying(section, ways)
    })
    .filter((fields) => Object.keys(fields).length > 0)

type Way = { readonly field: Field; readonly values: readonly Value[] }

/** The first candidates that break no rule; what has none left is not said, unless it must be. */
function obeying(section: Section, ways: readonly Way[]): Fields {
  const fields = Object.fromEntries(
    ways.flatMap(({ field, values: [first] }) => (first === undefined ? [] : [[field.key, first]])),
  )
  const broken = new Map(brokenRules(section, fields))
  if (broken.size === 0) return fields
  const next = ways.flatMap(({ field, values }): Way[] => {
    const problem = broken.get(field.key)
    if (problem === undefined) return [{ field, values }]
    if (values.length > 1) return [{ field, values: values.slice(1) }]
    if (field.required) throw new Error(`Say here how ${section.key}.${field.key} is written: ${problem}`)
    return []
  })
  return obeying(section, next)
}

/** A value of this kind, and others to take where a rule wants another shape: a year, a month, a day, a resident's number. */
function candidates(field: Field, { exchange }: Section): fc.Arbitrary<readonly Value[]> {
  const clean = (text: string) => (field.clean ?? ((same) => same))(cleanText(text))
  const longest = Math.min(field.max ?? 200, 200)
  const text = (exchange ? word : anyText)
    .map((said) => clean(clean(said).slice(0, longest)))
    .filter((said) => said !== '' && said.isWellFormed())
  switch (field.kind) {
    case 'partial-date':
      return fc
        .tuple(date, fc.constantFrom(4, 6, 8))
        .map(([day, precision]) => [day.slice(0, precision), day.slice(0, 4), day.slice(0, 6), day, '20991231'])
    case 'code': {
      const codes = field.codes
      if (!codes) throw new Error(`${field.key} has no table.`)
      const known = codes.codes.map(({ name }): Value => codedAs(codes, name) ?? { text: name })
      const inTable = fc.nat(known.length - 1).map((first) => [...known.slice(first), ...known.slice(0, first)])
      if (field.open === false) return inTable
      const other = text.map((said): Value => codedAs(codes, said) ?? { text: said })
      return fc.oneof(
        { weight: 4, arbitrary: fc.tuple(inTable, other).map(([all, one]) => [...all, one]) },
        other.map((one) => [one]),
      )
    }
    case 'image':
      return fc.nat(9).map((at) => [{ blob: `image-${at}` as BlobId, width: 400 + at, height: 500 }])
    case 'file':
      return fc
        .nat(9)
        .map((at) => [
          { blob: `paper-${at}` as BlobId, name: `扫描 ${at}.pdf`, type: 'application/pdf', bytes: 9 + at },
        ])
    case 'post':
      return text.map((said) => [{ text: said }])
    case 'money':
      return fc
        .record({
          cents: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
          currency: fc.constantFrom(...currencies.codes.map(({ code }) => code)),
        })
        .map((money) => [money])
    case 'decimal':
      return fc.integer({ min: 1, max: 99_999 }).map((hundredths) => [String(hundredths / 100)])
    case 'number':
      return fc.tuple(fc.nat(999_999), fc.nat(12))
    case 'flag':
      return fc.constant([true])
    default:
      return fc.tuple(text, resident)
  }
}

const two = (value: number) => String(value).padStart(2, '0')
const date = fc
  .tuple(fc.integer({ min: 1950, max: 2025 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => `${year}${two(month)}${two(day)}`)
const resident = fc
  .tuple(date, fc.integer({ min: 100, max: 999 }))
  .map(([day, serial]): string => withCheck(`110101${day}${serial}`))

/** As a person is called, or a unit. */
const word = fc.stringMatching(/^[\u4e00-\u9fa0]{2,6}$/)

/** What people paste: rare characters, the marks of XML and of lists, quotes, several lines. */
const anyText = fc
  .array(
    fc.oneof(
      word,
      fc.constantFrom(
        '䶮',
        '𠮷',
        '\uE863',
        '&',
        '<',
        '>',
        ']]>',
        '"',
        "'",
        ',',
        '\t',
        '\n',
        '　',
        '\u200B',
        '@#',
        '1993.09--',
        '0',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((pieces) => pieces.join(''))
